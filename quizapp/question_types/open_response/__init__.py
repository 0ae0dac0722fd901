"""Answer in own words.

**Use it** when the reason counts and cannot be chosen from a list: *What do you conclude, and from which words?*
Students write, and put words of the passages in “…”. Every quote is looked up word for word and shown with its
report and paragraph; own words are counted apart. With JavaScript a sentence of the passage is quoted by choosing it.

**Scored** by the rule *rubric*, by a person: the teacher who gave the set to a class marks the answers on a page of
their own, by levels and with a comment. Until then an answer is *to be marked*: it is never shown as zero, and
its points are in neither side of the score. Where a student took the set without a class, nobody marks; rubric and
model answer stand there to compare with. A rubric has criteria, and each criterion has levels from the lowest to the
highest.

| | |
|---|---|
| a criterion | earns the points of the level reached, out of those of its highest level |
| the answer | earns the mean of its criteria; each counts as much as its highest level has points, or by its `weight` |
| a criterion without a level yet | the whole answer waits |

Blank is omitted. Guessing earns nothing.

**Keys of its own**

- `rubric`: criteria, each under a label, with `text`, `levels` (a list of `text` and `points`) and if you like
  `weight`. Students see it with the result.
- `min_words`, `max_words`: how many own words are wanted. Quotes that a passage has word for word do not count. An
  answer that is too short or too long is kept, and asked back; so is a quote that no passage has word for word.
- `model_answer`: shown with the result. What it quotes in “…” must stand in a passage.

```yaml
- id: why-ashford
  type: open_response
  prompt: Was the move well prepared? Give a reason and quote it.
  points: 4
  min_words: 10
  max_words: 80
  rubric:
    claim:
      text: Says whether it was well prepared.
      levels: [{text: missing, points: 0}, {text: clear, points: 1}]
    evidence:
      text: Quotes words that support it.
      levels:
        - {text: none or unsuitable, points: 0}
        - {text: suitable but too little, points: 1}
        - {text: suitable and enough, points: 2}
  model_answer: "It was not well prepared, because those who moved were left alone: “Nobody came to help.”"
  cite: Nobody came to help.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.open_response import form, model, paper

TYPE = QuestionType(
    name="open_response",
    title=message("Answer in own words"),
    also_called=(
        *("essay", "open", "open question", "open ended", "free text"),
        *("long answer", "written answer", "writing", "paragraph", "discussion"),
    ),
    model=model.OpenResponse,
    faults=model.faults,
    ask=model.ask,
    field=form.field,
    read=model.read,
    grade=model.grade,
    chance=model.chance,
    wording=model.wording,
    right=paper.right,
    ask_back=model.ask_back,
    review=model.review,
    criteria=model.criteria,
    given=model.given,
    seconds=model.seconds,
)
