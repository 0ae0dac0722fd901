"""The text of a cloze: names in braces are gaps, doubled braces are braces, and no space is lost."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.question_types.cloze.gap_text import fill, gap_names, text_faults


def flat(text: str) -> str:
    """The text with `<name>` in place of each gap."""
    paragraphs = fill(text, lambda name: f"<{name}>")
    return "|".join(
        "".join(f"{piece.words.before}{piece.words.text}{piece.words.after}{piece.gap or ''}" for piece in pieces)
        for pieces in paragraphs
    )


def test_each_gap_stands_between_its_words() -> None:
    assert flat("It moved to {town} in the {season}.") == "It moved to <town> in the <season>."
    assert gap_names("It moved to {town} in the {season}.") == ["town", "season"]


def test_gaps_may_stand_first_last_and_side_by_side() -> None:
    assert flat("{a}{b} and {c}") == "<a><b> and <c>"


def test_doubled_braces_are_braces() -> None:
    assert flat("A {{set}} of {n}") == "A {set} of <n>"
    assert list(text_faults("A {{set}} of {n}")) == []


def test_an_empty_line_starts_a_paragraph() -> None:
    assert flat("One {a}.\n \nTwo.\nStill two.\n") == "One <a>.|Two.\nStill two."


def test_spaces_inside_the_braces_do_not_matter() -> None:
    assert gap_names("to { town }") == ["town"]


def test_braces_that_stand_alone_and_bad_names_are_told() -> None:
    told = [(fault.path, fault.what) for fault in text_faults("a { b } c {two words} {} d }")]

    assert told == [
        (("text",), "'{two words}' cannot be the name of a gap"),
        (("text",), "'{}' cannot be the name of a gap"),
        (("text",), "a brace '}' stands alone"),
    ]


@given(st.text(alphabet="ab {}\n*", max_size=40))
def test_any_text_is_cut_into_its_gaps(text: str) -> None:
    pieces = [piece for paragraph in fill(text, str) for piece in paragraph]

    assert [piece.gap for piece in pieces if piece.gap is not None] == gap_names_by_paragraph(text)


def gap_names_by_paragraph(text: str) -> list[str]:
    return [name for paragraph in text.strip().replace("\n \n", "\n\n").split("\n\n") for name in gap_names(paragraph)]
