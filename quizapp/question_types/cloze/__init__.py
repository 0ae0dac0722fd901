"""Fill the gaps in a text.

**Use it** for a summary, a definition or a chain of events in which single words carry the meaning. Take out words
that the passage supports, not small words such as *the* or *of*. A gap is typed in, or filled from a drop-down list.

**Scored** by the rule *mean of the gaps*: each gap earns what it would earn as a question of its own, and the mean of
all gaps counts.

| the gap | earns |
|---|---|
| typed | by the accept list, as in short answer: accents and small slips are forgiven |
| typed, and equal or as near to what is right in another gap | 0, as that is no slip |
| chosen from a list | 1 for the `answer`, an option's own `fraction`, else 0 |
| left open | 0 |

All gaps left open: omitted. Guessing earns 1 in the number of options at a list, and nothing where words are typed.

**Keys of its own**

- `text`: the text with a name in braces for each gap, `{town}`. Put it in quotes where it begins with a brace. Write
  `{{` and `}}` for braces that are no gap. An empty line starts a new paragraph.
- `gaps`: under each name what is right there:
  - to type: `accept`, and if you like `reject` and `accents`, all as in short answer;
  - to choose: `options` and `answer`, as in single choice.
- `shuffle`: `false` keeps the order of the options.

Students see "Gap 2 of 5", never your names for the gaps.

```yaml
- id: move
  type: cloze
  prompt: Complete the summary.
  text: The court moved to {town} in the {season}.
  gaps:
    town:
      accept: [Ashford]
      reject: [{text: Ashfield, feedback: Ashfield is another town.}]
    season:
      options: {a: spring, b: autumn}
      answer: a
  cite: The court moved to Ashford in the spring.
```
"""

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.cloze import counting, form, model, paper

TYPE = QuestionType(
    name="cloze",
    title=message("Fill the gaps"),
    also_called=(
        *("fill in the blank", "fill in the blanks", "fill in the gap", "fill in the gaps"),
        *("gap fill", "gap text", "gaps", "blanks"),
    ),
    model=model.Cloze,
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
    misread=model.misread,
    seconds=model.seconds,
)
