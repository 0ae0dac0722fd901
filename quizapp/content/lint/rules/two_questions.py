"""TWO_QUESTIONS: one prompt that asks for two things."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import outside_quotes, tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.content.lint.words import Words
from quizapp.core.problem import Fault


def _look(view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    if len(view.wording.statements) > 1:
        return  # the prompt says what to do with the statements, and each is a question of its own
    text = outside_quotes(view.stem.text)
    if text.count("?") > 1 or _joins_two(text, view.words):
        yield Fault(view.stem.path, "the prompt asks two questions at once", "make two questions of it")


def _joins_two(text: str, words: Words) -> bool:
    """Whether two question words are joined, as in "When and why" and "Who came and what did he say"."""
    found = tokens(text)
    asks = bool(found) and found[0] in words.question_words
    around = zip(found, found[1:], found[2:], [*found[3:], ""], strict=False)
    return any(
        joint in words.joints
        and second in words.question_words
        and (first in words.question_words or (asks and after in words.auxiliaries))
        for first, joint, second, after in around
    )


RULE = Rule(
    id="TWO_QUESTIONS",
    severity="warning",
    detects="Two question marks in a prompt, or two question words that are joined, such as “When and why”.",
    why="Who knows one half and not the other cannot show it, and the mark does not say which half was missing.",
    fires="""
prompt: When and why was the bridge closed?
options: {a: "On Saturday, for a crack", b: "On Sunday, for a flood", c: "On Friday, for a strike"}
answer: a
""",
    silent="""
prompt: Why was the bridge closed?
options: {a: For a crack, b: For a flood, c: For a strike}
answer: a
""",
    source="Common practice of test authors",
    look=in_questions(_look),
)
