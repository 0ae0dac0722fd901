"""Hot text: what a teacher writes, and how it is asked and reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.authored import Authored, Slug, Text
from quizapp.core.citation import Cite, find_all
from quizapp.core.message import message
from quizapp.core.passage import Paragraph, Passage
from quizapp.core.passage_units import PassageInUnits
from quizapp.core.question import Misreading, Question
from quizapp.core.question_type import Asked, Asking, Misread, Passages, Response, UnreadableResponse, as_ids
from quizapp.core.wording import Unit, Wording

FEWEST_UNITS = 3


class TemptingSentence(Authored):
    """A sentence that readers choose by mistake."""

    cite: Cite = Field(description="The tempting sentence.")
    why: Text | None = Field(None, description="Shown to who chose it.")
    misreading: Misreading | None = Field(None, description="How a reader comes to choose it.")


class HotText(Question):
    """Sentences or paragraphs of a passage, of which the cited ones are right."""

    type: Literal["hot_text"] = Field(description="The type of the question.")
    alternatives: Annotated[
        list[Cite], Field(max_length=20, description="Other sets of sentences that are as right.")
    ] = Field(default_factory=list)
    from_: Annotated[list[Slug], Field(min_length=1, max_length=20)] | None = Field(
        None, alias="from", description="The passages to choose from; all of them, if left out."
    )
    units: Literal["sentences", "paragraphs"] = Field("sentences", description="What is chosen.")
    scoring: Literal["exact", "plus_minus"] | None = Field(None, description="The rule, if not the usual one.")
    traps: Annotated[
        list[TemptingSentence], Field(max_length=20, description="Sentences that tempt, with feedback.")
    ] = Field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class AskedHotText(Asked):
    """The passages to choose from, the ids of the units that are chosen, and how many may be."""

    passages: tuple[PassageInUnits, ...]
    units: Literal["sentences", "paragraphs"]
    chosen: tuple[str, ...]
    limit: int


def chosen_passages(question: HotText, passages: Passages) -> tuple[Passage, ...]:
    """The passages whose sentences can be chosen."""
    names = question.from_ or list(passages)
    return tuple(passages[name] for name in names if name in passages)


def units_of(question: HotText, passage: Passage) -> Iterator[tuple[Paragraph, str, str]]:
    """Each unit of *passage*: its paragraph, its id (`passage:p1.s2`), its text."""
    for paragraph, cut in zip(passage.paragraphs, _cut(question, passage).paragraphs, strict=True):
        for unit in cut.units:
            yield paragraph, unit.id, unit.text


def _cut(question: HotText, passage: Passage) -> PassageInUnits:
    return passage.in_paragraphs if question.units == "paragraphs" else passage.in_sentences


def units_cited(question: HotText, cite: Cite, passages: Passages) -> frozenset[str]:
    """The units in which the quotes of *cite* stand."""
    found = find_all(passages, cite)
    if question.units == "paragraphs":
        return frozenset(f"{citation.passage_id}:p{citation.paragraph}" for citation in found)
    return frozenset(f"{citation.passage_id}:{sentence}" for citation in found for sentence in citation.sentences)


def keys_of(question: HotText, passages: Passages) -> tuple[frozenset[str], ...]:
    """The sets of units that are fully right."""
    return tuple(units_cited(question, cite, passages) for cite in (question.cite, *question.alternatives))


def ask(question: HotText, asking: Asking) -> AskedHotText:
    """The passages without the key; units are in reading order and their ids tell only their place."""
    cut = tuple(_cut(question, passage) for passage in chosen_passages(question, asking.passages))
    return AskedHotText(
        **asking.common(question),
        passages=cut,
        units=question.units,
        chosen=_in_order(as_ids(asking.response), cut),
        limit=limit_of(question, asking.passages),
    )


def _in_order(chosen: frozenset[str], cut: tuple[PassageInUnits, ...]) -> tuple[str, ...]:
    """Those of the *chosen* units that there are, in reading order."""
    paragraphs = (each for passage in cut for each in passage.paragraphs) if chosen else ()
    return tuple(unit.id for paragraph in paragraphs for unit in paragraph.units if unit.id in chosen)


def limit_of(question: HotText, passages: Passages) -> int:
    """How many units may be chosen: as many as the largest right answer has."""
    return max(len(key) for key in keys_of(question, passages))


def read(question: HotText, asking: Asking, data: str | list[str] | None) -> Response:
    """The ids of the chosen units, in reading order."""
    sent = {data} if isinstance(data, str) else set(data or ())
    sent.discard("")
    units = [
        unit for passage in chosen_passages(question, asking.passages) for _, unit, _ in units_of(question, passage)
    ]
    if not sent <= set(units):
        raise UnreadableResponse(
            message("This sentence does not belong to the question. Reload the page and choose again.")
        )
    limit = limit_of(question, asking.passages)
    if len(sent) > limit:
        raise UnreadableResponse(
            message(
                "Choose at most %(most)s. You chose %(number)s; take some back first.", most=limit, number=len(sent)
            )
        )
    return [unit for unit in units if unit in sent] or None


@dataclass(frozen=True)
class ReviewedUnit:
    """A unit that was chosen; *trap* is the index of the trap it walked into."""

    text: str
    right: bool
    trap: int | None


def review(question: HotText, response: Response, passages: Passages) -> list[ReviewedUnit]:
    """The chosen units in reading order, each with its verdict."""
    picked = as_ids(response)
    right = frozenset[str]().union(*keys_of(question, passages))
    traps = {
        unit: index for index, trap in enumerate(question.traps) for unit in units_cited(question, trap.cite, passages)
    }
    return [
        ReviewedUnit(text, unit in right, traps.get(unit))
        for passage in chosen_passages(question, passages)
        for _, unit, text in units_of(question, passage)
        if unit in picked
    ]


def misread(question: HotText, response: Response, passages: Passages) -> tuple[Misread, ...]:
    """What is known about each trap with a chosen unit."""
    picked = as_ids(response)
    return tuple(
        Misread(trap.misreading, ("traps", index, "cite"))
        for index, trap in enumerate(question.traps)
        if picked & units_cited(question, trap.cite, passages)
    )


def wording(question: HotText, passages: Passages) -> Wording:
    """The sentences or paragraphs that can be chosen."""
    right = frozenset[str]().union(*keys_of(question, passages))
    shown = chosen_passages(question, passages)
    return Wording(
        units=tuple(Unit(text, unit in right) for passage in shown for _, unit, text in units_of(question, passage))
    )
