"""Questions: every citation and trap is found, wherever a type puts it."""

from typing import Literal

import pytest
from pydantic import Field, ValidationError

from quizapp.core.authored import Authored
from quizapp.core.citation import Cite
from quizapp.core.problem import Path
from quizapp.core.question import Option, Question, cites, tempts


class Note(Authored):
    """A part with a citation of its own."""

    cite: Cite | None = None


class Sample(Question):
    """A question with citations at every depth."""

    type: Literal["sample"]
    options: dict[str, Option] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    others: tuple[Cite, ...] = ()


SMALLEST = {"id": "q", "type": "sample", "prompt": "Where?", "cite": "at Ashford"}


def test_citations_are_found_at_every_depth() -> None:
    options = {"a": {"text": "here"}, "b": {"text": "there", "trap": "not here"}}
    question = Sample.model_validate(
        {**SMALLEST, "options": options, "notes": [{}, {"cite": "a note"}], "others": ["one", "two"]}
    )

    found = {path: [quote.quote for _, _, quote in cite] for path, cite in cites(question)}

    assert found == {
        ("cite",): ["at Ashford"],
        ("options", "b", "trap"): ["not here"],
        ("notes", 1, "cite"): ["a note"],
        ("others", 0): ["one"],
        ("others", 1): ["two"],
    }


@pytest.mark.parametrize(
    ("path", "is_trap"),
    [
        (("cite",), False),
        (("options", "b", "trap"), True),
        (("traps", 0, "cite"), True),
        (("statements", "a", "traps", "post", "cite"), True),
        (("statements", "traps", "cite"), False),
        (("options", "trap", "cite"), False),
        (("alternatives", 0), False),
    ],
)
def test_a_citation_proves_or_tempts_by_its_place(path: Path, is_trap: bool) -> None:
    assert tempts(path) is is_trap


def test_question_is_worth_one_point_unless_it_says_otherwise() -> None:
    assert str(Sample.model_validate(SMALLEST).points) == "1"
    assert str(Sample.model_validate({**SMALLEST, "points": "2.50"}).points) == "2.50"


@pytest.mark.parametrize("key", ["id", "type", "prompt", "cite"])
def test_no_question_lacks_its_id_type_prompt_and_proof(key: str) -> None:
    with pytest.raises(ValidationError, match="Field required"):
        Sample.model_validate({name: value for name, value in SMALLEST.items() if name != key})
