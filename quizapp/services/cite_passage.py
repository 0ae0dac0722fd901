"""Citing: words that were picked in a passage become a `cite` or `trap` of the question that is being written."""

import re
from dataclasses import replace

from quizapp.content.bundle import Bundle, passages_in, problems_of_form
from quizapp.content.citing import Edit, Key, NowhereToCite, cite_at
from quizapp.content.loader import Types
from quizapp.core.citation import THE_ONLY_PASSAGE, Quote, QuoteNotFound, find_quote
from quizapp.core.message import message
from quizapp.core.passage import Passage
from quizapp.core.pick_quote import pick_quote

_QUESTION_ID = re.compile(r"^ *- +id: *([\w-]+)")


def cite(types: Types, bundle: Bundle, line: int, key: Key, spot: tuple[str, int, int, int]) -> Edit:
    """The edit of the set's text that cites the words at *spot*: passage, paragraph, first and last character.

    Of the places around *line* it takes the nearest one where nothing new goes wrong. Raises `NowhereToCite`.
    """
    passage_id, *place = spot
    passages = passages_in(bundle)
    if passage_id not in passages:
        raise NowhereToCite(
            message("This passage is no longer in the set. Look at the list of passages at its beginning.")
        )
    try:
        quote = pick_quote(passages[passage_id], *place)
    except QuoteNotFound as failure:
        raise NowhereToCite(message("These words cannot be cited: %(why)s.", why=str(failure))) from failure
    named = THE_ONLY_PASSAGE if len(passages) == 1 else passage_id

    def stands(name: str, there: Quote) -> bool:
        return _is_found(passages.get(passage_id if name == THE_ONLY_PASSAGE else name), there)

    edits = list(cite_at(bundle.text, line, key, {named: (quote,)}, stands))
    if not edits:
        raise NowhereToCite(message("Put the cursor into the question whose answer these words prove, then cite them."))
    return min(edits, key=lambda edit: len(problems_of_form(replace(bundle, text=edited(bundle.text, edit)), types)))


def question_at(text: str, line: int) -> str:
    """The id of the question in which the line stands; empty where it has none."""
    begun = [found for number, each in enumerate(text.split("\n")[:line], 1) if (found := _QUESTION_ID.match(each))]
    return begun[-1][1] if begun else ""


def _is_found(passage: Passage | None, quote: Quote) -> bool:
    try:
        return passage is not None and bool(find_quote(passage, quote))
    except QuoteNotFound:
        return False


def edited(text: str, edit: Edit) -> str:
    """The text after the edit."""
    lines = text.split("\n")
    return "\n".join([*lines[: edit.first - 1], edit.text, *lines[edit.after - 1 :]])
