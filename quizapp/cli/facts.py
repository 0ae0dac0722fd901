"""`quizapp facts`: how hard, how long and how varied a question set is, on one screen."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import fill

import click

from quizapp.cli.opening import sound_set
from quizapp.core.question_set import QuestionSet
from quizapp.core.readability import LIMITS
from quizapp.question_types import REGISTRY
from quizapp.services.facts import PassageFacts, SetFacts, facts_of


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def facts(file: Path) -> None:
    """Show how hard, how long and how varied the question set in FILE is.

    For each passage: words, minutes to read, length of the sentences, share of long words, LIX, and a band of school
    grades. For the set: minutes, what blind guessing earns, and how many questions there are of each process, skill
    and type.
    """
    question_set = sound_set(file)
    for line in _lines(question_set, facts_of(question_set, REGISTRY)):
        click.echo(line)


def _lines(question_set: QuestionSet, found: SetFacts) -> Iterator[str]:
    yield question_set.title
    yield f"  questions: {found.questions}, points: {float(found.points):g}"
    yield f"  about {found.minutes} minutes: {found.minutes_to_read} to read, {found.minutes_to_answer} to answer"
    yield f"  blind guessing earns about {float(found.chance):.0%} of the points"
    yield f"  process: {_counts(found.processes)}"
    yield f"  skill:   {_counts(found.skills)}"
    yield f"  type:    {_counts(found.types)}"
    for each in found.passages:
        yield ""
        yield from _passage(each)
    if any(each.has_level for each in found.passages):
        yield ""
        yield fill(str(LIMITS), 100)


def _counts(counts: Mapping[str, int]) -> str:
    return "; ".join(f"{name.replace('_', ' ')} {number}" for name, number in counts.items())


def _passage(found: PassageFacts) -> Iterator[str]:
    text = found.text
    yield found.passage.source.title
    yield f"  {text.words} words, about {found.passage.minutes} min to read"
    sentence = f"{text.mean_sentence:.0f} words on average, the longest {text.longest_sentence}"
    yield f"  {text.sentences} sentences of {sentence}"
    yield f"  {text.long_share:.0%} long words (more than six letters)"
    yield f"  {found.level}"
    if found.longest_words:
        yield f"  the longest: {', '.join(found.longest_words)}"
