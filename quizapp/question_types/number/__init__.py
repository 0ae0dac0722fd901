"""Type a number.

**Use it** when the answer is a number that the passage gives or from which it follows: how many, how much, how far.
Students may write it the way they learnt it: 1,200 or 1 200 or 1'200.

**Scored** by the rule *number*. The answer is read as a number and compared exactly, then the first of these counts:

| the answer | earns | called |
|---|---|---|
| is no number that can be read, such as "about ten" or 1,2 with the decimal sign `.` | 0 | `unparsable` |
| has a unit that is not in `units`, or lacks a `required` one | 0; `unit_fraction` if the number is right | `unit` |
| differs from `answer` by `tolerance` or less | 1 | `right` |
| differs more | 0 | `wrong` |

A number that cannot be read is kept as it was typed, and the student is asked to write it anew before handing in; so
is one without the unit it needs, and one with words behind it where the question has no `units`. So is 640.000, which
is 640 by the decimal sign `.` and 640000 to many readers: the student is asked which is meant, and until then it counts
as 640. With the decimal sign `,` the same holds for 640,000; with `.` too, where
the language of the set has a decimal comma, as German has. Blank is omitted. Guessing earns nothing.

**Keys of its own**

- `answer`: the number, in digits and with a point: `1200`, `3.5` or `-4`, whatever `decimal` says.
- `tolerance`: how far off is still right: a number, `0.5`, or a share of the answer, `5 %`. Exactly that far counts.
- `units`: every unit that may stand beside the number, `[km, kilometres]`. Capitals do not matter, and € is taken
  for euros, $ for dollars, £ for pounds and % for percent. Nothing is
  converted, so list no unit in which the number would be another.
- `unit`: `optional` (default) or `required`.
- `unit_fraction`: what the right number with another unit earns, nothing unless you say so.
- `decimal`: the decimal sign students write, `.` (default) or `,`. The other one then parts thousands. Under
  `defaults` it holds for the whole set.

```yaml
- id: distance
  type: number
  prompt: How far is it from Millbrook to Ashford?
  answer: 100
  tolerance: 5 %
  units: [km, kilometres]
  unit: required
  cite: Ashford lies 100 kilometres from Millbrook.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.number import counting, form, model, paper

TYPE = QuestionType(
    name="number",
    title=message("Number"),
    also_called=("numeric", "numerical", "figure", "integer", "amount", "calculation"),
    model=model.Number,
    faults=model.faults,
    ask=model.ask,
    field=form.field,
    read=model.read,
    grade=model.grade,
    chance=model.chance,
    wording=model.wording,
    right=paper.right,
    charts=counting.charts,
    chosen=counting.chosen,
    marking_notes=paper.marking_notes,
    ask_back=model.ask_back,
    review=model.review,
)
