"""PARAGRAPH_UNCOVERED: paragraphs that prove nothing."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule
from quizapp.content.lint.views import SetView
from quizapp.core.problem import Fault


def _look(whole: SetView) -> Iterator[Fault]:
    cited = {(found.passage_id, found.paragraph) for view in whole.questions for found in view.proofs}
    for index, passage in enumerate(whole.passages.values()):
        open_ones = [each.number for each in passage.paragraphs if (passage.id, each.number) not in cited]
        if open_ones and len(open_ones) < len(passage.paragraphs):
            numbers = ", ".join(map(str, open_ones))
            what = f"no question asks about paragraph {numbers} of '{passage.id}'"
            yield Fault(("passages", index), what, "ask about it, or leave it out if nobody needs to read it")


RULE = Rule(
    id="PARAGRAPH_UNCOVERED",
    severity="info",
    detects="Paragraphs of which no question cites a word, in a passage of which others are cited.",
    why="What is never asked about need not be read, and students find that out.",
    fires="""
prompt: Who was hurt?
options: {a: Nobody, b: A driver, c: A baker}
answer: a
cite: {post: Nobody was hurt.}
""",
    silent="""
prompt: Which numbers does the Harbour Post give?
options: {a: 14 and 6, b: 9 and 6, c: 14 and 10}
answer: a
cite: {post: [a crack 14 centimetres long, would take six weeks]}
""",
    source="Own rule",
    look=_look,
    needs_words=False,
    needs_whole_set=True,
)
