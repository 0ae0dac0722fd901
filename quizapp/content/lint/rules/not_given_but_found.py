"""NOT_GIVEN_BUT_FOUND: a statement that is said not to be in the text seems to be there."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.sources import without_sources
from quizapp.content.lint.views import QuestionView, SetView, sentences_in
from quizapp.core.problem import Fault
from quizapp.core.wording import Judged

_SHARE, _FEWEST = 0.8, 3


def _look(view: QuestionView, whole: SetView) -> Iterator[Fault]:
    for statement in view.wording.statements:
        found = next(_sentences_with(statement, view, whole), None)
        if found is not None:
            what = f"the text is said to leave this open, but has most of its words: '{found}'"
            yield Fault(statement.path, what, "look whether the sentence settles the statement after all")


def _sentences_with(statement: Judged, view: QuestionView, whole: SetView) -> Iterator[str]:
    content = view.words.content(without_sources(statement.text, view.passages))
    if len(content) < _FEWEST:
        return
    for passage in whole.readable:
        if passage.id in statement.left_open_by:
            for text, sentence in zip(sentences_in(passage), whole.sentence_contents[passage.id], strict=True):
                if len(content & sentence) >= _SHARE * len(content):
                    yield text


RULE = Rule(
    id="NOT_GIVEN_BUT_FOUND",
    severity="warning",
    detects="A statement that a passage is said to leave open, while one of its sentences has at least four fifths of "
    "the statement's words of content.",
    why="Either the passage settles the statement after all, or very much tempts to think so.",
    fires="""
type: true_false_not_given
prompt: The repair would cost about 2 million euros.
answer: not_given
cite: {post: would take six weeks}
""",
    silent="""
type: true_false_not_given
prompt: The city has the money for the repair.
answer: not_given
cite: {post: would take six weeks}
""",
    source="Own rule",
    look=in_questions(_look),
)
