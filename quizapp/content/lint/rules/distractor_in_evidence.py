"""DISTRACTOR_IN_EVIDENCE: the cited sentence holds all words of a wrong option."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, _whole: SetView) -> Iterator[Fault]:
    cited = [view.words.content(sentence) for sentence in view.cited_sentences]
    for choice in selection.distractors:
        content = view.words.content(choice.text)
        if content and any(content <= sentence for sentence in cited):
            what = f"the cited sentence holds every word of the wrong option {shown(choice.text)}"
            yield Fault(choice.path, what, "make sure that this option is wrong, and say why in 'why'")


RULE = Rule(
    id="DISTRACTOR_IN_EVIDENCE",
    severity="info",
    detects="All words of content of a wrong option stand in a sentence that proves the right one.",
    why="Such an option tempts well, which is good; but perhaps it is right too.",
    fires="""
prompt: What was found?
options: {a: A crack, b: A support beam, c: A bill}
answer: a
cite: {post: a crack 14 centimetres long was found in a support beam}
""",
    silent="""
prompt: What was found?
options: {a: A crack, b: A second bridge, c: A bill}
answer: a
cite: {post: a crack 14 centimetres long was found in a support beam}
""",
    source="Own rule",
    look=in_selections(_look),
)
