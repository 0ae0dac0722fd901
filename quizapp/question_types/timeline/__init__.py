"""Put events in the order of their dates.

**Use it** across several reports: an event happens on one day and may be reported on another. Ask once by the one
clock and once by the other, and readers see what was known on which day. The dates are the key: you write no order.

**Scored** as an ordering question, by the rule named in `scoring`: `tau_floor` (default), `exact`, `position`, `pairs`
or `adjacent`. Events with the same date are tied and may stand either way round. Each student begins with
another order, which is never a right one; who leaves it as it is has not answered: omitted, and earns nothing.

**Keys of its own**

- `events`: three to twelve, each under a label, with `text`, its dates `happened` and `reported`, `cite` (the words
  that give the date) and, if you like, `why` (shown to who put it elsewhere). A date is 2023-09-13, or 2023-09 or
  2023 where the passage says no more. The dates are shown with the proof, so give both where both are known.
- `clock`: `happened` or `reported`: the dates by which the events are put in order.
- `scoring`: the rule, if not `tau_floor`.
- `cite` of the whole question may be left out, as the events have their own.

Two dates of which one lies inside the other, such as 2023-10 and 2023-10-03, have no order; `quizapp check` says so.

```yaml
- id: the-move
  type: timeline
  prompt: Put the events in the order in which they happened.
  clock: happened
  events:
    plan: {text: The council decides on the move., happened: 2023-03, reported: 2023-05-02, cite: decided in March}
    move: {text: The court moves to Ashford., happened: 2023-04-10, reported: 2023-04-11, cite: moved on 10 April}
    feast: {text: Ashford celebrates., happened: 2023-04-12, reported: 2023-05-02, cite: celebrated two days later}
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.timeline import counting, form, model, paper

TYPE = QuestionType(
    name="timeline",
    title=message("Timeline"),
    also_called=("chronology", "time line", "chronological order"),
    model=model.Timeline,
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
