"""GRAMMAR_CUE: only the right option fits the prompt or is written like a sentence."""

import re
from collections.abc import Callable, Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.tokens import tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault
from quizapp.core.wording import GAP, Choice, Selection

_ASKED_WITHOUT = re.compile(rf"[.:…]|{GAP}|_{{2,}}")


def _look(key: Choice, selection: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
    for cue, fits in _cues(selection.stem.text, view.words):
        if fits(key.text) and not any(fits(other.text) for other in selection.distractors):
            yield Fault(key.path, cue, "make all options fit the prompt in the same way")
            return
    if len(selection.distractors) > 1 and not _begins_with_a_name(key.text, whole):
        for cue, has in _FORMS:
            forms = {has(other.text) for other in selection.distractors}
            if None not in forms | {has(key.text)} and has(key.text) not in forms:
                yield Fault(key.path, cue, "begin and end all options in the same way")
                return


def _cues(stem: str, words: Words) -> Iterator[tuple[str, Callable[[str], bool]]]:
    """What the last word of an unfinished stem asks for."""
    before_gap = _ASKED_WITHOUT.split(stem)[0]
    last = tokens(before_gap)[-1:]
    if not last or "?" in stem:
        return
    letters = words.articles.get(last[0])
    if letters and not re.search(r"\ba/an$|\ba\(n\)$", before_gap.strip(), re.IGNORECASE):
        yield f"only the right option fits after '{last[0]}'", lambda text: bool(re.match(letters, text, re.IGNORECASE))
    if words.plural_ending and last[0] in words.singular:
        yield f"only the right option fits after '{last[0]}'", lambda text: not _is_plural(text, words)
    if words.plural_ending and last[0] in words.plural:
        yield f"only the right option fits after '{last[0]}'", lambda text: _is_plural(text, words)


def _is_plural(text: str, words: Words) -> bool:
    last = (tokens(text) or [""])[-1]
    return len(last) > 3 and last.endswith(words.plural_ending) and not last.endswith(2 * words.plural_ending)


def _begins_with_a_name(text: str, whole: SetView) -> bool:
    return bool(tokens(text)) and tokens(text)[0] in whole.names


_FORMS: tuple[tuple[str, Callable[[str], bool | None]], ...] = (
    ("the right option alone ends with a full stop, or alone lacks it", lambda text: text.endswith(".")),
    (
        "the right option alone begins with a capital, or alone with a small letter",
        lambda text: text[0].isupper() if text[0].isalpha() else None,
    ),
)

RULE = Rule(
    id="GRAMMAR_CUE",
    severity="warning",
    detects="Only the right option fits after the last word of an unfinished prompt (a or an, is or are), or only it "
    "begins with a capital or ends with a full stop, or only it does not.",
    why="Then grammar gives the answer away to readers who understood nothing of the text.",
    fires="""
prompt: The person who spoke about the cost was an
options: {a: official, b: baker, c: driver}
answer: a
""",
    silent="""
prompt: The person who spoke about the cost was a/an
options: {a: official, b: baker, c: driver}
answer: a
""",
    source="Haladyna, Downing & Rodriguez 2002, guideline 28",
    look=with_one_key(_look),
)
