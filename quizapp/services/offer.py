"""What students are offered: the sets of the folder, and those that teachers made here and published."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.content.library import reading_order
from quizapp.core.question_set import QuestionSet
from quizapp.services.application import Application
from quizapp.services.tokens import TOKEN
from quizapp.services.workshop import MARK
from quizapp.store import workshop_sets

ON_A_PAGE = 24


@dataclass(frozen=True)
class Page:
    """One page of the list of sets, *number* of *of*, counted from 1."""

    sets: Sequence[QuestionSet]
    number: int
    of: int


def offered_sets(app: Application) -> list[QuestionSet]:
    """Every set that can be taken: the shorter reading first, then the older."""
    with app.database.read() as connection:
        versions = workshop_sets.published_versions(connection)
    return sorted((*app.library.sets(), *map(app.version, versions)), key=reading_order)


def offered_set(app: Application, set_id: str) -> QuestionSet | None:
    """The set with this id, if it can be taken."""
    token = set_id.removeprefix(MARK)
    if token == set_id:
        return app.library.get(set_id)
    if not TOKEN.fullmatch(token):
        return None
    with app.database.read() as connection:
        version = workshop_sets.published_version(connection, token)
    return None if version is None else app.version(version)


def page_of(sets: Sequence[QuestionSet], words: str, number: int) -> Page:
    """That page of the sets that have all these words in their titles, summaries and sources; at most the last one."""
    sought = words.casefold().split()
    found = [each for each in sets if all(word in _told_of(each) for word in sought)] if sought else sets
    pages = max(1, -(-len(found) // ON_A_PAGE))
    number = min(max(1, number), pages)
    return Page(found[(number - 1) * ON_A_PAGE : number * ON_A_PAGE], number, pages)


def _told_of(question_set: QuestionSet) -> str:
    """What the list tells of a set."""
    sources = (each.source for each in question_set.stages[0].passages.values())
    told = (part or "" for source in sources for part in (source.title, source.publisher, source.published))
    return " ".join((question_set.title, question_set.summary or "", *told)).casefold()
