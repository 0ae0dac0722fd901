"""Citing: what was picked is found again by the loader, and stands where the cursor was."""

from pathlib import Path

import pytest

from quizapp.content.bundle import Bundle, bundle_of_files, problems_of_form
from quizapp.content.citing import Key, NowhereToCite
from quizapp.question_types import REGISTRY
from quizapp.services.cite_passage import cite, edited

ONE = """\
format: 1
title: One
passages:
  - id: post
    title: T
    text: |
      The court moved to "Ashford" in the spring. It took nine days. Many sang.

      Millbrook had asked for it, but was refused. Many sang. Nobody came. Nobody came.
questions:
  - id: seat
    type: single_choice
    prompt: Where did the court move?
    options:
      a: Harbour
      b:
        text: Millbrook
        why: It was refused.
      c: Ashford

    answer: c

  # the second one
  - type: true_false_not_given
    id: claims
    prompt: Which is true?
    statements:
      h: {text: The court moved in spring., answer: 'true'}
      i:
        text: It moved by ship.
        answer: 'false'
    cite: It took nine days.
"""
TWO = ONE.replace(
    "questions:\n",
    "  - {id: gazette, title: T, text: The harbour sold wool. Salt came in by ship.}\nquestions:\n",
)


def cited(text: str, at: str, words: str, key: Key = "cite", passage: str = "post") -> str:
    """The text after citing these words with the cursor where *at* stands."""
    bundle = Bundle("set", text)
    line = text[: text.index(at)].count("\n") + 1
    return edited(text, cite(REGISTRY, bundle, line, key, spot(text, words, passage)))


def spot(text: str, words: str, passage: str) -> tuple[str, int, int, int]:
    loaded = {
        "post": [
            'The court moved to "Ashford" in the spring. It took nine days. Many sang.',
            "Millbrook had asked for it, but was refused. Many sang. Nobody came. Nobody came.",
        ],
        "gazette": ["The harbour sold wool. Salt came in by ship."],
    }[passage]
    number = next(number for number, paragraph in enumerate(loaded, 1) if words in paragraph)
    start = loaded[number - 1].index(words)
    return passage, number, start, start + len(words)


def added(before: str, after: str) -> list[str]:
    old = before.split("\n")
    return [line for line in after.split("\n") if line not in old]


def problems(text: str) -> list[str]:
    return [str(problem) for problem in problems_of_form(Bundle("set", text), REGISTRY)]


class TestTheLine:
    @pytest.mark.parametrize("at", ["id: seat", "prompt: Where", "options:", "a: Harbour", "why: It", "answer: c"])
    def test_it_goes_to_the_question_that_the_cursor_is_in(self, at: str) -> None:
        text = cited(ONE, at, "The court moved")

        assert added(ONE, text) == ['    cite: "The court moved"']
        assert problems(text) == []

    @pytest.mark.parametrize("at", ["id: seat", "prompt: Where", "answer: c"])
    def test_it_goes_to_the_end_of_its_question(self, at: str) -> None:
        lines = cited(ONE, at, "The court moved").split("\n")

        assert lines[lines.index("    answer: c") + 1] == '    cite: "The court moved"'

    @pytest.mark.parametrize("at", ["\n\n    answer: c", "\n\n  # the second one", "  # the second one"])
    def test_an_empty_line_or_a_comment_belongs_to_what_stands_above(self, at: str) -> None:
        text = cited(ONE, at, "The court moved")

        assert added(ONE, text) == ['    cite: "The court moved"']
        assert problems(text) == []

    def test_a_trap_goes_to_the_option(self) -> None:
        text = cited(ONE, "why: It was", "Millbrook had asked", "trap")

        assert added(ONE, text) == ['        trap: "Millbrook had asked"']

    def test_a_statement_has_a_proof_of_its_own(self) -> None:
        text = cited(ONE, "text: It moved", "Many sang")

        assert added(ONE, text) == ['        cite: {quote: "Many sang", paragraph: 1}']

    def test_a_statement_in_one_line_cites_with_its_question(self) -> None:
        text = cited(ONE, "h: {text", "Nobody")

        assert '    cite: ["It took nine days.", "was refused' not in text
        assert "It took nine days." in added(ONE, text)[0]

    @pytest.mark.parametrize("at", ["format: 1", "title: One", "text: |", "Millbrook had", "questions:"])
    def test_outside_of_questions_it_says_where_to_put_the_cursor(self, at: str) -> None:
        with pytest.raises(NowhereToCite, match="Put the cursor into the question"):
            cited(ONE, at, "The court moved")

    @pytest.mark.parametrize("text", ["", "\n", "questions:\n", "questions:\n  - \n", "a"])
    def test_a_text_without_questions_says_so_too(self, text: str) -> None:
        bundle = Bundle("set", text, ())

        for line in (0, 1, 5):
            with pytest.raises(NowhereToCite):
                cite(REGISTRY, bundle, line, "cite", ("post", 1, 0, 5))


class TestWhatIsCitedAlready:
    @pytest.mark.parametrize(
        ("there", "then"),
        [
            ("cite: It took nine days.", 'cite: ["It took nine days.", "The court moved"]'),
            ("cite:", 'cite: "The court moved"'),
            (
                "cite: [It took nine days., Millbrook had asked]",
                'cite: ["It took nine days.", "Millbrook had asked", "The court moved"]',
            ),
            ("cite:\n      - It took nine days.", 'cite: ["It took nine days.", "The court moved"]'),
            ("cite:\n    - It took nine days.", 'cite: ["It took nine days.", "The court moved"]'),
            ("cite: {post: It took nine days.}", 'cite:\n      post: "It took nine days."\n'),
            (
                "cite: {quote: Many sang, paragraph: 2}",
                'cite: [{quote: "Many sang", paragraph: 2}, "The court moved"]',
            ),
            ('cite: "The court moved"', 'cite: "The court moved"'),
            ("cite: >\n      It took\n      nine days.", 'cite: ["It took nine days.", "The court moved"]'),
        ],
    )
    @pytest.mark.parametrize("at", ["cite:", "prompt: Which"])
    def test_it_stays(self, there: str, then: str, at: str) -> None:
        text = ONE.replace("cite: It took nine days.", there)
        tail = "cite:" if at == "cite:" else at

        assert f"    {then}" in cited(text, tail, "The court moved")

    @pytest.mark.parametrize(
        "example", ["cite: An example's own words.", "cite: {market: Some words.}", "cite: [Some words., More words.]"]
    )
    def test_what_stands_in_no_passage_goes(self, example: str) -> None:
        text = ONE.replace("cite: It took nine days.", example)

        assert added(text, cited(text, "prompt: Which", "The court moved")) == ['    cite: "The court moved"']

    def test_of_another_passage_it_stays_too(self) -> None:
        text = TWO.replace("cite: It took nine days.", "cite: {post: It took nine days.}")
        after = cited(text, "prompt: Which", "The harbour sold wool", passage="gazette")

        assert added(text, after) == [
            "    cite:",
            '      post: "It took nine days."',
            '      gazette: "The harbour sold wool"',
        ]

    @pytest.mark.parametrize("broken", ["cite: {post: [}", "cite: [1, [2]]", "cite: *x", "cite: {a: {b: c}}"])
    def test_a_mistake_in_it_is_told_and_not_overwritten(self, broken: str) -> None:
        with pytest.raises(NowhereToCite, match=r"The citation in line \d+ has a mistake\. Mend it first"):
            cited(ONE.replace("cite: It took nine days.", broken), "prompt: Which", "The court moved")

    def test_an_entry_that_begins_with_it_keeps_its_dash(self) -> None:
        hot = ONE.replace("  - id: seat\n", "  - cite: It took nine days.\n    id: seat\n")

        assert '  - cite: ["It took nine days.", "The court moved"]\n    id: seat' in cited(
            hot, "id: seat", "The court moved"
        )


class TestTheQuote:
    def test_it_is_taken_to_whole_words(self) -> None:
        assert 'cite: "court moved"' in cited(ONE, "prompt: Where", "ourt move")

    def test_quotation_marks_are_kept(self) -> None:
        text = cited(ONE, "prompt: Where", 'to "Ashford" in')

        assert """cite: 'to "Ashford" in'""" in text
        assert problems(text) == []

    def test_words_that_stand_in_two_paragraphs_name_theirs(self) -> None:
        text = cited(ONE, "prompt: Where", "Many sang")

        assert 'cite: {quote: "Many sang", paragraph: 1}' in text
        assert problems(text) == []

    def test_words_that_stand_twice_in_one_paragraph_are_widened(self) -> None:
        text = cited(ONE, "prompt: Where", "Nobody")

        assert 'cite: "Many sang. Nobody came. Nobody came."' in text
        assert problems(text) == []

    def test_with_several_passages_it_names_its_own(self) -> None:
        text = cited(TWO, "prompt: Where", "sold wool", passage="gazette")

        assert '    cite:\n      gazette: "sold wool"' in text

    @pytest.mark.parametrize(
        "nothing", [("post", 1, 5, 5), ("post", 1, 3, 4), ("post", 9, 0, 4), ("post", 0, 0, 4), ("post", 1, 900, 999)]
    )
    def test_no_words_are_no_quote(self, nothing: tuple[str, int, int, int]) -> None:
        with pytest.raises(NowhereToCite, match="cannot be cited"):
            cite(REGISTRY, Bundle("set", ONE), 12, "cite", nothing)

    def test_a_passage_that_is_gone_is_told(self) -> None:
        with pytest.raises(NowhereToCite, match="no longer in the set"):
            cite(REGISTRY, Bundle("set", ONE), 12, "cite", ("herald", 1, 0, 4))

    def test_passage_files_are_cited_as_well(self, tmp_path: Path) -> None:
        (tmp_path / "passages").mkdir()
        (tmp_path / "passages" / "post.md").write_text("---\ntitle: T\n---\n\nThe court moved.\n")
        questions = ONE[ONE.index("questions:") :]
        (tmp_path / "set.yaml").write_text(f"format: 1\ntitle: x\npassages: [post]\n{questions}")
        bundle = bundle_of_files(tmp_path, "set")
        assert bundle is not None

        edit = cite(REGISTRY, bundle, 5, "cite", ("post", 1, 0, 9))
        assert edit.text == '    cite: "The court"'
