"""PARAGRAPH_OVERUSED: nearly half of the questions are about one paragraph."""

from collections import Counter
from collections.abc import Iterator

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.views import SetView
from quizapp.core.problem import Fault

_SHARE, _FEWEST = 0.4, 5


def _look(whole: SetView) -> Iterator[Fault]:
    number = len(whole.questions)
    cited = Counter(
        place for view in whole.questions for place in {(found.passage_id, found.paragraph) for found in view.proofs}
    )
    places = list(whole.passages)
    for (passage_id, paragraph), times in cited.items():
        if number >= _FEWEST and times > _SHARE * number:
            what = f"{times} of {number} questions are about paragraph {paragraph} of '{passage_id}'"
            yield Fault(("passages", places.index(passage_id)), what, "ask about other paragraphs too")


_ABOUT_ONE = "".join(
    f"- prompt: What does the Harbour Post say of {topic}?\n  options: {{a: One thing, b: Another, c: Nothing}}\n"
    f"  answer: a\n  cite: {{post: {quote}}}\n"
    for topic, quote in (
        ("the crack", "a crack 14 centimetres long"),
        ("the inspectors", "Inspectors closed the Mill Street bridge"),
        ("people", "Nobody was hurt."),
        ("the mayor", "Mayor Ana Ruiz said"),
        ("the time", "would take six weeks"),
    )
)

RULE = Rule(
    id="PARAGRAPH_OVERUSED",
    severity="info",
    detects="More than two fifths of five or more questions cite the same paragraph.",
    why="Then the set tests how well one paragraph was read, and one question easily gives away another.",
    fires=_ABOUT_ONE,
    silent=_ABOUT_ONE.replace("{post: Nobody was hurt.}", "{daily: sales had fallen by half}"),
    source="Own rule",
    look=_look,
    needs_words=False,
    needs_whole_set=True,
)
