"""Say which report says what.

**Use it** in a set with several reports of one event: who says it, who contradicts it, who is silent? There are two
ways to ask. `ask: which_report` shows one table, statements by reports, with a last column *none of them*; students
tick every report that says the statement. `ask: says_contradicts_silent` has students judge every report about every
statement: it says so, it contradicts, or it does not say.

**Scored** by the rule named in `scoring`; the mark is the share of statements or cells that are right:

| `scoring` | ticked (`which_report`) | judged (`says_contradicts_silent`) |
|---|---|---|
| `row` (default) | statements with just the right ticks | statements judged rightly for every report |
| `cell` | h/K - f/D, never below 0 | verdicts that are right |

Here *h* of the *K* cells that are true, and *f* of the *D* others, are ticked, so ticking everything earns nothing.
A statement left open is wrong; a question left open is omitted. *None of them* beside a ticked report is asked back,
and never right. Guessing at one statement earns 1 in 4, 8 … with 2, 3 … reports to tick, 1 in 3, 4 … where just one
report says each, and 1 in 9, 27 … to judge.

**Keys of its own**

- `ask`: `which_report` (default) or `says_contradicts_silent`.
- `sources`: the passages that make the columns; all passages of the set, if left out.
- `statements`: each under a label, with
  - `text`;
  - `says`: the passages that say it, `[post, gazette]`, or `none`; for `which_report`;
  - `answer`: `says`, `contradicts` or `silent` for each passage; for `says_contradicts_silent`;
  - `cite`: exact words of every passage that says or contradicts it. Where no report does, you may cite what comes
    nearest;
  - `why`: shown to who got it wrong;
  - `traps`: under a passage, the words that tempt to a wrong answer about it, alone or as `cite` with `why` and
    `misreading`.
- `scoring`: `row` or `cell`.
- `cite` of the whole question may be left out, as the statements have their own.

```yaml
- id: who-says
  type: source_matrix
  prompt: Which report says this?
  statements:
    spring:
      text: The court moved in spring.
      says: [post, gazette]
      cite:
        post: The court moved to Ashford in the spring.
        gazette: The clerks came with the first swallows of spring.
    reason:
      text: The court moved because of the flood.
      says: gazette
      cite: {gazette: The flood had left them no roof.}
      traps:
        post: {cite: The river was high., why: It does not say that the court moved for that., misreading: overclaim}
    price:
      text: The move was expensive.
      says: none
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.source_matrix import counting, faults, form, guessing, model, paper, review, scoring

TYPE = QuestionType(
    name="source_matrix",
    title=message("Which report says it"),
    also_called=("matrix", "table", "grid", "sources", "compare sources", "which source"),
    model=model.SourceMatrix,
    faults=faults.faults,
    ask=model.ask,
    field=form.field,
    read=model.read,
    grade=scoring.grade,
    chance=guessing.chance,
    wording=model.wording,
    right=paper.right,
    charts=counting.charts,
    chosen=counting.chosen,
    ask_back=model.ask_back,
    review=review.review,
    misread=review.misread,
    seconds=model.seconds,
)
