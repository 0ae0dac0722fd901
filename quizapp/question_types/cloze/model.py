"""Cloze: what a teacher writes, how it is asked and graded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.accept_list import (
    LONGEST_ANSWER,
    Accents,
    Accept,
    AcceptList,
    Reject,
    accept_list_faults,
    grade_typed,
    read_typed,
    right_spellings,
)
from quizapp.core.authored import Authored, OptionId, Text
from quizapp.core.choices import (
    AskedOption,
    GradedOption,
    GradedOptions,
    OneLabel,
    ask_options,
    chance_of_one_choice,
    grade_one_choice,
    misread_options,
    one_choice_faults,
    option_of,
)
from quizapp.core.mark import OMITTED, Mark, Status, mark_of
from quizapp.core.problem import Fault, did_you_mean, nearest
from quizapp.core.question import Question
from quizapp.core.question_type import Asked, Asking, Misread, Passages, Response, as_mapping
from quizapp.core.seeded import token
from quizapp.core.wording import Line, Selection, Wording, choices_of
from quizapp.question_types.cloze.gap_text import Paragraphs, can_be_name, fill, gap_names, gapped, text_faults


class Gap(Authored):
    """What is right in one gap: typed words, or one of several options."""

    accept: Accept | None = Field(None, description="Every spelling that is right, for a gap to type in.")
    reject: Reject = Field(default_factory=list)
    accents: Accents | None = Field(None, description="Whether é may be written as e; it may, if left out.")
    options: GradedOptions | None = Field(None, description="The choices of a drop-down list, each under a label.")
    answer: OneLabel | None = Field(None, description="The label of the right option.")

    @property
    def right(self) -> str:
        """The words that belong here."""
        if self.options is not None:
            return self.options[self.answer].text if self.answer in self.options else ""
        return self._answers(()).best.text if self.accept else ""

    @property
    def spellings(self) -> list[str]:
        """Everything that is right here."""
        return [entry.text for entry in self.accept or ()] or [self.right]

    def answers(self, others: list["Gap"]) -> AcceptList:
        """What a typed answer is compared with; what is right in *others* is never a slip of it."""
        own = set(self.spellings)
        return self._answers([text for gap in others for text in gap.spellings if text not in own])

    def _answers(self, elsewhere: list[str] | tuple[()]) -> AcceptList:
        return AcceptList(self.accept or (), self.reject, self.accents or "optional", elsewhere)


class Cloze(Question):
    """A text with gaps."""

    type: Literal["cloze"] = Field(description="The type of the question.")
    text: Text = Field(description="The text, with each gap as a name in braces: `moved to {town}`.")
    gaps: Annotated[
        dict[OptionId, Gap], Field(min_length=1, max_length=30, description="What is right, under each gap's name.")
    ]
    shuffle: bool = Field(True, description="`false` shows options in the order of the file.")

    @property
    def gaps_in_order(self) -> dict[str, Gap]:
        """The gaps as they come in the text."""
        return {name: self.gaps[name] for name in gap_names(self.text) if name in self.gaps}


@dataclass(frozen=True)
class AskedGap:
    """A gap as a student sees it: *text* is what was typed; with *options* it is a drop-down list."""

    token: str = field(compare=False)
    number: int
    text: str
    options: tuple[AskedOption, ...]
    longest: int = LONGEST_ANSWER

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of the options in its list."""
        return (self.token, *(option.token for option in self.options))


@dataclass(frozen=True, kw_only=True)
class AskedCloze(Asked):
    """The text with its gaps, which have numbers and tokens but not the teacher's names."""

    paragraphs: Paragraphs[AskedGap]

    @property
    def gaps(self) -> tuple[AskedGap, ...]:
        """The gaps in reading order."""
        return tuple(piece.gap for pieces in self.paragraphs for piece in pieces if piece.gap)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own, those of the gaps, and those of the options in their lists."""
        return (self.token, *(each for gap in self.gaps for each in gap.tokens))

    @property
    def shows_typed_words(self) -> bool:
        """Whether anything was typed into a gap."""
        return any(gap.text for gap in self.gaps)


def faults(question: Cloze, _passages: Passages) -> Iterator[Fault]:
    """Gaps that the text lacks or has twice, gaps without a key, and what is wrong inside one."""
    yield from text_faults(question.text)
    names = gap_names(question.text)
    if names:
        yield from _places_faults(question, names)
    else:
        what = "the text has no gap"
        yield Fault(("text",), what, "write a name in braces where words are missing, as in {town}")
    for name, gap in question.gaps.items():
        for fault in _gap_faults(gap):
            yield fault.under("gaps", name)


def _places_faults(question: Cloze, names: list[str]) -> Iterator[Fault]:
    for name in dict.fromkeys(names):
        if name not in question.gaps and can_be_name(name):
            what = f"the gap '{{{name}}}' has no entry under 'gaps'"
            instead = did_you_mean(name, question.gaps.keys() - set(names), f"add '{name}: {{accept: […]}}' there")
            yield Fault(("text",), what, instead)
        if names.count(name) > 1:
            what = f"the gap '{{{name}}}' stands in the text {names.count(name)} times"
            yield Fault(("text",), what, "give each gap its own name and entry")
    misspelt = {nearest(name, question.gaps.keys() - set(names)) for name in names if name not in question.gaps}
    for name in question.gaps:
        if name not in (*names, *misspelt):
            what = f"the text has no place for the gap '{name}'"
            yield Fault(("gaps", name), what, f"write {{{name}}} in the text, or take this entry out", at_key=True)


def _gap_faults(gap: Gap) -> Iterator[Fault]:
    if (gap.accept is None) == (gap.options is None):
        has = "both 'accept' and 'options'" if gap.accept else "neither 'accept' nor 'options'"
        instead = "write accept: […] for a gap to type in, or options with their answer for a drop-down list"
        yield Fault((), f"this gap has {has}", instead)
    elif gap.options is None:
        yield from accept_list_faults(gap.answers([]))
        if gap.answer is not None:
            what = "a gap to type in has no 'answer'"
            yield Fault(("answer",), what, "write what is right under 'accept'", at_key=True)
    else:
        yield from _drop_down_faults(gap, gap.options)


def _drop_down_faults(gap: Gap, options: Mapping[str, GradedOption]) -> Iterator[Fault]:
    if gap.answer is None:
        yield Fault((), "this gap has options but no 'answer'", "add 'answer: …' with the label of the right option")
    else:
        yield from one_choice_faults(options, gap.answer)
    for name, value in (("reject", gap.reject), ("accents", gap.accents)):
        if value:
            what = f"a drop-down list has no '{name}'"
            yield Fault((name,), what, f"take '{name}' out; it is for gaps to type in", at_key=True)


def ask(question: Cloze, asking: Asking) -> AskedCloze:
    """The page without what is right."""
    given = as_mapping(asking.response)
    gaps = {
        name: _asked_gap(question, asking, name, number, given.get(name, ""))
        for number, name in enumerate(question.gaps_in_order, start=1)
    }
    return AskedCloze(**asking.common(question), paragraphs=fill(question.text, gaps.__getitem__))


def _asked_gap(question: Cloze, asking: Asking, name: str, number: int, given: str) -> AskedGap:
    gap_token, options = _gap_token(asking.seed, question, name), question.gaps[name].options
    if options is None:
        return AskedGap(gap_token, number, given, ())
    asked = ask_options(options, asking.seed, _list_name(question, name), shuffle=question.shuffle, chosen={given})
    return AskedGap(gap_token, number, "", asked)


def _gap_token(seed: str, question: Cloze, name: str) -> str:
    return f"g{token(seed, question.id, 'gap', name)}"


def _list_name(question: Cloze, name: str) -> str:
    """Keeps the tokens of two lists with the same labels apart; no id of a question has a slash."""
    return f"{question.id}/{name}"


def read(question: Cloze, asking: Asking, data: Mapping[str, str | None] | None) -> Response:
    """What was typed or chosen in each gap, by the gap's name; open gaps are left out."""
    sent = {name: (data or {}).get(_gap_token(asking.seed, question, name)) for name in question.gaps}
    given = {name: _read_gap(question, asking, name, value) for name, value in sent.items()}
    answered: dict[str, Response] = {name: value for name, value in given.items() if value}
    return answered or None


def _read_gap(question: Cloze, asking: Asking, name: str, sent: str | None) -> str | None:
    options = question.gaps[name].options
    if options is None or not sent:
        return read_typed(sent)
    return option_of(options, asking.seed, _list_name(question, name), sent)


def grade(question: Cloze, response: Response, _passages: Passages) -> Mark:
    """The mean of the gaps."""
    marks = marks_of(question, response)
    if all(mark.status == Status.OMITTED for mark in marks.values()):
        return OMITTED
    earned = sum((mark.fraction for mark in marks.values()), Fraction(0))
    return mark_of(earned / len(marks), parts={name: mark.fraction == 1 for name, mark in marks.items()})


def marks_of(question: Cloze, response: Response) -> dict[str, Mark]:
    """The mark of each gap, as if it were a question of its own."""
    given = as_mapping(response)
    return {name: _mark_gap(question, name, given.get(name, "")) for name in question.gaps}


def _mark_gap(question: Cloze, name: str, given: str) -> Mark:
    gap = question.gaps[name]
    if gap.options is not None:
        return grade_one_choice(gap.options, gap.answer or "", given)
    return grade_typed(gap.answers([other for other in question.gaps.values() if other is not gap]), given)


def misread(question: Cloze, response: Response, _passages: Passages) -> tuple[Misread, ...]:
    """What is known about each wrong option that was chosen from a list."""
    given = as_mapping(response)
    return tuple(
        found
        for name, gap in question.gaps_in_order.items()
        if gap.options is not None and name in given
        for found in misread_options(gap.options, {given[name]} - {gap.answer}, "gaps", name, "options")
    )


def chance(question: Cloze, _passages: Passages) -> Fraction:
    """One option at random in each list; nobody guesses words."""
    lists = [gap.options for gap in question.gaps.values() if gap.options is not None]
    return sum((chance_of_one_choice(options) for options in lists), Fraction(0)) / len(question.gaps)


@dataclass(frozen=True)
class ReviewedGap:
    """A gap with what was given, what is right, and the option that was chosen, if it is a list."""

    name: str
    number: int
    given: str
    right: str
    mark: Mark
    option: GradedOption | None


@dataclass(frozen=True)
class ReviewedCloze:
    """The text with every gap filled and marked, and the gaps about which there is more to say."""

    paragraphs: Paragraphs[ReviewedGap]
    remarks: tuple[ReviewedGap, ...]


def review(question: Cloze, response: Response, _passages: Passages) -> ReviewedCloze:
    """Each gap in its place in the text."""
    given, marks = as_mapping(response), marks_of(question, response)
    gaps = {
        name: _reviewed(name, number, gap, given.get(name, ""), marks[name])
        for number, (name, gap) in enumerate(question.gaps_in_order.items(), start=1)
    }
    remarks = tuple(gap for gap in gaps.values() if _needs_words(gap))
    return ReviewedCloze(fill(question.text, gaps.__getitem__), remarks)


def _reviewed(name: str, number: int, gap: Gap, given: str, mark: Mark) -> ReviewedGap:
    option = (gap.options or {}).get(given)
    shown = option.text if option else "" if gap.options else given[:LONGEST_ANSWER]
    return ReviewedGap(name, number, shown, gap.right, mark, option)


def _needs_words(gap: ReviewedGap) -> bool:
    chosen_wrongly = gap.option is not None and gap.mark.fraction < 1
    about_it = gap.option and (gap.option.why or gap.option.trap or gap.option.misreading)
    return bool((chosen_wrongly and about_it) or gap.mark.feedback or gap.mark.reason in {"near", "accent"})


def wording(question: Cloze, _passages: Passages) -> Wording:
    """The text, and what belongs in its gaps."""
    text = Line(("text",), gapped(question.text))
    gaps = question.gaps_in_order.items()
    typed = (right_spellings(gap.accept, "gaps", name, "accept") for name, gap in gaps if gap.accept)
    lists = (choices_of(gap.options, {gap.answer or ""}, "gaps", name, "options") for name, gap in gaps if gap.options)
    return Wording(
        selections=tuple(Selection(text, choices, question.shuffle) for choices in lists),
        typed_keys=tuple(chain.from_iterable(typed)),
        lines=(text,),
    )


def seconds(question: Cloze) -> int:
    """Half a minute for each gap."""
    return 30 * len(question.gaps)
