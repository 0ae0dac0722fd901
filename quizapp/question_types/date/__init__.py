"""Type a date.

**Use it** when the answer is a day, a month or a year that the passage gives. Students may write it in figures or in
words, in English, German, Spanish, French, Korean or Arabic: 2024-03-12, 12 March 2024, March 12th, 2024,
Tuesday 12 March 2024, 12.3.2024, 12/3/2024, 12 de marzo de 2024.

**Scored** by the rule *date*. What `need` asks for is compared; the first of these counts:

| the answer | earns | called |
|---|---|---|
| is no date that can be read, or none of the calendar, such as 31 February | 0 | `unparsable` |
| is coarser than `need` | 0 | `incomplete` |
| is another date | 0 | `wrong` |
| may be this date or another: 12/3/2024 without `order`, or a weekday that does not fit | 0 | `ambiguous` |
| is the date | 1 | `right` |

Whatever cannot be read, lacks a part or has two meanings is kept as it was typed, and the student is asked to write it
anew before handing in. 13/3/2024 has one meaning only and is never asked back. Two figures for a year are not enough.
Blank is omitted. Guessing earns nothing.

**Keys of its own**

- `answer`: the date as `2024-03-12`, `2024-03` or `2024`.
- `need`: `day`, `month` or `year`: how precise an answer must be; as precise as `answer`, if left out. What is finer
  is not looked at.
- `year_given`: `true` where the prompt names the year; then "12 March" is enough.
- `order`: `dmy` or `mdy`, where your students always write day or month first. Then 12/3/2024 has one meaning, and a
  date that is none in this order is asked back.

```yaml
- id: moved
  type: date
  prompt: On which day did the court move?
  answer: 1931-05-02
  cite: The court moved on 2 May 1931.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.date import counting, form, model, paper

TYPE = QuestionType(
    name="date",
    title=message("Date"),
    also_called=("day", "year", "calendar"),
    model=model.Date,
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
)
