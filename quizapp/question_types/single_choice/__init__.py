"""Choose one option.

**Use it** when exactly one of three or four plausible options is right. Make the wrong ones from real
misreadings of the passage, and say in `why` what is wrong with each.

**Scored** by the rule *key*: the option named by `answer` earns everything, any other nothing. A wrong option may
carry `fraction: 1/2` to earn a part. Blank is omitted and earns nothing. Guessing earns 1 in the number of options.

**Keys of its own**

- `options`: two to twelve, each under a label that never changes once students have answered: the label is what
  an answer stores, so options can be moved and reworded. An option is a text, or `text` with `why`, `trap`,
  `misreading` and `fraction`.
- `answer`: the label of the right option.
- `shuffle`: `false` keeps the order of the file, for numbers and dates. Otherwise each student gets another order.

```yaml
- id: capital
  type: single_choice
  prompt: Which town became the seat of the court?
  options:
    a: Harbour
    b:
      text: Millbrook
      why: Millbrook asked for it, but was refused.
      misreading: wrong_person
    c: Ashford
  answer: c
  cite: The court moved to Ashford in the spring.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.single_choice import counting, form, model, paper
from quizapp.question_types.single_choice.starter import STARTER

TYPE = QuestionType(
    name="single_choice",
    title=message("Single choice"),
    also_called=("multiple choice", "mcq", "mc", "choice", "radio", "one of four"),
    model=model.SingleChoice,
    faults=model.faults,
    ask=model.ask,
    field=form.field,
    read=model.read,
    grade=model.grade,
    chance=model.chance,
    misread=model.misread,
    wording=model.wording,
    right=paper.right,
    charts=counting.charts,
    chosen=counting.chosen,
    marking_notes=paper.marking_notes,
    starter=STARTER,
)
