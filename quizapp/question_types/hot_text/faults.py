"""Hot text: the mistakes a teacher can make in one."""

from collections.abc import Iterator

from quizapp.core.citation import QuoteNotFound
from quizapp.core.problem import Fault, one_of, unknown_passage
from quizapp.core.question_type import Passages
from quizapp.question_types.hot_text.model import HotText, chosen_passages, keys_of, units_cited, units_of

FEWEST_UNITS = 3
Units = frozenset[str]


def faults(question: HotText, passages: Passages) -> Iterator[Fault]:
    """Unknown passages, keys outside the passages shown, too little to choose from, traps that are no traps."""
    unknown = list(_unknown_passages(question, passages))
    yield from unknown
    try:
        keys = keys_of(question, passages)
    except (QuoteNotFound, KeyError):
        return  # what is wrong with the quotes is told where they are checked
    choice_faults = list(_faults_of_choice(question, keys, passages))
    yield from choice_faults
    yield from _same_alternatives(question, keys)
    if not choice_faults and not unknown:  # else another choice of passages is shown in the end
        yield from _trap_faults(question, keys, passages)


def _unknown_passages(question: HotText, passages: Passages) -> Iterator[Fault]:
    for index, name in enumerate(question.from_ or ()):
        if passages and name not in passages:
            yield unknown_passage(("from", index), name, passages)
        elif name in (question.from_ or ())[:index]:
            yield Fault(("from", index), f"'from' names '{name}' twice", "name it once")


def _faults_of_choice(question: HotText, keys: tuple[Units, ...], passages: Passages) -> Iterator[Fault]:
    shown = chosen_passages(question, passages)
    if len(shown) < len(question.from_ or ()) or not all(passage.paragraphs for passage in shown):
        return  # what cannot be read is told elsewhere
    units = {unit for passage in shown for _, unit, _ in units_of(question, passage)}
    hidden = sorted({unit.partition(":")[0] for unit in Units().union(*keys) - units})
    if hidden:
        what = f"a right sentence stands in {one_of(hidden)}, which is not shown"
        yield Fault(("from",), what, f"add {one_of(hidden)} to 'from'")
    elif len(units) < max(FEWEST_UNITS, 2 * max(map(len, keys))):
        what = f"there are only {len(units)} {question.units} to choose from"
        yield Fault(("cite",), what, "choose from a longer passage, or use single_choice")


def _same_alternatives(question: HotText, keys: tuple[Units, ...]) -> Iterator[Fault]:
    for index, key in enumerate(keys[1:]):
        if key in keys[: index + 1]:
            what = f"this alternative names the same {question.units} as an answer before it"
            yield Fault(("alternatives", index), what, f"take it out; a part of it stands for a whole {_one(question)}")


def _trap_faults(question: HotText, keys: tuple[Units, ...], passages: Passages) -> Iterator[Fault]:
    shown = {passage.id for passage in chosen_passages(question, passages)}
    right, seen = Units().union(*keys), Units()
    for index, trap in enumerate(question.traps):
        path = ("traps", index, "cite")
        try:
            tempting = units_cited(question, trap.cite, passages)
        except (QuoteNotFound, KeyError):
            continue
        hidden = sorted({unit.partition(":")[0] for unit in tempting} - shown)
        if tempting & right:
            yield Fault(path, "this trap is a right answer", "cite a sentence that is wrong, or take it out")
        elif hidden:
            what = f"this trap stands in {one_of(hidden)}, which is not shown"
            yield Fault(path, what, "add it to 'from', or take the trap out")
        elif tempting & seen:
            yield Fault(path, f"another trap names this {_one(question)} already", "keep one of them")
        seen |= tempting


def _one(question: HotText) -> str:
    return question.units.removesuffix("s")
