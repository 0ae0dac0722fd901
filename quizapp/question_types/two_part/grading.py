"""Two parts: how they are graded together, and whether wrong evidence at least fits the wrong answer."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from quizapp.core.citation import Citation, Cite, find_all, first_place
from quizapp.core.mark import OMITTED, Mark, Status, mark_of
from quizapp.core.problem import Path
from quizapp.core.question import Question, cites
from quizapp.core.question_type import Passages, Response, as_ids
from quizapp.question_types.two_part.parts import Part, Parts, Scoring, Split, part_of

CONSISTENT = "consistent"
"""The answer is wrong, and the evidence is just what leads to that answer."""

Rule = Callable[[Fraction, Fraction], Fraction]
"""What the fractions of A and B earn together; each part is worth half."""


def _conditional(a: Fraction, b: Fraction) -> Fraction:
    return (a + (a == b == 1)) / 2


def _conditional_partial(a: Fraction, b: Fraction) -> Fraction:
    return (a + (b if a == 1 else 0)) / 2


def _both(a: Fraction, b: Fraction) -> Fraction:
    return Fraction(a == b == 1)


def _independent(a: Fraction, b: Fraction) -> Fraction:
    return (a + b) / 2


RULES: Mapping[Scoring, Rule] = {
    "conditional": _conditional,
    "conditional_partial": _conditional_partial,
    "both": _both,
    "independent": _independent,
}


def marks(parts: Parts, response: Response, passages: Passages) -> tuple[Mark, Mark]:
    """The mark of each part by itself."""
    a, b = (part.kind.grade(part.question, part_of(response, name), passages) for name, part in parts.named().items())
    return a, b


def grade(split: Split, question: Question, response: Response, passages: Passages) -> Mark:
    """Both marks by the rule; evidence alone earns something only where the parts are independent."""
    parts = split(question)
    a, b = marks(parts, response, passages)
    if a.status == b.status == Status.OMITTED:
        return OMITTED
    together = RULES[parts.scoring](a.fraction, b.fraction)
    is_consistent = a.status == Status.WRONG and b.fraction < 1 and fits(parts, response, passages)
    shown = {"a": a.fraction == 1, "b": b.fraction == 1}
    return mark_of(together, CONSISTENT if is_consistent else "", parts=shown)


def chance(split: Split, question: Question, passages: Passages) -> Fraction:
    """Both parts guessed; exact where a part is all or nothing, otherwise the most that guessing earns."""
    parts = split(question)
    a, b = (part.kind.chance(part.question, passages) for part in parts.named().values())
    if parts.scoring == "independent":
        return (a + b) / 2
    return a * b if parts.scoring == "both" else (a + a * b) / 2


def fits(parts: Parts, response: Response, passages: Passages) -> bool:
    """Whether all evidence is such that it leads to the chosen answer, by `supports` or by the answer's trap."""
    chosen, evidence = _ids(part_of(response, "a")), _ids(part_of(response, "b"))
    tempting = frozenset(_tempting(parts.a, part_of(response, "a"), passages))
    supports = parts.supports or {}
    return bool(evidence) and all(
        supports.get(each) in chosen or bool(_places(parts.b, each, passages) & tempting) for each in evidence
    )


def _ids(response: Response) -> frozenset[str]:
    return frozenset({response}) if isinstance(response, str) else as_ids(response)


def _tempting(part: Part, response: Response, passages: Passages) -> Iterator[str]:
    """The sentences and paragraphs that tempt to this response."""
    found: Mapping[Path, Cite] = dict(cites(part.question))
    for misread in part.kind.misread(part.question, response, passages):
        if misread.trap is not None:
            for citation in find_all(passages, found[misread.trap]):
                yield from _units(citation)


def _places(part: Part, evidence: str, passages: Passages) -> frozenset[str]:
    """Where a piece of evidence stands: the quote that an option is, or the chosen sentence itself."""
    option = getattr(part.question, "options", {}).get(evidence)
    if option is None:
        return frozenset({evidence})
    found = first_place(passages.values(), option.text)
    return frozenset(_units(found)) if found else frozenset()


def _units(citation: Citation) -> Iterator[str]:
    """The names of the cited sentences and of their paragraph, as hot text writes them."""
    yield f"{citation.passage_id}:p{citation.paragraph}"
    yield from (f"{citation.passage_id}:{sentence}" for sentence in citation.sentences)
