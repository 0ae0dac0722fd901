"""What the app knows of a question type: functions on plain data, no base class."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pydantic import JsonValue

from quizapp.core.charts import Chart, Chosen
from quizapp.core.mark import TO_BE_MARKED, Mark
from quizapp.core.marking import Criterion, Levels
from quizapp.core.message import Message
from quizapp.core.passage import Passage
from quizapp.core.problem import Fault, Path
from quizapp.core.question import Misreading, Question
from quizapp.core.seeded import token
from quizapp.core.wording import Wording

Response = JsonValue
"""What was answered, by the ids of the file: a text, a list of ids, a mapping; `None` is blank."""

Passages = Mapping[str, Passage]


class UnreadableResponse(Exception):
    """What a browser sent is no answer to this question; the message tells the student what to do."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a student sees before the proof is released: it has no key, why, trap, explanation or citation.

    Two are equal that show the same in the same order, whatever tokens the attempts have for it.
    """

    token: str = field(compare=False)
    number: int
    type: str
    prompt: str
    points: Decimal
    answered: bool
    open_parts: int = 0
    """How many parts of an answered question are still open."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """Every token on the page of the question; equal ones have as many, in the same order."""
        return (self.token,)

    @property
    def shows_typed_words(self) -> bool:
        """Whether it shows anything that the student typed."""
        return False


@dataclass(frozen=True, kw_only=True)
class AskedInWords(Asked):
    """A question whose answer is typed; *text* is what was typed so far."""

    text: str

    @property
    def shows_typed_words(self) -> bool:
        """Whether anything was typed."""
        return bool(self.text)


@dataclass(frozen=True)
class Asking:
    """What a type may use to build the asked page: the attempt's *seed*, the passages, and the answer so far."""

    seed: str
    number: int
    passages: Passages
    response: Response = None

    def common(self, question: Question) -> dict[str, Any]:
        """The values of `Asked` that are the same for every type."""
        return {
            "token": question_token(self.seed, question),
            "number": self.number,
            "type": question.type,
            "prompt": question.prompt,
            "points": question.points,
            "answered": self.response is not None,
        }


def question_token(seed: str, question: Question) -> str:
    """The name of a question on one attempt's pages; a letter comes first, as HTML ids like it."""
    return f"q{token(seed, 'question', question.id)}"


WHOLE_QUESTION: Path = ()


@dataclass(frozen=True)
class Misread:
    """A mistake that the author expected: how a reader comes to make it and what tempts to it, or one of the two."""

    misreading: Misreading | None
    trap: Path | None
    """The path of the tempting citation inside the question, as `cites` has it."""
    part: Path = WHOLE_QUESTION
    """The part of the question whose proof answers it."""

    def under(self, *path: str | int) -> "Misread":
        """The same in the question that has this one at *path*; what proves the whole stays with the whole."""
        trap = None if self.trap is None else path + self.trap
        return replace(self, trap=trap, part=path + self.part if self.part else WHOLE_QUESTION)

    def inside(self, *path: str | int) -> "Misread | None":
        """The same in the question that stands at *path* of this one; nothing where the trap stands elsewhere."""
        if self.trap is None or self.trap[: len(path)] != path:
            return None
        return replace(self, trap=self.trap[len(path) :], part=self.part[len(path) :])


@dataclass(frozen=True)
class ReviewedPart:
    """One part of a question as the type of that part reviews it; *page* is the folder of its template."""

    name: str
    page: str
    path: Path
    """Where the part stands in its question."""
    question: Question
    response: Response
    mark: Mark
    reviewed: Any


@dataclass(frozen=True)
class QuestionType:
    """One way to ask and grade; `quizapp/question_types/` has one folder for each."""

    name: str
    title: Message
    model: type[Question]
    faults: Callable[[Any, Passages], Iterator[Fault]]
    """Mistakes that no single value shows, such as an answer that is not among the options."""
    ask: Callable[[Any, Asking], Asked]
    field: Callable[[Any], Any]
    """The WTForms field of an asked question, filled with the answer so far."""
    read: Callable[[Any, Asking, Any], Response]
    """The field's data as a response; raises `UnreadableResponse`."""
    grade: Callable[[Any, Response, Passages], Mark]
    """Pure and total: any JSON value gets a mark."""
    chance: Callable[[Any, Passages], Fraction]
    """The mean fraction that blind guessing earns, with the number of ticks that pays best."""
    wording: Callable[[Any, Passages], Wording]
    """The words of a sound question, and which of them are right."""
    right: Callable[[Any, Passages], Response]
    """A response to a sound question that earns everything; `None` where nobody but a person can say what does."""
    marking_notes: Callable[[Any, Passages], tuple[Message, ...]] = lambda _question, _passages: ()
    """What somebody who marks on paper must know beside that response: what else counts, and for how much."""
    ask_back: Callable[[Any, Response, Passages, str], Message | str] = lambda _question, _response, _passages, _in: ""
    """What to ask about an answer that is kept but cannot be graded as it stands; empty where all is well.

    The last is the language of the set, by which a number such as 3,125 is read in another way.
    """
    review: Callable[[Any, Response, Passages], Any] = lambda _question, _response, _passages: None
    """What the reviewed page shows beyond the question, the response and the mark."""
    misread: Callable[[Any, Response, Passages], tuple[Misread, ...]] = lambda _question, _response, _passages: ()
    """The misreadings that a response shows, in the order of the question; total, as `grade` is."""
    seconds: Callable[[Any], int] = lambda _question: 60
    """How long an unhurried reader takes to answer, reading the passages not counted; a rule of thumb."""
    charts: Callable[[Any, Asking], tuple[Chart, ...]] = lambda _question, _asking: ()
    """What a class is counted by; empty where answers are words of one's own or sentences of the passage."""
    chosen: Callable[[Any, Response, Passages], Chosen] = lambda _question, _response, _passages: Chosen()
    """What a response gives at those places, and in the passages; total, as `grade` is."""
    criteria: Callable[[Any], tuple[Criterion, ...]] = lambda _question: ()
    """What a person marks an answer by; empty where nobody has to."""
    given: Callable[[Any, Levels], Mark] = lambda _question, _levels: TO_BE_MARKED
    """The mark for the levels that a person gave; total: to be marked while one is missing or unknown."""
    page: Callable[[Any], str] = lambda question: str(question.type)
    """The folder of the templates with which a question is reviewed."""
    also_called: tuple[str, ...] = ()
    """What people write who look for this type, in small letters, with spaces between words."""
    starter: str = ""
    """The keys of a new question about one sentence, in YAML with places to fill; empty where one is not enough."""


def as_text(response: Response) -> str:
    """A response that should be a text; anything else counts as blank."""
    return response if isinstance(response, str) else ""


def as_ids(response: Response) -> frozenset[str]:
    """A response that should be a list of ids; anything else counts as blank."""
    return frozenset(each for each in response if isinstance(each, str)) if isinstance(response, list) else frozenset()


def as_list(response: Response) -> list[str]:
    """A response that should be a list of ids in order; anything else counts as blank."""
    return [each for each in response if isinstance(each, str)] if isinstance(response, list) else []


def as_mapping(response: Response) -> dict[str, str]:
    """A response that should be a text for each part; anything else counts as blank."""
    if not isinstance(response, dict):
        return {}
    return {part: answer for part, answer in response.items() if isinstance(answer, str) and answer}
