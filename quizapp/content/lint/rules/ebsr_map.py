"""EBSR_MAP: quotes to choose from that lead to the right answer only."""

from collections.abc import Iterator

from quizapp.content.lint.rule import Rule, in_questions
from quizapp.content.lint.tokens import shown
from quizapp.content.lint.views import QuestionView, SetView
from quizapp.core.problem import Fault
from quizapp.core.wording import Selection


def _look(view: QuestionView, whole: SetView) -> Iterator[Fault]:
    answers = [choice for each in view.selections for choice in each.choices]
    for quotes in (each for each in view.wording.selections if each.are_quotes):
        led_to = frozenset[object]().union(*(quote.leads_to for quote in quotes.choices))
        alone = [answer for answer in answers if answer.path not in led_to]
        if alone:
            what = f"no quote leads to the answer {shown(alone[0].text)}"
            instead = "add a quote that tempts to it, or say under 'supports' which one does"
            yield Fault(quotes.choices[0].path[:-2], what, instead)
        yield from _repeated(quotes, view, whole)


def _repeated(quotes: Selection, view: QuestionView, whole: SetView) -> Iterator[Fault]:
    """The right quote, if it alone repeats words of the right answer."""
    content = view.words.content
    answer = content(" ".join(key.text for each in view.selections for key in each.keys)) - whole.topic
    others = frozenset[str]().union(*(content(each.text) for each in quotes.distractors))
    for quote in quotes.keys:
        if len(answer & content(quote.text) - others) > 1:
            what = "the right quote repeats words of the right answer, and no other quote has them"
            yield Fault(quote.path, what, "say the answer in other words, or offer a wrong quote with these words too")


RULE = Rule(
    id="EBSR_MAP",
    severity="warning",
    detects="Quotes to choose from as evidence, none of which leads to one of the answers; or the right quote has two "
    "words of content of the right answer that no other quote has.",
    why="Students who chose a wrong answer find nothing that fits it, and then know that it is wrong; or they match "
    "words instead of reading.",
    fires="""
type: two_part
prompt: How long will the repair take, according to the Harbour Post?
part_a:
  type: single_choice
  options: {a: About one and a half months, b: More than two months, c: A few days}
  answer: a
part_b:
  type: single_choice
  options: {p: would take six weeks, q: for at least ten weeks, r: Nobody was hurt.}
  answer: p
cite: {post: would take six weeks}
""",
    silent="""
type: two_part
prompt: How long will the repair take, according to the Harbour Post?
part_a:
  type: single_choice
  options: {a: About one and a half months, b: More than two months, c: A few days}
  answer: a
part_b:
  type: single_choice
  options: {p: would take six weeks, q: for at least ten weeks, r: Nobody was hurt.}
  answer: p
  supports: {q: b, r: c}
cite: {post: would take six weeks}
""",
    source="Own rule, for evidence-based selected response",
    look=in_questions(_look),
)
