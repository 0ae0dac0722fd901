"""Sentences end where readers say they end; a teacher's own marks mend what the splitter gets wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.sentences import split_paragraph


def sentences(marked: str) -> list[str]:
    text, found = split_paragraph(marked, 1)
    return [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    "marked",
    [
        "Kim J. Un met Mr. Putin.|They talked.",
        "He spoke to J. K. Rowling.|She listened.",
        "The U.S. said no.|It did.",
        "He lives in the U.S.|She does not.",
        "Gen. Lee, Prof. Kim and Mrs. Park met.|They left.",
        "The talks began at 5 p.m. on Monday.|Nobody came.",
        "At 10 a.m.|He spoke.",
        "Prices rose by 1.5 percent.|They fell by 3.2%.|Nobody knew.",
        "It cost $4.5m.|Nobody paid.",
        "It was No. 5 of Jan. 3.|It won.",
        "He waited … and left.|She stayed.",
        "He waited…|She stayed.",
        "He said: “I came.”|Then he left.",
        "“Did he come?” she asked.|“No!” he said.",
        'Did you ask "why?"|He did.',
        "Kim said “not yet.”|Putin nodded.",
        "The report (see p. 5) is long.|It is.",
        "Visit example.com.|Then go.",
        "Is it?|Yes!|No.|Well…",
        "A heading without a full stop",
    ],
)
def test_sentences_end_where_readers_say(marked: str) -> None:
    expected = marked.split("|")

    assert sentences(" ".join(expected)) == expected


def test_quotation_of_two_sentences_is_two_sentences() -> None:
    assert sentences("“I came. I saw.” He left.") == ["“I came.", "I saw.”", "He left."]


@pytest.mark.parametrize(
    ("wrong", "mended", "expected"),
    [
        (
            "It ended at 7 p.m. Nobody came.",
            "It ended at 7 p.m. {|} Nobody came.",
            ["It ended at 7 p.m.", "Nobody came."],
        ),
        ("Er kam am 3. Oktober. Gut.", "Er kam am 3. {+}Oktober. Gut.", ["Er kam am 3. Oktober.", "Gut."]),
    ],
)
def test_marks_mend_what_the_splitter_gets_wrong(wrong: str, mended: str, expected: list[str]) -> None:
    assert sentences(wrong) != expected
    assert sentences(mended) == expected


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("He came.{|}She left.", "He came. She left."),
        ("He came. {|} She left.", "He came. She left."),
        ("He came. {+}{|} She left.", "He came. She left."),
        ("{|}He came.{|}", "He came."),
        ("{+} He came. {+}", "He came."),
        ("{|} {|}", ""),
        ("{a} {-} {}", "{a} {-} {}"),
    ],
)
def test_marks_leave_no_trace_in_the_text(marked: str, text: str) -> None:
    assert split_paragraph(marked, 1)[0] == text


def test_ids_count_the_sentences_of_their_paragraph() -> None:
    _, found = split_paragraph("He came. She left.", 7)

    assert [each.id for each in found] == ["p7.s1", "p7.s2"]


@given(
    st.lists(st.sampled_from(["He", "came.", "Mr.", "U.S.", "“No!”", "1.5", "…", "\u00a0", "{|}", "{+}", "p.m.", "'"])),
    st.sampled_from([" ", "", "  "]),
)
def test_sentences_do_not_overlap_and_cover_every_character(words: list[str], between: str) -> None:
    text, found = split_paragraph(between.join(words), 1)

    assert [each.id for each in found] == [f"p1.s{index}" for index in range(1, len(found) + 1)]
    end = 0
    for each in found:
        assert each.start < each.end
        assert not text[end : each.start].strip()
        assert text[each.start : each.end].strip()
        end = each.end
    assert not text[end:].strip()
    assert split_paragraph(between.join(words), 1) == (text, found)
