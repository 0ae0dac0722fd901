"""A question set to begin with: questions about sentences of a passage, with places to fill."""

import re
from collections.abc import Iterator
from itertools import cycle
from textwrap import indent

from quizapp.content.articles.article import UnreadableArticle
from quizapp.content.articles.clean_text import is_prose, word_count
from quizapp.content.articles.headings import is_caption
from quizapp.content.articles.passage_text import quoted
from quizapp.content.loader import Types, load_text
from quizapp.content.places_to_fill import MARK, place_to_fill
from quizapp.content.shelf import Shelf
from quizapp.core.citation import Quote, QuoteNotFound, find_quote
from quizapp.core.passage import Passage
from quizapp.core.problem import BadQuestionSet

MOST_QUESTIONS = 10
_LONGEST_PROOF = 45
"""Words in a sentence that a question is begun about; a longer one says too much at once."""
_LEGEND = f"""\
# yaml-language-server: $schema=schema/question-set.schema.json
#
# Write your own words wherever it says {MARK} and keep the quotation marks around them.
# Each question is begun about one sentence of the report: `cite` holds it, and it proves the answer.
# For a question about other words put those behind `cite`, exactly as they stand in the report.
# A question you do not need goes out with all its lines, from `- id` to `cite`.
"""


def skeleton(name: str, shelf: Shelf, types: Types) -> str:
    """The text of a set that loads: a question for each of some sentences spread over the passage of this name.

    Raises `UnreadableArticle` where every sentence stands there twice, so that none can be cited.
    """
    passage = shelf.passage(name)
    header = _header(passage)
    kinds = cycle([name for name, kind in types.items() if kind.starter])
    questions: list[str] = []
    for proof in _spread(_proofs(passage)):
        begun = (_question(len(questions) + 1, next(kinds), proof, types) for _ in types)
        fitting = next((each for each in begun if _loads(header + each, shelf, types)), None)
        questions += [fitting] if fitting else []
    if not questions:
        what = "every sentence of this text stands in it several times, so that none can prove an answer"
        raise UnreadableArticle(what, "take out what is repeated")
    return "\n".join([_LEGEND + header, *questions])


def _header(passage: Passage) -> str:
    headline = passage.source.title
    title = place_to_fill("a title for these questions") if headline.startswith(MARK) else headline
    return f"format: 1\ntitle: {quoted(title)}\nlanguage: en\npassages: [{passage.id}]\n\nquestions:\n"


def _question(number: int, kind: str, proof: str, types: Types) -> str:
    keys = f"id: question-{number}\ntype: {kind}\n{types[kind].starter}cite: {quoted(_curly(proof))}\n"
    return "  - " + indent(keys, "    ").lstrip()


def _curly(quote: str) -> str:
    """The quote without straight quotation marks, which would have to be escaped; it is found all the same."""
    return re.sub(r'(^|[\s(\[])"', r"\1“", quote).replace('"', "”")


def _loads(text: str, shelf: Shelf, types: Types) -> bool:
    try:
        load_text(text, "skeleton", types, shelf, "skeleton")
    except BadQuestionSet:
        return False
    return True


def _proofs(passage: Passage) -> list[str]:
    """Sentences that stand in the passage once, in reading order; whole paragraphs where there are none."""
    whole = [each.text for each in passage.paragraphs if not is_caption(each.text)]
    told = [each for each in passage.paragraphs if each.text in whole]
    sentences = [part for each in told for part in map(each.sentence_text, each.sentences)]
    good = [each for each in sentences if is_prose(each) and word_count(each) <= _LONGEST_PROOF]
    return next(filter(None, (list(_found_once(each, passage)) for each in (good, sentences, whole))), [])


def _found_once(quotes: list[str], passage: Passage) -> Iterator[str]:
    for quote in quotes:
        try:
            find_quote(passage, Quote(quote=quote))
        except QuoteNotFound:
            continue
        yield quote


def _spread(proofs: list[str]) -> list[str]:
    """At most as many as there shall be questions, from the first to the last."""
    if len(proofs) <= MOST_QUESTIONS:
        return proofs
    step = (len(proofs) - 1) / (MOST_QUESTIONS - 1)
    return [proofs[round(index * step)] for index in range(MOST_QUESTIONS)]
