"""Type a short answer.

**Use it** when the answer is a name, a place or a few words that can be written in few ways. List every spelling
you accept.

**Scored** by the rule *accept list*. Before comparing, both sides lose what does not matter: capitals, extra
spaces, kinds of quotation marks and dashes, outer brackets and the final full stop. Then, in this order:

| the answer | earns | shown as |
|---|---|---|
| equals an entry of `accept` | that entry's `fraction`, 1 unless you say otherwise | right |
| equals an entry of `reject` | 0 | wrong, with that entry's feedback |
| differs from an entry by accents only | the same, or 0 with `accents: required` | right, with a note |
| is a slip of an entry | the same | right, with a note |
| anything else | 0 | wrong |

A slip is one letter wrong, missing, extra or swapped from 4 letters on, two from 10 letters on. Never a slip:
other digits, a word like *not* more or less, something nearer to an entry of `reject`. Blank is omitted.
Guessing earns nothing.

**Keys of its own**

- `accept`: a list of texts, or `text` with `fraction` and `feedback`.
- `reject`: the same, for answers that look right and are not; they never earn anything.
- `accents`: `optional` (default) or `required`.

```yaml
- id: seat
  type: short_answer
  prompt: To which town did the court move?
  accept: [Ashford, {text: Ashford-on-Sea, fraction: 1/2, feedback: That is the port beside it.}]
  reject: [{text: Ashfield, feedback: Ashfield is another town.}]
  cite: The court moved to Ashford in the spring.
```
"""

from quizapp.core.question_type import QuestionType
from quizapp.question_types.short_answer import form, model

TYPE = QuestionType(
    name="short_answer",
    title="Short answer",
    model=model.ShortAnswer,
    faults=model.faults,
    ask=model.ask,
    field=form.field,
    read=model.read,
    grade=model.grade,
    chance=model.chance,
)
