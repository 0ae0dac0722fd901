"""Choose the sentence in the passage.

**Use it** to ask for the evidence itself: "Choose the sentence that shows when the visit is planned." The
sentences come from the passage; nothing is written a second time.

**Scored** against the sentences that `cite` names, which are the key. With one right sentence: all or nothing. With
several, (right - wrong) divided by the number of right ones, never below 0; no more can be ticked than are right.
If `alternatives` names other sets of sentences that are as good, the best match counts. Blank is omitted.
Guessing earns about 1 in the number of sentences. There must be at least three of them, and twice as many as the
largest right answer has.

**Keys of its own**

- `cite`: the right sentences; here the proof is the key. Part of a sentence stands for the whole sentence.
- `alternatives`: a list of other right answers, each written like `cite`.
- `from`: the passages to choose from; all passages of the set, if left out.
- `units`: `sentences` (default) or `paragraphs`.
- `scoring`: `exact` or `plus_minus`, to change the rule above.
- `traps`: sentences that tempt, each with `cite`, `why` and `misreading`.

```yaml
- id: season
  type: hot_text
  prompt: Choose the sentence that says when the court moved.
  cite: The court moved to Ashford in the spring.
  traps:
    - cite: It took nine days.
      why: This says how long it took, not when it was.
      misreading: wrong_number
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.hot_text import counting, faults, form, grading, model, paper
from quizapp.question_types.hot_text.starter import STARTER

TYPE = QuestionType(
    name="hot_text",
    title=message("Choose the sentence"),
    also_called=(
        *("highlight", "highlighting", "mark the sentence"),
        *("select text", "sentence", "find the sentence", "evidence"),
    ),
    model=model.HotText,
    faults=faults.faults,
    ask=model.ask,
    field=form.field,
    read=model.read,
    grade=grading.grade,
    chance=grading.chance,
    wording=model.wording,
    right=paper.right,
    chosen=counting.chosen,
    marking_notes=paper.marking_notes,
    review=model.review,
    misread=model.misread,
    starter=STARTER,
)
