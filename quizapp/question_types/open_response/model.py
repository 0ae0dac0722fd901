"""Open response: what a teacher writes, how it is asked, read and kept for a person to mark."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field

from quizapp.core.authored import Text
from quizapp.core.citation import Citation
from quizapp.core.mark import OMITTED, TO_BE_MARKED, Mark
from quizapp.core.marking import Criterion, Levels
from quizapp.core.message import Message, message
from quizapp.core.passage import Source
from quizapp.core.problem import Fault
from quizapp.core.question import Question
from quizapp.core.question_type import AskedInWords, Asking, Passages, Response, UnreadableResponse, as_text
from quizapp.core.wording import Wording
from quizapp.question_types.open_response.quotes import Stretch, count_own_words, stretches_of
from quizapp.question_types.open_response.rubric import Rubric, criteria_of, mark_by_rubric, rubric_faults

LONGEST_RESPONSE = 10_000
_SHOWN = 80
"""Characters of a quote in a question about it."""
Words = Annotated[int, Field(ge=1, le=2_000)]


class OpenResponse(Question):
    """An answer in the student's own words."""

    type: Literal["open_response"] = Field(description="The type of the question.")
    min_words: Words | None = Field(None, description="How many own words are wanted at least.")
    max_words: Words | None = Field(None, description="How many own words are wanted at most.")
    rubric: Rubric
    model_answer: Text | None = Field(None, description="Shown with the proof: what a full answer may look like.")


@dataclass(frozen=True)
class FoundQuote:
    """A quote that a passage has, word for word, with what a page says of that passage."""

    text: str
    source: Source
    language: str
    place: Citation


@dataclass(frozen=True)
class Written:
    """What was written, in stretches: own words counted apart from quotes that were found."""

    stretches: tuple[Stretch, ...]
    own_words: int
    found: tuple[FoundQuote, ...]
    missing: tuple[str, ...]
    """Quotes that no passage has, word for word."""


@dataclass(frozen=True, kw_only=True)
class AskedOpenResponse(AskedInWords):
    """The empty page, with what was written so far."""

    written: Written
    min_words: int | None
    max_words: int | None
    longest: int = LONGEST_RESPONSE


def written_in(response: Response, passages: Passages) -> Written:
    """The response with its quotes looked up."""
    stretches = stretches_of(as_text(response)[:LONGEST_RESPONSE], passages)
    found = tuple(
        FoundQuote(stretch.text, passage.source, passage.language, stretch.place)
        for stretch in stretches
        if stretch.place is not None
        for passage in [passages[stretch.place.passage_id]]
    )
    missing = tuple(stretch.text for stretch in stretches if stretch.is_quote and stretch.place is None)
    return Written(stretches, count_own_words(stretches), found, missing)


def faults(question: OpenResponse, passages: Passages) -> Iterator[Fault]:
    """Limits that cross, a rubric that cannot be marked by, a model answer that misquotes or is beyond the limits."""
    limits_cross = bool(question.min_words and question.max_words and question.max_words < question.min_words)
    if limits_cross:
        what = f"'max_words' is {question.max_words}, less than 'min_words' with {question.min_words}"
        yield Fault(("max_words",), what, "write a larger number, or leave one of the two out")
    yield from rubric_faults(question.rubric)
    if question.model_answer and passages and all(passage.paragraphs for passage in passages.values()):
        written = written_in(question.model_answer, passages)
        yield from _misquoted(written)
        if not written.missing and not limits_cross:  # which words are own words is only known from sound quotes
            yield from _out_of_limits(question, written)


def _misquoted(written: Written) -> Iterator[Fault]:
    for quote in written.missing:
        what = f"no passage says {quote[:80]} word for word"
        yield Fault(("model_answer",), what, "copy the words from a passage, or take the quotation marks away")


def _out_of_limits(question: OpenResponse, written: Written) -> Iterator[Fault]:
    asked = _ask_length(question, written)
    if asked:
        what = f"who wrote the model answer would be told: {asked}"
        yield Fault(("model_answer",), what, "change the model answer, or the number of words")


def ask(question: OpenResponse, asking: Asking) -> AskedOpenResponse:
    """The page without rubric and model answer."""
    return AskedOpenResponse(
        **asking.common(question),
        text=as_text(asking.response),
        written=written_in(asking.response, asking.passages),
        min_words=question.min_words,
        max_words=question.max_words,
    )


def read(_question: OpenResponse, _asking: Asking, data: str | None) -> Response:
    """What was written, kept exactly but for its line ends, which browsers send in two ways."""
    text = (data or "").replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_RESPONSE:
        raise UnreadableResponse(
            message("Write at most %(most)s characters. Yours has %(number)s.", most=LONGEST_RESPONSE, number=len(text))
        )
    return text if text.strip() else None


def ask_back(question: OpenResponse, response: Response, passages: Passages, _language: str) -> Message | str:
    """What is too short or too long, and quotes that no passage has."""
    if not as_text(response).strip():
        return ""
    written = written_in(response, passages)
    length, quotes = _ask_length(question, written), _ask_quotes(written)
    if length and quotes:
        return message("%(length)s %(quotes)s", length=length, quotes=quotes)
    return length or quotes


def _ask_length(question: OpenResponse, written: Written) -> Message | str:
    if question.min_words and written.own_words < question.min_words:
        if written.found:
            return message(
                "Write at least %(least)s words of your own. Yours has %(number)s beside its quotes.",
                least=question.min_words,
                number=written.own_words,
            )
        return message(
            "Write at least %(least)s words of your own. Yours has %(number)s.",
            least=question.min_words,
            number=written.own_words,
        )
    if question.max_words and written.own_words > question.max_words:
        if written.found:
            return message(
                "Write at most %(most)s words of your own. Yours has %(number)s beside its quotes.",
                most=question.max_words,
                number=written.own_words,
            )
        return message(
            "Write at most %(most)s words of your own. Yours has %(number)s.",
            most=question.max_words,
            number=written.own_words,
        )
    return ""


def _ask_quotes(written: Written) -> Message | str:
    if not written.missing:
        return ""
    first = written.missing[0]
    quote = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
    return message(
        "No passage says %(quote)s word for word. Copy the words as they stand, or take the quotation marks away.",
        quote=quote,
    )


def grade(_question: OpenResponse, response: Response, _passages: Passages) -> Mark:
    """A person marks what was written; nothing here calls it wrong."""
    return TO_BE_MARKED if as_text(response).strip() else OMITTED


def criteria(question: OpenResponse) -> tuple[Criterion, ...]:
    """The criteria of the rubric."""
    return criteria_of(question.rubric)


def given(question: OpenResponse, levels: Levels) -> Mark:
    """The mark by the rubric."""
    return mark_by_rubric(question.rubric, levels)


def chance(_question: OpenResponse, _passages: Passages) -> Fraction:
    """Nobody writes by chance what a rubric asks for."""
    return Fraction(0)


def review(_question: OpenResponse, response: Response, passages: Passages) -> Written:
    """What was written, with the place of every quote."""
    return written_in(response, passages)


def wording(_question: OpenResponse, _passages: Passages) -> Wording:
    """Nothing but the prompt."""
    return Wording(marked_by_a_person=True)


def seconds(question: OpenResponse) -> int:
    """Ten words in a minute, and three minutes at least."""
    return max(180, 6 * (question.max_words or question.min_words or 0))
