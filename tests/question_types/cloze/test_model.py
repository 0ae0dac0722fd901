"""Cloze: every gap is scored as a question of its own, and every mistake of a teacher is told with its place."""

from dataclasses import asdict
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.messages import check
from quizapp.core.mark import Status
from quizapp.core.question_type import Asking, Response, UnreadableResponse
from quizapp.question_types.cloze import TYPE
from quizapp.question_types.cloze.model import AskedCloze, Cloze, ReviewedCloze

ASKING = Asking("a seed", 1, {})
OPTIONS = {"a": "spring", "b": {"text": "autumn", "why": "CANARY-WHY", "fraction": "1/4"}, "c": "winter"}
GAPS: dict[str, Any] = {
    "town": {"accept": ["Ashford"], "reject": [{"text": "Ashfield", "feedback": "CANARY-FEEDBACK"}]},
    "season": {"options": OPTIONS, "answer": "a"},
    "other": {"accept": ["Millbrook", {"text": "Mill", "fraction": "1/2"}]},
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["town", "season", "other", "x"]), inner),
    max_leaves=10,
)


def written(**keys: Any) -> dict[str, Any]:
    """A question as its file spells it."""
    text = "The court moved to {town} in the {season}. {other} had asked too."
    common = {"id": "move", "type": "cloze", "prompt": "Complete.", "cite": "CANARY-CITE", "explain": "CANARY-EXPLAIN"}
    return {**common, "text": text, "gaps": GAPS, **keys}


def cloze(**keys: Any) -> Cloze:
    return Cloze.model_validate(written(**keys))


def faults(**keys: Any) -> list[tuple[Any, ...]]:
    question, found = check(Cloze, written(**keys))
    found += TYPE.faults(question, {}) if question else []
    return [(fault.path, fault.what, fault.instead) for fault in found]


def with_gap(**season: Any) -> dict[str, Any]:
    return {"gaps": {**GAPS, "season": season}}


def test_a_sound_question_has_no_faults() -> None:
    assert faults() == []


def test_a_stored_version_reads_as_the_same_question() -> None:
    assert cloze(**cloze().model_dump(mode="json", exclude_none=True)) == cloze()


NO_KEY = "write accept: […] for a gap to type in, or options with their answer for a drop-down list"


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        (
            {"text": "The court {twon} moved to {season} and {other}, {town}."},
            (("text",), "the gap '{twon}' has no entry under 'gaps'", "add 'twon: {accept: […]}' there"),
        ),
        (
            {"text": "It moved in the {season}; {other} had asked too."},
            (
                ("gaps", "town"),
                "the text has no place for the gap 'town'",
                "write {town} in the text, or take this entry out",
            ),
        ),
        (
            {"text": "From {town} to {town} in {season}, not {other}."},
            (("text",), "the gap '{town}' stands in the text 2 times", "give each gap its own name and entry"),
        ),
        (with_gap(), (("gaps", "season"), "this gap has neither 'accept' nor 'options'", NO_KEY)),
        (
            with_gap(accept=["spring"], options=OPTIONS, answer="a"),
            (("gaps", "season"), "this gap has both 'accept' and 'options'", NO_KEY),
        ),
        (
            with_gap(accept=["spring"], answer="a"),
            (("gaps", "season", "answer"), "a gap to type in has no 'answer'", "write what is right under 'accept'"),
        ),
        (
            with_gap(options=OPTIONS),
            (
                ("gaps", "season"),
                "this gap has options but no 'answer'",
                "add 'answer: …' with the label of the right option",
            ),
        ),
        (
            with_gap(options=OPTIONS, answer="winter"),
            (
                ("gaps", "season", "answer"),
                "the answer 'winter' is not the label of an option",
                "write its label, 'c', instead of its text",
            ),
        ),
        (
            with_gap(options={**OPTIONS, "d": "Spring"}, answer="a"),
            (
                ("gaps", "season", "options", "d"),
                "the options 'a' and 'd' say the same",
                "change one of them or leave it out",
            ),
        ),
        (
            with_gap(options=OPTIONS, answer="b"),
            (
                ("gaps", "season", "options", "b", "fraction"),
                "the option 'b' is the answer and has a fraction",
                "leave the fraction out; the answer earns all",
            ),
        ),
        (
            with_gap(options=OPTIONS, answer="a", reject=["fall"]),
            (
                ("gaps", "season", "reject"),
                "a drop-down list has no 'reject'",
                "take 'reject' out; it is for gaps to type in",
            ),
        ),
        (
            with_gap(options=OPTIONS, answer="a", accents="required"),
            (
                ("gaps", "season", "accents"),
                "a drop-down list has no 'accents'",
                "take 'accents' out; it is for gaps to type in",
            ),
        ),
        (
            with_gap(accept=["spring"], reject=["Spring"]),
            (
                ("gaps", "season", "reject", 0),
                "'Spring' is accepted and rejected",
                "take it out of one list; capitals and spaces do not matter",
            ),
        ),
        (
            with_gap(accept=[{"text": "spring", "fraction": "1/2"}]),
            (
                ("gaps", "season", "accept"),
                "no accepted answer earns the full points",
                "leave 'fraction' out of the best one",
            ),
        ),
        (
            with_gap(accept=[]),
            (("gaps", "season", "accept"), "'accept' is empty", "write at least 1"),
        ),
        ({"gaps": {}}, (("gaps",), "'gaps' is empty", "write at least 1")),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_way_out(keys: dict[str, Any], fault: tuple[Any, ...]) -> None:
    assert faults(**keys) == [fault]


def test_a_text_without_gaps_is_a_fault() -> None:
    told = faults(text="No gap here.", gaps={"town": GAPS["town"]})

    assert (("text",), "the text has no gap", "write a name in braces where words are missing, as in {town}") in told


def test_a_misspelt_name_is_recognised() -> None:
    told = faults(text="It moved to {toun} in {season}, not {other}.")

    assert (("text",), "the gap '{toun}' has no entry under 'gaps'", "did you mean 'town'?") in told


# ---------------------------------------------------------------- asked


def asked(response: Response = None, seed: str = "a seed", **keys: Any) -> AskedCloze:
    page = TYPE.ask(cloze(**keys), Asking(seed, 1, {}, response))
    assert isinstance(page, AskedCloze)
    return page


def test_no_key_and_no_name_of_a_gap_is_on_the_page() -> None:
    page = str(asdict(asked()))

    assert not any(word in page for word in ("CANARY", "Ashford", "Ashfield", "Millbrook", "1/2", "town", "season"))


def test_gaps_are_numbered_in_reading_order_whatever_the_file_says() -> None:
    turned = asked(gaps=dict(reversed(GAPS.items())))

    assert [gap.number for gap in turned.gaps] == [1, 2, 3]
    assert [bool(gap.options) for gap in turned.gaps] == [False, True, False]


def test_options_are_in_an_order_of_the_attempt_or_of_the_file() -> None:
    orders = {tuple(option.text for option in asked(seed=str(seed)).gaps[1].options) for seed in range(30)}
    kept = asked(shuffle="false").gaps[1].options

    assert len(orders) == 6
    assert asdict(asked()) == asdict(asked())
    assert [option.text for option in kept] == ["spring", "autumn", "winter"]


def test_two_lists_with_the_same_labels_have_different_tokens() -> None:
    page = asked(text="{one} {two}", gaps={name: {"options": OPTIONS, "answer": "a"} for name in ("one", "two")})
    one, two = ({option.token for option in gap.options} for gap in page.gaps)

    assert not one & two


# ---------------------------------------------------------------- read


def sent(page: AskedCloze, *values: str) -> dict[str, str]:
    return {gap.token: value for gap, value in zip(page.gaps, values, strict=True)}


def test_what_is_sent_is_stored_by_the_teachers_labels() -> None:
    page = asked()
    autumn = next(option.token for option in page.gaps[1].options if option.text == "autumn")

    assert TYPE.read(cloze(), ASKING, sent(page, " Ashford ", autumn, "  ")) == {"town": " Ashford ", "season": "b"}
    assert TYPE.read(cloze(), ASKING, sent(page, "", "", "")) is None
    assert TYPE.read(cloze(), ASKING, None) is None


@pytest.mark.parametrize("values", [("x" * 301, "", ""), ("", "b", ""), ("", "<script>", "")])
def test_what_no_page_of_ours_sends_is_refused(values: tuple[str, str, str]) -> None:
    with pytest.raises(UnreadableResponse):
        TYPE.read(cloze(), ASKING, sent(asked(), *values))


# ---------------------------------------------------------------- graded


@pytest.mark.parametrize(
    ("response", "fraction"),
    [
        ({"town": "ashford", "season": "a", "other": "Millbrook"}, Fraction(1)),
        ({"town": "Ashfrod", "season": "a", "other": "Milbrook"}, Fraction(1)),
        ({"town": "Ashford", "season": "b", "other": "Mill"}, Fraction(7, 12)),
        ({"town": "Ashford", "season": "c"}, Fraction(1, 3)),
        ({"town": "Ashfield", "other": "Ashford"}, Fraction(0)),
        ({"season": "z"}, Fraction(0)),
    ],
)
def test_the_mean_of_the_gaps_counts(response: Response, fraction: Fraction) -> None:
    assert TYPE.grade(cloze(), response, {}).fraction == fraction


def test_a_slip_that_may_mean_another_gap_is_wrong() -> None:
    gaps = {"one": {"accept": ["Northham"]}, "two": {"accept": ["Southham"]}, "three": {"accept": ["Northham"]}}
    question = cloze(text="{one} {two} {three}", gaps=gaps)

    marks = TYPE.grade(question, {"one": "Norhham", "two": "Northham", "three": "Northam"}, {}).parts
    assert marks == {"one": True, "two": False, "three": True}
    gaps["two"] = {"accept": ["Northam"]}
    question = cloze(text="{one} {two} {three}", gaps=gaps)
    assert TYPE.grade(question, {"one": "Northam"}, {}).parts["one"] is False


def test_the_right_option_of_a_list_is_never_a_slip_elsewhere() -> None:
    gaps = {"one": {"accept": ["sprint"]}, "two": {"options": {"a": "spring", "b": "fall"}, "answer": "a"}}

    assert TYPE.grade(cloze(text="{one} {two}", gaps=gaps), {"one": "spring"}, {}).fraction == 0


@pytest.mark.parametrize(
    "response", [None, {}, "Ashford", ["a"], {"town": ""}, {"town": "  "}, {"x": "y"}, {"town": 3}]
)
def test_a_blank_is_omitted(response: Response) -> None:
    assert TYPE.grade(cloze(), response, {}).status == Status.OMITTED


@given(JSON)
def test_any_response_gets_a_mark_and_can_be_reviewed(response: Any) -> None:
    mark = TYPE.grade(cloze(), response, {})

    assert 0 <= mark.fraction <= 1
    assert TYPE.ask_back(cloze(), response, {}, "en") == ""
    assert len(TYPE.review(cloze(), response, {}).paragraphs) == 1
    assert asked(response).number == 1


@given(st.permutations(list(GAPS)), st.sampled_from(["Ashford", "Ashfrod", "x"]), st.sampled_from("abc"))
def test_where_the_gaps_stand_in_the_file_changes_nothing(order: list[str], town: str, season: str) -> None:
    moved = cloze(gaps={name: GAPS[name] for name in order})
    response: Response = {"town": town, "season": season}

    assert TYPE.grade(moved, response, {}) == TYPE.grade(cloze(), response, {})


def test_random_choices_earn_the_stated_chance() -> None:
    question = cloze(
        text="{one} {two} {three}", gaps={"one": GAPS["season"], "two": GAPS["season"], "three": GAPS["town"]}
    )
    responses: list[Response] = [{"one": one, "two": two} for one, two in product("abc", repeat=2)]
    earned = sum((TYPE.grade(question, response, {}).fraction for response in responses), Fraction(0))

    assert earned / len(responses) == TYPE.chance(question, {}) == Fraction(5, 18)


# ---------------------------------------------------------------- reviewed


def reviewed(response: Response) -> ReviewedCloze:
    found = TYPE.review(cloze(), response, {})
    assert isinstance(found, ReviewedCloze)
    return found


def test_the_review_fills_every_gap_with_the_answer_and_the_key() -> None:
    gaps = [piece.gap for piece in reviewed({"town": "Ashfrod", "season": "b"}).paragraphs[0] if piece.gap]

    assert [(gap.given, gap.right, gap.mark.reason) for gap in gaps] == [
        ("Ashfrod", "Ashford", "near"),
        ("autumn", "spring", ""),
        ("", "Millbrook", ""),
    ]


def test_the_review_says_more_where_there_is_more_to_say() -> None:
    assert [gap.name for gap in reviewed({"town": "Ashfield", "season": "b", "other": "x"}).remarks] == [
        "town",
        "season",
    ]
    assert reviewed({"town": "Ashford", "season": "a", "other": "x"}).remarks == ()
