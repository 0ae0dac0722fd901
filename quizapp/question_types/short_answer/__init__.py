"""Type a short answer.

**Use it** when the answer is a name, a place or a few words that can be written in few ways. List every spelling
you accept.

**Scored** by the rule *accept list*. Before comparing, both sides lose what does not matter: capitals, extra
spaces, kinds of quotation marks and dashes, quotation marks and brackets around the answer, and punctuation at its
end. Then, in this order:

| the answer | earns | shown as |
|---|---|---|
| equals an entry of `accept` | that entry's `fraction`, 1 unless you say otherwise | right |
| equals an entry of `reject` | 0 | wrong, with that entry's feedback |
| differs from an entry by accents only | as that entry, or 0 with `accents: required` | right, with a note |
| differs from an entry by slips only | as that entry | right, with a note |
| anything else | 0 | wrong |

Slips are looked for word by word, so there must be as many words; only a space, a hyphen or a full stop may be
missing or too many. In each word a slip is a letter wrong, missing, extra or swapped with its neighbour:

| letters of the word | slips forgiven |
|---|---|
| up to 3 | none: *Kim Jong-il* is not *Kim Jong-un* |
| 4 | one, but not another letter: *Iran* is not *Iraq* |
| 5 to 9 | one |
| 10 and more | two |

Never a slip: another first letter (*Gambia* is not *Zambia*); other digits, signs, number words or Roman numerals; a
word like *not* more or less; an answer that is as near to an entry of `reject`. Put there what is another thing and
yet one letter away, such as *employee* for *employer*. Blank is omitted. Guessing earns nothing.

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

from quizapp.core.message import message
from quizapp.core.question_type import QuestionType
from quizapp.question_types.short_answer import counting, form, model, paper
from quizapp.question_types.short_answer.starter import STARTER

TYPE = QuestionType(
    name="short_answer",
    title=message("Short answer"),
    also_called=("short text", "text", "word", "fill in", "one word"),
    model=model.ShortAnswer,
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
    starter=STARTER,
)
