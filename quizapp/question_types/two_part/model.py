"""Two parts: what a teacher writes, and what can be wrong in it."""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from quizapp.core.authored import Authored, OptionId, Text
from quizapp.core.citation import QuoteNotFound, find_all, first_place
from quizapp.core.closest_words import closest_words
from quizapp.core.problem import Fault, Path, did_you_mean, one_of
from quizapp.core.question import Option, Question
from quizapp.core.question_type import Passages, QuestionType
from quizapp.question_types.two_part.parts import Part, Parts, Scoring

Kinds = Mapping[str, QuestionType]
HOT_TEXT = "hot_text"
"""The type of part B where nothing is written about it."""


class TwoPart(Question):
    """An answer and its evidence; the fields `part_a` and `part_b` are added from the types they may be of."""

    type: Literal["two_part"] = Field(description="The type of the question.")
    scoring: Scoring = Field("conditional", description="What the evidence earns, and when.")
    part_a: Any
    part_b: Any = None


def model_over(part_a: Kinds, part_b: Kinds) -> type[TwoPart]:
    """The model whose parts are of these types."""
    a_field = Field(description="The question: its type and the keys of that type.")
    b_field = Field(None, description="The evidence: quotes to choose from, or nothing to choose in the passage.")
    of_a, of_b = _one_of(part_a, "PartA", {}), _one_of(part_b, "PartB", _OF_EVIDENCE)
    return create_model(
        "TwoPartOfTypes", __base__=TwoPart, __module__=__name__, part_a=(of_a, a_field), part_b=(of_b | None, b_field)
    )


def _one_of(kinds: Kinds, name: str, more: dict[str, Any]) -> Any:
    models = [_part_model(kind, f"{name}{kind.model.__name__}", more) for kind in kinds.values()]
    return Annotated[reduce(or_, models), Field(discriminator="type")]


def _part_model(kind: QuestionType, name: str, more: dict[str, Any]) -> type[Authored]:
    """The keys that a type has of its own; those of every question stand once, outside the parts."""
    own: dict[str, Any] = {
        key: (info.annotation, info)
        for key, info in kind.model.model_fields.items()
        if key == "type" or key not in Question.model_fields
    }
    extra = {key: value for key, value in more.items() if key == "prompt" or "options" in own}
    return create_model(name, __base__=Authored, __module__=__name__, **own, **extra)


_OF_EVIDENCE: dict[str, Any] = {
    "prompt": (Text | None, Field(None, description="How the evidence is asked for, if not in the usual words.")),
    "supports": (
        dict[OptionId, OptionId],
        Field(default_factory=dict, description="Which option of part A a quote would fit, by their labels."),
    ),
}


def split(kinds: Kinds, question: TwoPart) -> Parts:
    """Both parts as whole questions of their types."""
    b = question.part_b
    kind_a, kind_b = kinds[question.part_a.type], kinds[HOT_TEXT if b is None else b.type]
    whole_a = {**_shared(question), **dict(question.part_a), "evidence": "required"}
    own_b = {"type": HOT_TEXT, "prompt": ""} if b is None else dict(b)
    whole_b = {**_shared(question), "id": evidence_id(question), **own_b}
    return Parts(
        Part(kind_a, kind_a.model.model_construct(**whole_a), ("part_a",)),
        Part(kind_b, kind_b.model.model_construct(**{**whole_b, "prompt": whole_b.get("prompt") or ""}), ("part_b",)),
        question.scoring,
        getattr(b, "supports", {}),
    )


def _shared(question: Question) -> dict[str, Any]:
    """What a part takes over from the question; the prompt is that of part A."""
    return {"id": question.id, "prompt": question.prompt, "points": question.points, "cite": question.cite}


def evidence_id(question: Question) -> str:
    """An id for part B that no teacher can have written."""
    return f"{question.id} evidence"


def faults(kinds: Kinds, question: TwoPart, passages: Passages) -> Iterator[Fault]:
    """The faults of both parts, quotes that are none, and a mapping between options that do not exist."""
    parts = split(kinds, question)
    yield from part_faults(parts.a, passages)
    yield from part_faults(parts.b, passages)
    yield from _faults_of_quotes(parts.b, passages)
    for label, fits in (parts.supports or {}).items():
        path = ("part_b", "supports", label)
        if label in _options(parts.b) and fits in _options(parts.a):
            yield from _right_evidence(parts, label, fits)
        yield from _unknown_label(label, _options(parts.b), path, "a quote of part_b")
        yield from _unknown_label(fits, _options(parts.a), path, "an option of part_a")


def part_faults(part: Part, passages: Passages) -> Iterator[Fault]:
    """What the part's type finds; the proof stands at the question itself."""
    for fault in part.kind.faults(part.question, passages):
        yield fault if fault.path[:1] == ("cite",) else fault.under(*part.path)


def _unknown_label(label: str, options: Mapping[str, Option], path: Path, noun: str) -> Iterator[Fault]:
    if label not in options:
        ways = f"write one of {one_of(options)}" if options else "take 'supports' out; only options can be mapped"
        yield Fault(path, f"'{label}' is not the label of {noun}", did_you_mean(label, options, ways))


def _right_evidence(parts: Parts, label: str, fits: str) -> Iterator[Fault]:
    """A right quote that leads to a wrong answer, or a wrong one that leads to the right answer."""
    path = ("part_b", "supports", label)
    if label in _right_labels(parts.b):
        what = f"the quote '{label}' is right, so it fits the right answer only"
        yield Fault(path, what, "take it out of 'supports'", at_key=True)
    elif fits in _right_labels(parts.a):
        what = f"'{fits}' is the right answer, which no wrong quote can fit"
        yield Fault(path, what, "name a wrong option, or take it out of 'supports'")


def _right_labels(part: Part) -> set[str]:
    answer = getattr(part.question, "answer", None)
    return {answer} if isinstance(answer, str) else set(answer or ())


def _options(part: Part) -> Mapping[str, Option]:
    options: Mapping[str, Option] = getattr(part.question, "options", {})
    return options


def _faults_of_quotes(part: Part, passages: Passages) -> Iterator[Fault]:
    """Options that are no words of a passage, and right ones that stand elsewhere than the proof."""
    if not passages or not all(passage.paragraphs for passage in passages.values()):
        return  # what cannot be read is told elsewhere
    proving = _cited(part.question, passages)
    right = _right_labels(part)
    for label, option in _options(part).items():
        found = first_place(passages.values(), option.text)
        if found is None:
            what = f"the quote '{label}' of part_b stands in no passage"
            yield Fault(("part_b", "options", label), what, _what_stands_there(option.text, passages))
        elif proving and label in right and not proving & {(found.passage_id, each) for each in found.sentences}:
            what = f"the right quote '{label}' stands elsewhere than the words that 'cite' names"
            yield Fault(("part_b", "answer"), what, "cite the sentence of the right quote")


def _cited(question: Question, passages: Passages) -> set[tuple[str, str]]:
    try:
        found = find_all(passages, question.cite)
    except (QuoteNotFound, KeyError):
        return set()  # told where quotes are checked
    return {(citation.passage_id, sentence) for citation in found for sentence in citation.sentences}


def _what_stands_there(words: str, passages: Passages) -> str:
    closest = (closest_words(passage, words) for passage in passages.values())
    return next((told for told in closest if told), "copy the exact words from one paragraph of a passage")
