"""Matching: what a teacher writes, how it is asked and graded."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field

from quizapp.core.authored import Authored, OptionId, Text, bare_text
from quizapp.core.choices import key_fault, option_faults, option_of, option_token
from quizapp.core.mark import OMITTED, Mark, mark_of
from quizapp.core.message import Message, message
from quizapp.core.problem import Fault, did_you_mean, one_of
from quizapp.core.question import Item, Question
from quizapp.core.question_type import Asked, Asking, Passages, Response, as_mapping
from quizapp.core.seeded import shuffled, token
from quizapp.core.wording import Wording, lines_of


class Choice(Authored):
    """What a stem can be matched with."""

    text: Text = Field(description="What the student reads.")


class Matching(Question):
    """Stems, each with its one right choice."""

    type: Literal["matching"] = Field(description="The type of the question.")
    stems: Annotated[
        dict[OptionId, Annotated[Item, bare_text("text", Item)]],
        Field(min_length=2, max_length=12, description="What is matched, each under a label."),
    ]
    choices: Annotated[
        dict[OptionId, Annotated[Choice, bare_text("text", Choice)]],
        Field(min_length=2, max_length=15, description="What there is to choose from; more than fit, if you like."),
    ]
    answer: dict[OptionId, OptionId] = Field(description="The right choice for each stem: {s1: c2, s2: c1}.")
    reusable: bool = Field(False, description="`true` lets a choice fit more than one stem.")


@dataclass(frozen=True)
class AskedStem:
    """A stem as a student sees it; *chosen* is the token of a choice, and *chosen_text* its text, or empty."""

    token: str = field(compare=False)
    text: str
    chosen: str = field(compare=False)
    chosen_text: str


@dataclass(frozen=True)
class AskedChoice:
    """A choice as a student sees it."""

    token: str = field(compare=False)
    text: str


@dataclass(frozen=True, kw_only=True)
class AskedMatching(Asked):
    """The stems in the order of the file, and the choices in this attempt's order."""

    stems: tuple[AskedStem, ...]
    choices: tuple[AskedChoice, ...]
    reusable: bool

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of the stems and choices."""
        return (self.token, *(each.token for each in self.stems), *(each.token for each in self.choices))


def faults(question: Matching, _passages: Passages) -> Iterator[Fault]:
    """Stems without an answer, answers that are no stem or no choice, a choice that is right twice, equal texts."""
    for stem, choice in question.answer.items():
        if stem not in question.stems:
            instead = did_you_mean(stem, question.stems, f"write one of {one_of(question.stems)}")
            yield Fault(("answer", stem), f"'{stem}' is not the label of a stem", instead, at_key=True)
        yield from key_fault(choice, question.choices, "answer", stem, noun="a choice")
    for stem in question.stems:
        if stem not in question.answer:
            instead = f"add '{stem}: …' with the label of its choice, or take the stem out"
            yield Fault(("answer",), f"the stem '{stem}' has no answer", instead)
    if not question.reusable:
        yield from _right_twice(question)
    yield from option_faults(question.stems, "stems")
    yield from option_faults(question.choices, "choices")


def _right_twice(question: Matching) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for stem, choice in question.answer.items():
        if first.setdefault(choice, stem) != stem:
            what = f"the choice '{choice}' is right for '{first[choice]}' and for '{stem}'"
            yield Fault(("answer", stem), what, "write 'reusable: true', or give each stem a choice of its own")


def ask(question: Matching, asking: Asking) -> AskedMatching:
    """The page without the key."""
    chosen = _chosen(question, asking.response)
    stems = tuple(
        AskedStem(
            _stem_token(asking.seed, question.id, label),
            stem.text,
            option_token(asking.seed, question.id, chosen[label]) if label in chosen else "",
            question.choices[chosen[label]].text if label in chosen else "",
        )
        for label, stem in question.stems.items()
    )
    choices = tuple(
        AskedChoice(option_token(asking.seed, question.id, label), question.choices[label].text)
        for label in shuffled(question.choices, asking.seed, question.id)
    )
    return AskedMatching(**asking.common(question), stems=stems, choices=choices, reusable=question.reusable)


def _stem_token(seed: str, question_id: str, label: str) -> str:
    return f"s{token(seed, question_id, 'stem', label)}"


def _chosen(question: Matching, response: Response) -> dict[str, str]:
    """The choice for each stem, in the order of the file; labels that do not exist count as nothing."""
    chosen = as_mapping(response)
    return {stem: chosen[stem] for stem in question.stems if chosen.get(stem) in question.choices}


def read(question: Matching, asking: Asking, data: Mapping[str, Any] | None) -> Response:
    """The tokens sent for the stems as the labels of their choices."""
    sent = {label: (data or {}).get(_stem_token(asking.seed, question.id, label)) for label in question.stems}
    chosen: dict[str, Response] = {
        label: option_of(question.choices, asking.seed, question.id, choice) for label, choice in sent.items() if choice
    }
    return chosen or None


def grade(question: Matching, response: Response, _passages: Passages) -> Mark:
    """The share of stems with the right choice."""
    chosen = _chosen(question, response)
    if not chosen:
        return OMITTED
    parts = {stem: chosen.get(stem) == question.answer[stem] for stem in question.stems}
    return mark_of(Fraction(sum(parts.values()), len(parts)), parts=parts)


def ask_back(question: Matching, response: Response, _passages: Passages, _language: str) -> Message | str:
    """Asks about a choice that stands twice where each may be used once."""
    if question.reusable:
        return ""
    times = Counter(_chosen(question, response).values())
    twice = next((choice for choice, count in times.items() if count > 1), None)
    if twice is None:
        return ""
    text = question.choices[twice].text
    return message("You chose “%(text)s” more than once. Each choice fits once at most: change one of them.", text=text)


def review(question: Matching, response: Response, _passages: Passages) -> dict[str, str]:
    """The choice that was made for each stem, where there was one."""
    return _chosen(question, response)


def chance(question: Matching, _passages: Passages) -> Fraction:
    """One choice at random, for each stem."""
    return Fraction(1, len(question.choices))


def wording(question: Matching, _passages: Passages) -> Wording:
    """The stems and the choices."""
    return Wording(lines=lines_of(question.stems, "stems") + lines_of(question.choices, "choices"))


def seconds(question: Matching) -> int:
    """Half a minute for each stem."""
    return 30 * len(question.stems)
