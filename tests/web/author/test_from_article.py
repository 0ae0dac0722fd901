"""A set from an article: pasted or uploaded, with everything told that was found and left out."""

import io

import pytest
from browsing import Page, Person, csrf_of
from flask import Flask

ARTICLE = """\
A new pier for the harbour

By Ida Lund
Harbour Post
24 May 2031

The council opened the new pier on Monday. It had been planned for nine years, and it cost three times as much.

The old pier was closed in the autumn after a storm. Since then the ferry has landed at the fish market, a mile away.

"We waited long enough," said the mayor. She cut the ribbon together with the oldest fisherman of the town.

Subscribe to our newsletter
Share on social media
"""


def paste(person: Person, text: str) -> Page:
    page = person.get("/workshop/new/article")
    return person.press(page, "/new/article", article=text)


def test_what_is_pasted_becomes_a_passage_and_questions_to_fill_in(taylor: Person) -> None:
    page = paste(taylor, ARTICLE)
    editor = taylor.get(next(each["href"] for each in page.tree.all("a") if each.text == "Open the editor"))

    assert page.heading == "Your set is begun"
    assert "A new pier for the harbour" in page.tree.one("dl").text
    assert "FILL:" in editor.tree.one("textarea", name="text").text
    assert "The council opened the new pier" in editor.tree.one("textarea", name="passage_text").text
    assert "place to fill" in editor.tree.one("section", id="problems").text


def test_the_same_form_sent_again_begins_no_second_set(taylor: Person) -> None:
    form = taylor.get("/workshop/new/article")
    first = taylor.press(form, "/new/article", article=ARTICLE)

    again = taylor.press(form, "/new/article", article=ARTICLE)

    assert (first.heading, again.status) == ("Your set is begun", 200)
    assert "/workshop/sets/" in again.path
    assert len(taylor.get("/workshop").tree.all("li", class_="card")) == 1


def test_a_text_and_a_file_at_once_are_not_guessed_between(taylor: Person) -> None:
    form = taylor.get("/workshop/new/article")
    sent = {"csrf_token": csrf_of(form), "article": ARTICLE, "file": (io.BytesIO(ARTICLE.encode()), "report.txt")}

    page = taylor.post("/workshop/new/article", sent)

    assert page.status == 422
    assert "Send one of the two" in page.tree.text


def test_what_is_left_out_is_listed(taylor: Person) -> None:
    page = paste(taylor, ARTICLE)

    assert "Subscribe to our newsletter" in page.tree.one("ul", class_="left-out").text


def test_it_cannot_be_published_before_it_is_filled(taylor: Person, anna: Person) -> None:
    page = paste(taylor, ARTICLE)
    editor = next(each["href"] for each in page.tree.all("a") if each.text == "Open the editor")
    history = taylor.press(taylor.get(f"{editor}/history"), "/publish")

    assert "Revision 1 has problems" in history.tree.one(role="status").text
    assert [each.text for each in anna.get("/").tree.all("h2")] == ["The court moves"]


def test_a_file_is_taken_as_well(taylor: Person) -> None:
    token = csrf_of(taylor.get("/workshop/new/article"))
    sent = {"csrf_token": token, "article": "", "file": (io.BytesIO(ARTICLE.encode("cp1252")), "pier.txt")}

    assert taylor.post("/workshop/new/article", sent).heading == "Your set is begun"


@pytest.mark.parametrize("text", ["", "   ", "too short", "x" * 300_000])
def test_what_is_no_article_is_told_and_stays_in_the_field(taylor: Person, text: str) -> None:
    page = paste(taylor, text)

    assert page.status == 422
    assert page.tree.one("p", role="alert").text.endswith(".")
    assert page.tree.one("textarea").text == text.strip()
    assert taylor.get("/workshop").tree.all("li", class_="card") == []


def test_a_picture_is_told(taylor: Person) -> None:
    token = csrf_of(taylor.get("/workshop/new/article"))
    sent = {"csrf_token": token, "file": (io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), "picture.png")}

    assert taylor.post("/workshop/new/article", sent).status == 422


def test_script_in_a_page_is_text_or_gone(app: Flask, taylor: Person) -> None:
    page = paste(taylor, ARTICLE.replace("nine years", "<script>alert(1)</script> nine years"))

    assert "<script>alert" not in page.html


def test_fifty_megabytes_are_told(taylor: Person) -> None:
    assert paste(taylor, "word " * 10_000_000).status == 413
