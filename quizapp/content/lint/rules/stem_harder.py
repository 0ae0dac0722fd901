"""STEM_HARDER: a question that is harder to read than its passage."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import sentences_of, tokens
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault

_LETTERS, _MANY = 7, 3


def _look(view: QuestionView, whole: SetView) -> Iterator[Fault]:
    if not whole.readable:
        return
    if max((len(tokens(each)) for each in sentences_of(view.stem.text)), default=0) > whole.longest_sentence:
        yield Fault(view.stem.path, "the prompt has a longer sentence than any passage", "make two sentences of it")
        return
    texts = [view.stem.text, *(choice.text for each in view.selections for choice in each.choices)]
    words = dict.fromkeys(word for text in texts for word in tokens(text) if len(word) >= _LETTERS and word.isalpha())
    hard = [word for word in words if view.words.content(word) - whole.passage_content]
    if len(hard) >= _MANY:
        what = f"no passage has these long words: {', '.join(hard[:5])}"
        yield Fault(view.stem.path, what, "use words of the passage, or plainer ones, unless your class knows them")


RULE = Rule(
    id="STEM_HARDER",
    severity="info",
    detects="Three or more words of at least seven letters in prompt and options that no passage has, or a sentence in "
    "the prompt that is longer than every sentence of the passages.",
    why="Then the question tests other words than those of the text. It says nothing of words that your class knows "
    "well, so this is for information.",
    fires="""
prompt: Which circumstance precipitated the interruption of transportation?
options: {a: A crack, b: A flood, c: A strike}
answer: a
""",
    silent="""
prompt: Why was the bridge closed?
options: {a: A crack, b: A flood, c: A strike}
answer: a
""",
    source="Own rule",
    look=in_questions(_look),
)
