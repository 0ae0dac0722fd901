"""Match each stem with a choice.

**Use it** for who said what, which report says which, what belongs to which day. Give two or more choices that fit
nothing, or let choices be used again; otherwise the last pair comes free.

**Scored** by the rule *stems*: the share of stems with the right choice. A stem that is left open earns nothing;
when all are left open, the question is omitted. Guessing earns 1 in the number of choices. Where each choice may be
used once and a student uses one twice, the page asks about it; until that is mended, each stem is scored as it stands.

**Keys of its own**

- `stems`: two to twelve, each under a label. A stem is a text, or `text` with `cite` (the words that prove this
  stem) and `why` (shown to who got it wrong).
- `choices`: two to fifteen, each under a label. They are short texts, as they stand in a drop-down list.
- `answer`: the right choice for each stem, label by label: `{s1: c2, s2: c1}`.
- `reusable`: `true` lets a choice fit several stems. Otherwise each choice is used once.

```yaml
- id: who-did-it
  type: matching
  prompt: Who did what?
  stems:
    s1: moved to Ashford
    s2: celebrated in April
  choices:
    c1: the council
    c2: the court
    c3: the town
    c4: the harbour
  answer: {s1: c2, s2: c3}
  cite: The court moved to Ashford in the spring, and the town celebrated.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.matching import counting, form, model, paper

TYPE = QuestionType(
    name="matching",
    title=message("Matching"),
    also_called=("match", "pairs", "pairing", "assign", "drag and drop"),
    model=model.Matching,
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
    ask_back=model.ask_back,
    review=model.review,
    seconds=model.seconds,
)
