"""VERBATIM_KEY: only the right option is copied from the passage."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_selections
from quizapp.content.lint.tokens import runs, tokens
from quizapp.content.lint.views import RUN, QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(selection: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
    if view.question.process == "locate":
        return
    if any(runs(tokens(each.text), RUN) & whole.word_runs for each in selection.distractors):
        return
    for key in selection.keys:
        found = runs(tokens(key.text), RUN) & whole.word_runs
        if found:
            what = f"only the right option copies the passage: '{' '.join(min(found))}'"
            yield Fault(key.path, what, "say it in other words, or write 'process: locate'")


RULE = Rule(
    id="VERBATIM_KEY",
    severity="warning",
    detects="Six words in a row of a right option stand in a passage, and those of no wrong option do. Questions with "
    "`process: locate` are left alone.",
    why="Then the answer is found by comparing letters. In two large published collections this was the strongest cue "
    "of all, 4 and 10 times as frequent for right options as for wrong ones.",
    fires="""
prompt: What did the engineers say?
process: understand
options:
  a: The bridge will stay shut for at least ten weeks
  b: It opens soon
  c: It will be sold to a firm
answer: a
""",
    silent="""
prompt: What did the engineers say?
process: understand
options:
  a: Nobody can cross it for two months or more
  b: It opens soon
  c: It will be sold to a firm
answer: a
""",
    source="Measured for this project on two published collections of reading questions",
    look=in_selections(_look),
    needs_words=False,
)
