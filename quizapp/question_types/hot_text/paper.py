"""Hot text on paper: the right answer, and what counts beside it."""

from quizapp.core.citation import Citation, Cite, find_all
from quizapp.core.message import Message, in_quotes, message
from quizapp.core.question_type import Passages, Response
from quizapp.question_types.hot_text.model import HotText, chosen_passages, keys_of, units_of


def right(question: HotText, passages: Passages) -> Response:
    """The cited sentences or paragraphs, in reading order."""
    key = keys_of(question, passages)[0]
    shown = (each for passage in chosen_passages(question, passages) for each in units_of(question, passage))
    return [unit for _, unit, _ in shown if unit in key]


def marking_notes(question: HotText, passages: Passages) -> tuple[Message, ...]:
    """The other sets of sentences that are as right."""
    return tuple(message("as right: %(words)s", words=_words(cite, passages)) for cite in question.alternatives)


def _words(cite: Cite, passages: Passages) -> Message:
    return in_quotes(_quoted(each, passages) for each in find_all(passages, cite))


def _quoted(citation: Citation, passages: Passages) -> str:
    paragraph = passages[citation.passage_id].paragraphs[citation.paragraph - 1]
    return paragraph.text[citation.start : citation.end]
