"""Starting from an article: whatever is given becomes a set that works, or is refused in words that help."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.articles.article import Origin, UnreadableArticle
from quizapp.content.bundle import check_bundle
from quizapp.content.places_to_fill import MARK
from quizapp.question_types import REGISTRY
from quizapp.services.start_from_article import (
    Start,
    source_line,
    start_from_article,
    suggested_name,
)

COPIES = Path(__file__).parents[1] / "content" / "articles" / "copies"
BODY = "The bridge will close in June, the council said on Monday. It stays closed for a year."
LINES = [
    *("Advertisement", "By Ida Lund", "24 May 2024", "Comments", "Read more: Ten bridges", "Why it has to close"),
    *("# Title", "- one", "> quote", "{|}", "[a](b)", "<p>one</p><p>two</p>", "“No,” she said.", BODY),
]


def check(start: Start) -> None:
    """The two files are sound as they stand."""
    checked = check_bundle(start.bundle, start.bundle.name, REGISTRY)
    assert all(problem.what.startswith("a place to fill: ") for problem in checked.problems)
    assert checked.question_set is not None
    assert checked.question_set.questions


# ---------------------------------------------------------------- what becomes of an article


@pytest.mark.parametrize("path", sorted(COPIES.iterdir()), ids=lambda path: path.name)
def test_each_copied_page_becomes_a_set_that_works(path: Path) -> None:
    start = start_from_article(path.read_bytes(), path.name)

    check(start)
    assert f"{MARK} a question that the sentence below answers" in start.bundle.text


def test_pasting_gives_the_same_as_a_file() -> None:
    path = COPIES / "wall.txt"

    pasted = start_from_article(path.read_text("utf-8"))

    assert pasted == start_from_article(path.read_bytes())


@pytest.mark.parametrize(
    ("given_text", "file_name"),
    [
        (f"# Bridge closes\n\n{BODY}", ""),
        (f"# Bridge closes\n\n{BODY}", "a.md"),
        (f"Bridge closes\n===\n\n{BODY}", "a.md"),
    ],
)
def test_markdown_is_known_by_its_name_or_its_beginning(given_text: str, file_name: str) -> None:
    assert start_from_article(given_text, file_name).article.origin.headline == "Bridge closes"


def test_a_text_file_with_a_sign_of_markdown_stays_plain() -> None:
    start = start_from_article(f"Bridge closes\n\n{BODY} It costs 5 * 3 crowns.", "a.txt")

    assert "It costs 5 * 3 crowns." in start.passage.paragraphs[0].text


def test_the_language_is_the_declared_one_or_a_guess() -> None:
    german = "Die Brücke über den Fluss ist im Juni für ein Jahr gesperrt, sagte der Rat am Montag."

    assert start_from_article(german).passage.language == "de"
    assert start_from_article(f'<html lang="de-CH"><body><p>{german}</p></body></html>').passage.language == "de-CH"


@pytest.mark.parametrize(
    ("origin", "file_name", "name"),
    [
        (Origin("H", "", "The Ashford Echo", "2024-05-24"), "", "ashford-echo-2024-05-24"),
        (Origin("Bridge closes", publisher="Ebbinger Bote"), "", "ebbinger-bote"),
        (Origin("Bridge closes", published="2024-05-24"), "", "report-2024-05-24"),
        (Origin("Brücke bleibt zu!"), "", "brucke-bleibt-zu"),
        (Origin("大桥"), "my copy", "my-copy"),
        (Origin(), "", "report"),
        (Origin("word " * 60), "", "word-" * 11 + "word"),
    ],
)
def test_the_files_get_a_name_that_says_what_they_are(origin: Origin, file_name: str, name: str) -> None:
    assert suggested_name(origin, file_name)[:59] == name[:59]


def test_the_source_line_says_what_is_known() -> None:
    assert source_line(Origin("Bridge closes", "Ida Lund", "Ashford Echo", "2024-05-24")) == (
        "Ida Lund: “Bridge closes”. Ashford Echo, 24 May 2024."
    )
    assert source_line(Origin()) == "“headline not known”. Publisher not known, date not known."


# ---------------------------------------------------------------- what a teacher should look at


def notes(text: str) -> str:
    return " ".join(start_from_article(text).notes)


def test_a_date_with_two_meanings_is_told() -> None:
    assert "'11/09/2023' can be read in two ways" in notes(f"Bridge closes\n\n11/09/2023\n\n{BODY}")


def test_the_date_of_a_change_is_told() -> None:
    assert "only the date of a change ('Updated 25 May 2024')" in notes(
        f"Bridge closes\n\nUpdated 25 May 2024\n\n{BODY}"
    )


def test_captions_are_told() -> None:
    assert "Captions of pictures stay in the passage (1)" in notes(f"Bridge closes\n\nThe pier (photo: Echo)\n\n{BODY}")


def test_a_paragraph_without_end_is_parted_and_told() -> None:
    long = " ".join(f"On day {number} the ferry left the harbour at noon." for number in range(150))

    start = start_from_article(f"A year at sea\n\n{long}")

    assert "was too long and became" in " ".join(start.notes)
    assert len(start.passage.paragraphs) > 1
    check(start)


# ---------------------------------------------------------------- what cannot be used


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "this holds 0 words of running text, and a passage needs 10"),
        ("one two three", "0 words of running text"),
        ("Only six words are in here.", "6 words of running text"),
        ("Advertisement\n\nShare\n\nComments", r"was left out \(advertisement, share or follow, comments\)"),
        ("\0" * 50, "this is not a text"),
        ("x" * 5_000_001, "larger than 5 MB"),
        (f"{BODY}\n\n" * 3_000, "264,000 characters, and a passage can have 40,000"),
        (
            "\n".join(f"Sentence {n} says one more thing about it." for n in range(1500)),
            "and a passage can have 40,000",
        ),
        ("So it is said.\n" * 40, "every sentence of this text stands in it several times|0 words"),
    ],
)
def test_it_says_why_and_what_to_do(text: str, what: str) -> None:
    with pytest.raises(UnreadableArticle, match=what) as refused:
        start_from_article(text)

    assert refused.value.instead


@given(st.lists(st.text(max_size=60) | st.sampled_from(LINES), max_size=25), st.sampled_from(["", "a.md", "a.html"]))
def test_any_text_becomes_a_set_that_works_or_is_refused(lines: list[str], file_name: str) -> None:
    for text in ("\n".join(lines), "\n\n".join([*lines, BODY])):
        with suppress(UnreadableArticle):
            check(start_from_article(text, file_name))


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_any_bytes_become_a_set_that_works_or_are_refused(raw: bytes, encoding: str) -> None:
    with suppress(UnreadableArticle):
        check(start_from_article(raw + BODY.encode(encoding)))
