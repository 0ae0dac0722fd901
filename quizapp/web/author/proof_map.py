"""The proof map as a page: the passages with what their sentences prove, and what no question needs."""

from flask import render_template
from flask.typing import ResponseReturnValue

from quizapp.content.drafts import Draft
from quizapp.core.paper_place import letters_of, paper_place
from quizapp.core.proof_map import proof_map
from quizapp.web.author.set_pages import Address, only_problems


def page(draft: Draft, at: Address) -> ResponseReturnValue:
    """The map of the last good version."""
    if draft.question_set is None:
        return only_problems(draft, at)
    return render_template(
        "author/proof_map.html",
        draft=draft,
        at=at,
        set=draft.question_set,
        map=proof_map(draft.question_set),
        letters=letters_of(draft.question_set.passages),
        paper_place=paper_place,
    )
