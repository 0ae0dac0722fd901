"""NO_PASSAGE_NEEDED: the question may be answered without reading."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, with_one_key
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Choice, Selection


def _look(key: Choice, selection: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
    stem = view.words.content(selection.stem.text) - whole.topic
    known = view.words.general_knowledge.search(selection.stem.text)
    if known:
        what = f"'{known[0]}' may be known without reading"
        yield Fault(selection.stem.path, what, "ask what this text says of it")
    elif stem & view.words.content(key.text) and not any(
        stem & view.words.content(each.text) for each in selection.distractors
    ):
        what = "only the right option has a word in common with the prompt"
        yield Fault(key.path, what, "try the question on somebody who has not read the passage")


RULE = Rule(
    id="NO_PASSAGE_NEEDED",
    severity="info",
    detects="The prompt asks for something that is in every lexicon (the capital of, the president of), or only the "
    "right option has a word of content in common with the prompt.",
    why="A question that can be answered without the text says nothing about reading. The best test is a person who "
    "has not read it.",
    fires="""
prompt: What is the capital of the country in which the bridge stands?
options: {a: Ashford, b: Millbrook, c: Harbour}
answer: a
""",
    silent="""
prompt: What did the inspectors find?
options: {a: A crack, b: A flood, c: A bill}
answer: a
""",
    source="Powers & Leung 1995; Reading and Writing 2017",
    look=with_one_key(_look),
)
