"""Health: the server says that it lives, to anybody and without remembering them."""

from browsing import Person


def test_it_says_that_it_lives(nobody: Person) -> None:
    reply = nobody.get("/healthz")

    assert (reply.status, reply.json) == (200, {"alive": True})


def test_it_remembers_nobody(nobody: Person) -> None:
    nobody.get("/healthz")

    assert nobody.client.get_cookie("quizapp") is None
