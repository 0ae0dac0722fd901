"""Which event counts: the highest number of a client, and of several clients the one whose highest came last."""

from quizapp.store.newest_events import newest


def test_of_one_client_the_highest_number_counts_in_whatever_order_they_came() -> None:
    assert newest([("town", "a", 2, 1, "new"), ("town", "a", 1, 2, "old"), ("seat", "a", 3, 3, "else")]) == {
        "town": "new",
        "seat": "else",
    }


def test_of_two_clients_the_one_counts_whose_highest_came_last() -> None:
    events = [("town", "a", 1, 1, "first"), ("town", "b", 9, 2, "second"), ("town", "a", 2, 3, "third")]

    assert newest(events) == {"town": "third"}
    assert newest([*events, ("town", "b", 3, 4, "late, and older")]) == {"town": "third"}
