"""The types of question by the names that teachers know: those of the menu, and what else people call them."""

import re
from collections.abc import Iterable

from quizapp.core.problem import did_you_mean
from quizapp.core.question_type import QuestionType


def named(kinds: Iterable[QuestionType]) -> str:
    """The words for a file, each with the name that the menu shows: "'number' (Number) or 'date' (Date)"."""
    told = [f"'{kind.name}' ({kind.title})" for kind in kinds]
    return " or ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def meant_by(word: str, kinds: Iterable[QuestionType]) -> str:
    """The way out for who wrote *word* as a type; empty where nobody can tell what is meant."""
    by_name = {kind.name: kind for kind in kinds}
    plain = _plain(word)
    meant = [kind for kind in by_name.values() if plain in {_plain(each) for each in _names_of(kind)}]
    return f"write {named(meant)}" if meant else did_you_mean(word, by_name, "")


def _names_of(kind: QuestionType) -> Iterable[str]:
    return (kind.name, str(kind.title), *kind.also_called)


def _plain(name: str) -> str:
    """Small letters and single spaces, whatever stands between the words."""
    return " ".join(re.findall(r"[^\W_]+", name[:100].casefold())).removesuffix(" question")
