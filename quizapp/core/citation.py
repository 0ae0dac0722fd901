"""Citations: exact quotes, found in their passage down to paragraph, sentences and characters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel

from quizapp.core.authored import Authored, Slug, Text
from quizapp.core.closest_words import closest_words
from quizapp.core.passage import Paragraph, Passage
from quizapp.core.problem import Fault, Path, UnknownPassage, did_you_mean, nearest, one_of
from quizapp.core.quote_text import normal_words, normalise_quote

THE_ONLY_PASSAGE = ""
"""Stands for the passage id where a set has one passage and the teacher wrote the bare quote."""
_ENOUGH = 10
"""Places where a quote stands; who repeats words more often than that is told so without a number."""


class Quote(Authored):
    """The words a teacher cites, and the paragraph they stand in where they stand in more than one."""

    quote: Text = Field(description="Exact words of the passage.")
    paragraph: Annotated[int, Field(ge=1)] | None = Field(None, description="Which paragraph, if found twice.")


def _as_list(value: object) -> object:
    quotes = value if isinstance(value, list) else [value]
    return [{"quote": quote} if isinstance(quote, str) else quote for quote in quotes]


_QuotesInput = Text | Quote | Annotated[list[Text | Quote], Field(min_length=1, max_length=20)]
_ByPassage = Annotated[dict[Slug, _QuotesInput], Field(min_length=1, max_length=20)]
Quotes = Annotated[
    tuple[Quote, ...],
    Field(min_length=1, max_length=20),
    BeforeValidator(_as_list, json_schema_input_type=_QuotesInput),
]


def _by_passage(value: object) -> object:
    if isinstance(value, list) and any(
        isinstance(each, dict) and len(each) == 1 and "quote" not in each for each in value
    ):
        raise ValueError("this list holds passages; write them below each other without '- ', each as 'passage: quote'")
    if isinstance(value, (str, list)):
        return {THE_ONLY_PASSAGE: value}
    if isinstance(value, dict) and "quote" in value:
        return {THE_ONLY_PASSAGE: value}
    return value


class Cite(
    RootModel[
        Annotated[
            dict[str, Quotes],
            Field(min_length=1, max_length=20),
            BeforeValidator(_by_passage, json_schema_input_type=_QuotesInput | _ByPassage),
        ]
    ]
):
    """What stands behind `cite:` and `trap:`: quotes by the id of their passage."""

    model_config = {"frozen": True}

    def __iter__(self) -> Iterator[tuple[str, int, Quote]]:  # type: ignore[override]  # quotes, not fields
        for passage_id, quotes in self.root.items():
            for index, quote in enumerate(quotes):
                yield passage_id, index, quote


@dataclass(frozen=True)
class Citation:
    """A quote that was found: *start* and *end* count characters of the paragraph's text."""

    passage_id: str
    paragraph: int
    sentences: tuple[str, ...]
    start: int
    end: int


class QuoteNotFound(Exception):
    """The passage does not hold the quote, or holds it more than once; *key* of the quote is to be mended."""

    def __init__(self, what: str, instead: str, key: str = "quote") -> None:
        self.what, self.instead, self.key = what, instead, key
        super().__init__(f"{what}; {instead}")


class WordsNotInPassage(QuoteNotFound):
    """No paragraph of the passage holds the quote."""


def find_quote(passage: Passage, quote: Quote) -> Citation:
    """The one place in *passage* that holds *quote*, inside one paragraph; never a near match."""
    words = normal_words(quote.quote)
    if not any(character.isalnum() for character in words):
        raise QuoteNotFound("the quote holds no words", "copy the words from the passage")
    found = list(islice(_places(passage, words, quote.paragraph), _ENOUGH))
    if not found:
        raise _not_found(passage, words, quote)
    if len(found) > 1:
        raise _found_twice(passage, found, quote)
    return found[0].citation(passage)


def first_place(passages: Iterable[Passage], words: str) -> Citation | None:
    """Where a student's quote stands first, word for word; it may stand in several places."""
    normal = normal_words(words)
    if not any(character.isalnum() for character in normal):
        return None
    places = ((passage, place) for passage in passages for place in _places(passage, normal, None))
    found = next(places, None)
    return None if found is None else found[1].citation(found[0])


def find_all(passages: Mapping[str, Passage], cite: Cite) -> tuple[Citation, ...]:
    """Every quote of *cite*, in the order it was written."""
    return tuple(_found(_passage_named(passages, passage_id), quote) for passage_id, _, quote in cite)


def _found(passage: Passage, quote: Quote) -> Citation:
    """Looked for once in each passage: asking and grading need the same quotes again and again."""
    key = (quote.quote, quote.paragraph)
    if key not in passage.found:
        passage.found[key] = find_quote(passage, quote)
    citation: Citation = passage.found[key]
    return citation


def faults_of(
    passages: Mapping[str, Passage], unreadable: Iterable[str], cite: Cite, *, explain: bool = True
) -> Iterator[Fault]:
    """What is wrong with the quotes of *cite*; passages that could not be read are passed over.

    To *explain* a quote that is not found means to name the closest sentence, which takes a while.
    """
    passed_over = set(unreadable)
    known = [*passages, *passed_over]
    for passage_id, index, quote in cite:
        if passage_id not in known and not (passage_id == THE_ONLY_PASSAGE and len(known) == 1):
            yield from _unknown_passage(passage_id, known, passed_over)
        elif passage_id not in passed_over and passages:
            passage = _passage_named(passages, passage_id)
            path: Path = (passage_id, index) if passage_id else (index,)
            try:
                find_quote(passage, quote)
            except WordsNotInPassage as fault:
                closest = closest_words(passage, quote.quote) if explain else fault.instead
                yield Fault((*path, fault.key), fault.what, closest or fault.instead)
            except QuoteNotFound as fault:
                yield Fault((*path, fault.key), fault.what, fault.instead)


def _passage_named(passages: Mapping[str, Passage], passage_id: str) -> Passage:
    return passages[next(iter(passages), passage_id) if passage_id == THE_ONLY_PASSAGE else passage_id]


def _unknown_passage(passage_id: str, known: list[str], unreadable: set[str]) -> Iterator[Fault]:
    if not known:
        return  # that there is no passage is told where they are listed
    if passage_id == THE_ONLY_PASSAGE:
        ways = " or ".join(f"'{name}: …'" for name in known)
        yield Fault((), "this quote does not say which passage it is from", f"write {ways}")
    elif nearest(passage_id, unreadable) is None:  # otherwise the name was misspelt in the list of passages
        listed = f"name one of the set's passages, {one_of(known)}, or list it under 'passages'"
        what = f"this set has no passage '{passage_id[:60]}'"
        instead = did_you_mean(passage_id, known, listed)
        yield UnknownPassage((passage_id,), what, instead, at_key=True, name=passage_id)


@dataclass(frozen=True)
class _Place:
    paragraph: Paragraph
    start: int
    end: int

    def citation(self, passage: Passage) -> Citation:
        sentences = (each.id for each in self.paragraph.sentences if each.start < self.end and self.start < each.end)
        return Citation(passage.id, self.paragraph.number, tuple(sentences), self.start, self.end)


def _places(passage: Passage, words: str, number: int | None) -> Iterator[_Place]:
    """Where the normalised *words* stand; "rose by" does not stand in "prose by"."""
    looked_for = normalise_quote(words).fenced
    for paragraph in passage.paragraphs:
        if number is None or paragraph.number == number:
            at = paragraph.normalised.fenced.find(looked_for)
            while at >= 0:
                found = paragraph.normalised.original_range(at, at + len(looked_for))
                if found is not None:
                    yield _Place(paragraph, *found)
                at = paragraph.normalised.fenced.find(looked_for, at + 1)


def _found_twice(passage: Passage, found: list[_Place], quote: Quote) -> QuoteNotFound:
    numbers = sorted({place.paragraph.number for place in found})
    if len(numbers) > 1:
        places = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
        what = f"the quote '{_short(quote.quote)}' stands in paragraphs {places} of '{passage.id}'"
        return QuoteNotFound(what, f"write {{quote: …, paragraph: {numbers[0]}}} to say which one you mean")
    times = f"{len(found)} times" if len(found) < _ENOUGH else "many times"
    what = f"the quote '{_short(quote.quote)}' stands {times} in paragraph {numbers[0]}"
    return QuoteNotFound(what, "quote more of the words around it, so that it is found once")


def _not_found(passage: Passage, words: str, quote: Quote) -> QuoteNotFound:
    if quote.paragraph is not None:
        elsewhere = sorted({place.paragraph.number for place in islice(_places(passage, words, None), _ENOUGH)})
        if elsewhere:
            what = f"paragraph {quote.paragraph} of '{passage.id}' does not hold '{_short(quote.quote)}'"
            numbers = " or ".join(map(str, elsewhere))
            return QuoteNotFound(what, f"write paragraph: {numbers}, where these words stand", "paragraph")
    if any(_runs_over(one.text, other.text, words) for one, other in pairwise(passage.paragraphs)):
        what = f"'{_short(quote.quote)}' runs over two paragraphs of '{passage.id}'"
        return QuoteNotFound(what, 'cite the words of each paragraph for themselves: ["…", "…"]')
    what = f"the passage '{passage.id}' does not say '{_short(quote.quote)}'"
    return WordsNotInPassage(what, "copy the exact words from one paragraph of the passage")


def _runs_over(one: str, other: str, words: str) -> bool:
    """Whether the words stand in both texts together, and in neither alone."""
    alone, together = (one, other), f"{one} {other}"
    looked_for = normalise_quote(words).fenced
    return looked_for in normalise_quote(together).fenced and not any(
        looked_for in normalise_quote(each).fenced for each in alone
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"
