"""Put items in order.

**Use it** for steps, causes or ranks that the text puts in an order. For events with dates use a timeline, which
takes the order from the dates. Items that may stand either way round are tied: write them as a list inside the list.

**Scored** by the rule named in `scoring`:

| `scoring` | earns | a random order of five earns |
|---|---|---|
| `tau_floor` (default) | (right pairs - wrong pairs) / pairs, never below 0; this is Kendall's tau | 0.16 |
| `exact` | 1 when no two items stand the wrong way round | 0.01 |
| `position` | the share of items at their right place; one item moved from end to end shifts all others | 0.20 |
| `pairs` | right pairs / pairs | 0.50 |
| `adjacent` | the share of neighbours that follow each other in the key | 0.20 |

A pair is right when its two items stand the right way round. Pairs inside a tie are not counted, and tied items may
take any of the places of their tie. Take `exact` for graded tests of three or four items.

Each student begins with another order, which is never a right one; who leaves it as it is has not answered: omitted,
and earns nothing.

**Keys of its own**

- `items`: three to twelve, each under a label that never changes once students have answered. An item is a text, or
  `text` with `cite` (the words that prove its place) and `why` (shown to who put it elsewhere).
- `answer`: the labels in the right order, with ties as lists: `[a, [b, c], d]`.
- `scoring`: the rule, if not `tau_floor`.

```yaml
- id: founding
  type: ordering
  prompt: In which order did the founders act?
  items:
    a: They bought the land.
    b: They drained the meadow.
    c: They cut the timber.
    d: They built the harbour.
  answer: [a, [b, c], d]
  cite: They bought the land, drained the meadow while others cut timber, and then built the harbour.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.ordering import counting, form, model, paper

TYPE = QuestionType(
    name="ordering",
    title=message("Put in order"),
    also_called=("order", "sequence", "sequencing", "ranking", "sorting", "sort", "rearrange"),
    model=model.Ordering,
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
    review=model.review,
    seconds=model.seconds,
)
