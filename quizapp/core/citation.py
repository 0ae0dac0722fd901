"""Citations: exact quotes, found in their passage down to paragraph, sentences and characters."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel

from quizapp.core.authored import LONGEST_TEXT, Authored, Slug, Text
from quizapp.core.passage import Paragraph, Passage
from quizapp.core.problem import Fault, Path, did_you_mean, one_of
from quizapp.core.quote_text import normalise_quote

THE_ONLY_PASSAGE = ""
"""Stands for the passage id where a set has one passage and the teacher wrote the bare quote."""


class Quote(Authored):
    """The words a teacher cites, and the paragraph they stand in where they stand in more than one."""

    quote: Text = Field(description="Exact words of the passage.")
    paragraph: Annotated[int, Field(ge=1)] | None = Field(None, description="Which paragraph, if found twice.")


def _as_list(value: object) -> object:
    quotes = value if isinstance(value, list) else [value]
    return [{"quote": quote} if isinstance(quote, str) else quote for quote in quotes]


_QuotesInput = Text | Quote | list[Text | Quote]
Quotes = Annotated[
    tuple[Quote, ...],
    Field(min_length=1, max_length=20),
    BeforeValidator(_as_list, json_schema_input_type=_QuotesInput),
]


def _by_passage(value: object) -> object:
    if isinstance(value, (str, list)):
        return {THE_ONLY_PASSAGE: value}
    if isinstance(value, dict) and "quote" in value:
        return {THE_ONLY_PASSAGE: value}
    return value


class Cite(
    RootModel[
        Annotated[
            dict[str, Quotes],
            Field(min_length=1),
            BeforeValidator(_by_passage, json_schema_input_type=_QuotesInput | dict[Slug, _QuotesInput]),
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
    """The passage does not hold the quote, or holds it more than once; says what to write instead."""

    def __init__(self, what: str, instead: str) -> None:
        self.what, self.instead = what, instead
        super().__init__(f"{what}; {instead}")


def find_quote(passage: Passage, quote: Quote) -> Citation:
    """The one place in *passage* that holds *quote*, inside one paragraph; never a near match."""
    words = _normal(quote.quote)
    if not any(character.isalnum() for character in words):
        raise QuoteNotFound("the quote holds no words", "copy the words from the passage")
    found = list(islice(_occurrences(passage, words, quote.paragraph), 100))
    if not found:
        raise _not_found(passage, quote)
    if len(found) > 1:
        raise _found_twice(passage, found, quote)
    return found[0]


def first_place(passages: Iterable[Passage], words: str) -> Citation | None:
    """Where a student's quote stands first, word for word; it may stand in several places."""
    normal = _normal(words)
    if not any(character.isalnum() for character in normal):
        return None
    return next((found for passage in passages for found in _occurrences(passage, normal, None)), None)


def find_all(passages: Mapping[str, Passage], cite: Cite) -> tuple[Citation, ...]:
    """Every quote of *cite*, in the order it was written."""
    return tuple(find_quote(_passage_named(passages, passage_id), quote) for passage_id, _, quote in cite)


def faults_of(passages: Mapping[str, Passage], unreadable: Iterable[str], cite: Cite) -> Iterator[Fault]:
    """What is wrong with the quotes of *cite*; passages that could not be read are passed over."""
    passed_over = set(unreadable)
    known = [*passages, *passed_over]
    for passage_id, index, quote in cite:
        path: Path = (passage_id, index, "quote") if passage_id else (index, "quote")
        if passage_id not in known and not (passage_id == THE_ONLY_PASSAGE and len(known) == 1):
            yield _unknown_passage(passage_id, known)
        elif passage_id not in passed_over and passages:
            try:
                find_quote(_passage_named(passages, passage_id), quote)
            except QuoteNotFound as fault:
                yield Fault(path, fault.what, fault.instead)


def _passage_named(passages: Mapping[str, Passage], passage_id: str) -> Passage:
    return next(iter(passages.values())) if passage_id == THE_ONLY_PASSAGE else passages[passage_id]


def _unknown_passage(passage_id: str, known: list[str]) -> Fault:
    if passage_id == THE_ONLY_PASSAGE:
        return Fault((), "this quote does not say which passage it is from", f"put {one_of(known)} before it")
    listed = f"name one of the set's passages: {one_of(known)}" if known else "list it under 'passages'"
    what = f"this set has no passage '{passage_id}'"
    return Fault((passage_id,), what, did_you_mean(passage_id, known, listed), at_key=True)


def _normal(text: str) -> str:
    # Past the cache, which is for passages: students write quotes too, without end.
    return normalise_quote.__wrapped__(unicodedata.normalize("NFC", text)).text.strip()


def _occurrences(passage: Passage, words: str, number: int | None) -> Iterator[Citation]:
    for paragraph in passage.paragraphs:
        if number is None or paragraph.number == number:
            yield from _occurrences_in(passage.id, paragraph, words)


def _occurrences_in(passage_id: str, paragraph: Paragraph, words: str) -> Iterator[Citation]:
    normalised = normalise_quote(paragraph.text)
    at = normalised.text.find(words)
    while at >= 0:
        if _stands_alone(normalised.text, at, at + len(words)):
            start, end = normalised.origins[at], normalised.origins[at + len(words) - 1] + 1
            yield Citation(passage_id, paragraph.number, _sentences_in(paragraph, start, end), start, end)
        at = normalised.text.find(words, at + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A quote begins and ends with whole words: "rose by" is not in "prose by"."""
    cuts_first = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cuts_last = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cuts_first and not cuts_last


def _sentences_in(paragraph: Paragraph, start: int, end: int) -> tuple[str, ...]:
    return tuple(sentence.id for sentence in paragraph.sentences if sentence.start < end and start < sentence.end)


def _found_twice(passage: Passage, found: list[Citation], quote: Quote) -> QuoteNotFound:
    numbers = sorted({citation.paragraph for citation in found})
    if len(numbers) > 1:
        places = " and ".join(map(str, numbers))
        what = f"the quote '{_short(quote.quote)}' stands in paragraphs {places} of '{passage.id}'"
        return QuoteNotFound(what, f"write {{quote: …, paragraph: {numbers[0]}}} to say which one you mean")
    what = f"the quote '{_short(quote.quote)}' stands {len(found)} times in paragraph {numbers[0]}"
    return QuoteNotFound(what, "quote more of the words around it, so that it is found once")


def _not_found(passage: Passage, quote: Quote) -> QuoteNotFound:
    words = _normal(quote.quote)
    if quote.paragraph is not None:
        elsewhere = sorted({found.paragraph for found in islice(_occurrences(passage, words, None), 100)})
        if elsewhere:
            what = f"paragraph {quote.paragraph} of '{passage.id}' does not hold '{_short(quote.quote)}'"
            return QuoteNotFound(what, f"write paragraph: {elsewhere[0]}, where these words stand")
    what = f"the passage '{passage.id}' does not say '{_short(quote.quote)}'"
    return QuoteNotFound(what, _nearest_sentence(passage, words))


def _nearest_sentence(passage: Passage, words: str) -> str:
    wanted = words[:LONGEST_TEXT].split()[:120]
    best: tuple[float, str, str] | None = None
    for place, sentence in _most_alike(passage, wanted):
        found = sentence.split()[:120]
        matcher = SequenceMatcher(None, wanted, found, autojunk=False)
        if best is None or matcher.ratio() > best[0]:
            told = _differences(wanted, found, matcher.get_opcodes())
            best = (matcher.ratio(), f"{place}: '{_short(sentence, 300)}'", told)
    if best is None or best[0] < 0.3:
        return "copy the exact words from one paragraph of the passage"
    return f"the closest sentence is {best[1]} ({best[2]})"


def _most_alike(passage: Passage, wanted: list[str]) -> list[tuple[str, str]]:
    """The five stretches (a sentence, or two that follow each other) that share most words with the quote."""
    looked_for = {word.casefold() for word in wanted}
    candidates = [
        (f"{paragraph.sentences[first].id}", _normal(paragraph.text[paragraph.sentences[first].start : end]))
        for paragraph in passage.paragraphs
        for first in range(len(paragraph.sentences))
        for end in {sentence.end for sentence in paragraph.sentences[first : first + 2]}
    ]
    overlap = {pair: len(looked_for & set(pair[1].casefold().split())) for pair in candidates}
    return sorted(candidates, key=lambda pair: (-overlap[pair], len(pair[1])))[:5]


def _differences(wanted: list[str], found: list[str], opcodes: Sequence[tuple[str, int, int, int, int]]) -> str:
    """The first three differing stretches as "you wrote 'a', the passage has 'b'"."""
    told = []
    for kind, start, end, other_start, other_end in opcodes:
        yours, theirs = _short(" ".join(wanted[start:end])), _short(" ".join(found[other_start:other_end]))
        if kind == "delete":
            told.append(f"the passage lacks '{yours}'")
        elif kind == "insert" and 0 < start < len(wanted):
            told.append(f"you left out '{theirs}'")
        elif kind == "replace":
            told.append(f"you wrote '{yours}', the passage has '{theirs}'")
    return "; ".join(told[:3]) or "the words before and after it differ"


def _short(text: str, length: int = 80) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
