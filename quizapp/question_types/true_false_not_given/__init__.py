"""Say whether a statement is true, false or not given.

**Use it** to teach the difference between *the text says otherwise* and *the text does not say*. True: the text
agrees. False: the text contradicts. Not given: the text settles it neither way, which is not the same as "I do not
know". Write the statement itself as the prompt, or write several under `statements`; six or more make guessing poor.
In a set with several passages say whose word counts: "according to the Harbour Post".

**Scored** by the rule *right statements*: the number of right statements divided by the number of statements.
There is nothing between false and not given. A statement left open earns nothing; a question left open is omitted.
Guessing earns a third.

**Keys of its own**

- `answer`: `true`, `false` or `not_given`, when the prompt is the statement.
- `statements`: several statements, each under a label, with `text`, `answer`, and if you like `why` (shown to who
  got it wrong), its own `cite`, and `trap` and `misreading` as options have them.

For *not given* cite the sentence that comes nearest, and say in `explain` or `why` what is missing.

```yaml
- id: harbour
  type: true_false_not_given
  prompt: True, false or not given, according to the Harbour Post?
  statements:
    a: {text: The court moved in spring., answer: 'true'}
    b: {text: The court moved to Millbrook., answer: 'false', why: It moved to Ashford.}
    c: {text: The move was expensive., answer: not_given, why: The price is not mentioned.}
  cite: The court moved to Ashford in the spring.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.true_false_not_given import counting, form, model, paper
from quizapp.question_types.true_false_not_given.starter import STARTER

TYPE = QuestionType(
    name="true_false_not_given",
    title=message("True, false, not given"),
    also_called=("true false", "tf", "tfng", "yes no", "right wrong", "statement", "statements"),
    model=model.TrueFalseNotGiven,
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
    seconds=model.seconds,
    starter=STARTER,
)
