"""Choose several options.

**Use it** when more than one option is right and readers must weigh each. Say how many with `choose: 2` when the
number is no secret; then no more can be ticked.

**Scored** by the rule named in `scoring`, where *h* right and *f* wrong options are ticked, of *K* right and *D* wrong:

| `scoring` | earns | ticking everything |
|---|---|---|
| `balanced` (default) | h/K - f/D, never below 0 | 0 |
| `exact` | 1 when just the right ones are ticked | 0 |
| `plus_minus` | (h - f)/K, never below 0 | may pay |
| `per_option` | the share of options left or ticked as they should be | may pay |

Blank is omitted and earns nothing, whatever the rule. Guessing earns less the more options are wrong: with two
right options of four and `choose: 2`, a quarter at most, or a half under `per_option`.

**Keys of its own**

- `options`: as in single choice, without fractions.
- `answer`: the labels of the right options, `[a, c]`.
- `choose`: how many may be ticked; leave it out to let students decide.
- `scoring`, `shuffle`.

```yaml
- id: sold
  type: multiple_response
  prompt: Which two goods did the harbour sell?
  options: {a: Wool, b: Salt, c: Timber, d: Wine}
  answer: [a, c]
  choose: 2
  cite: The harbour sold wool and timber.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.multiple_response import counting, form, model, paper

TYPE = QuestionType(
    name="multiple_response",
    title=message("Multiple response"),
    also_called=(
        *("multiple choice", "mcq", "mc", "multiple answer"),
        *("multiple answers", "multiple select", "checkbox", "checkboxes", "select all that apply"),
    ),
    model=model.MultipleResponse,
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
)
