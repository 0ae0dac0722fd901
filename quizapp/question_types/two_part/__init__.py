"""An answer, and the sentence that proves it.

**Use it** when the proof matters as much as the answer: part A asks, part B asks for the evidence. Where the evidence
is chosen in the passage itself, any other question does the same with one more line, `evidence: required`; write
`two_part` where students choose among quotes, where wrong evidence is to fit wrong answers, or to change the rule.

**Scored** by the rule that `scoring` names; each part is worth half of the points.

- `conditional` (default): half for a right answer, all if the evidence is right as well. Evidence for a wrong answer
  earns nothing. A partly right answer earns its part of the half.
- `conditional_partial`: as above, and partly right evidence for a right answer earns its part.
- `both`: all if both are right, otherwise nothing.
- `independent`: each part by itself.

Evidence that leads to the wrong answer that was chosen is reported as *wrong, but it fits*, without points. Blank is
omitted.

**Keys of its own**

- `part_a`: `type` (`single_choice`, `multiple_response` or `true_false_not_given`) and the keys of that type. The
  `prompt` of the question is the prompt of part A.
- `part_b`: if left out, students choose in the passage, and the sentences that `cite` names are right. With
  `type: hot_text` it takes `from`, `units`, `alternatives`, `traps` and `scoring`. With `type: single_choice` or
  `type: multiple_response` the options are quotes, exact words of a passage; the right one stands in the sentence
  that `cite` names.
- In `part_b`, `prompt` changes how the evidence is asked for, and `supports` says which option of part A a quote
  would fit: `supports: {q: b}`. If the option has a `trap`, the tempting sentence fits by itself.
- `scoring`: one of the rules above.

```yaml
- id: capital-and-proof
  type: two_part
  prompt: Which town became the seat of the court?
  part_a:
    type: single_choice
    options:
      a: Harbour
      b: Millbrook
      c: Ashford
    answer: c
  part_b:
    type: single_choice
    options:
      p: Harbour never applied.
      q: Millbrook had asked for it, but was refused.
      r: The court moved to Ashford in the spring.
    answer: r
    supports: {p: a, q: b}
  cite: The court moved to Ashford in the spring.
```

The short form, on a question of any other type:

```yaml
- id: capital-with-evidence
  type: short_answer
  prompt: Which town became the seat of the court?
  accept: [Ashford]
  evidence: required
  cite: The court moved to Ashford in the spring.
```
"""

from collections.abc import Iterable
from functools import partial

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.two_part import counting, form, grading, model, paper, parts, review, told


def type_over(
    part_a: Iterable[QuestionType], part_b: Iterable[QuestionType], others: Iterable[QuestionType]
) -> QuestionType:
    """The type, whose parts may be of these types; it also draws the parts of *others* that ask for evidence."""
    of_a, of_b = ({kind.name: kind for kind in kinds} for kinds in (part_a, part_b))
    of_both = {**of_a, **of_b}
    split = partial(model.split, of_both)
    return QuestionType(
        name="two_part",
        title=message("Answer and evidence"),
        also_called=("two part", "part a part b", "two parts", "ebsr", "claim and evidence"),
        model=model.model_over(of_a, of_b),
        faults=partial(model.faults, of_both),
        ask=partial(parts.ask, split),
        field=partial(form.field, {kind.name: kind for kind in (*others, *of_both.values())}),
        read=partial(parts.read, split),
        grade=partial(grading.grade, split),
        chance=partial(grading.chance, split),
        wording=partial(told.wording, split),
        right=partial(paper.right, split),
        charts=partial(counting.charts, split),
        chosen=partial(counting.chosen, split),
        marking_notes=partial(paper.marking_notes, split),
        ask_back=partial(parts.ask_back, split),
        review=partial(review.review, split),
        misread=partial(review.misread, split),
        seconds=partial(told.seconds, split),
    )
