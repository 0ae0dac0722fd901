"""Checks the glossary of a set: every headword stands in a passage, and none is explained twice."""

from collections.abc import Collection, Iterator, Mapping

from quizapp.core.glossary import explained_in
from quizapp.core.passage import Passage
from quizapp.core.problem import Fault
from quizapp.core.quote_text import normal_words


def glossary_faults(raw: object, passages: Mapping[str, Passage], unreadable: Collection[str]) -> Iterator[Fault]:
    """What is wrong with the headwords as they were written; the form of the file is checked elsewhere."""
    headwords = list(raw) if isinstance(raw, dict) else []
    yield from _doubles(headwords)
    if not unreadable:  # the headword may stand in one of them
        yield from _strangers(headwords, passages)


def _doubles(headwords: Collection[str]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for headword in headwords:
        known = first.setdefault(normal_words(headword).casefold(), headword)
        if known != headword:
            what = f"'{headword[:60]}' is explained as '{known[:60]}' already, as capital letters do not matter"
            yield Fault(("glossary", headword), what, "keep one of them", at_key=True)


def _strangers(headwords: Collection[str], passages: Mapping[str, Passage]) -> Iterator[Fault]:
    for headword in headwords:
        if not any(explained_in(passage, {headword: ""}) for passage in passages.values()):
            what = f"no sentence of a passage has the words '{headword[:60]}'"
            yield Fault(("glossary", headword), what, "write them as a passage does, or take the line out", at_key=True)
