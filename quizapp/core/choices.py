"""Options on the page: tokens of the attempt instead of the teacher's labels, in the attempt's order."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from quizapp.core.answer_text import normalise_answer
from quizapp.core.authored import OptionId, bare_text
from quizapp.core.problem import Fault, did_you_mean, one_of
from quizapp.core.question import Option
from quizapp.core.question_type import UnreadableResponse
from quizapp.core.seeded import shuffled, token

Options = Annotated[
    dict[OptionId, Annotated[Option, bare_text("text", Option)]],
    Field(min_length=2, max_length=12, description="The choices, each under a label: `a: Paris`."),
]


@dataclass(frozen=True)
class AskedOption:
    """An option as a student sees it."""

    token: str
    text: str
    chosen: bool


def ask_options(
    options: Mapping[str, Option], seed: str, question_id: str, *, shuffle: bool, chosen: Collection[str]
) -> tuple[AskedOption, ...]:
    """The options in this attempt's order, under this attempt's tokens."""
    order = shuffled(options, seed, question_id) if shuffle else tuple(options)
    return tuple(
        AskedOption(option_token(seed, question_id, option_id), options[option_id].text, option_id in chosen)
        for option_id in order
    )


def option_token(seed: str, question_id: str, option_id: str) -> str:
    """What stands on the page for an option."""
    return token(seed, question_id, "option", option_id)


def option_of(options: Mapping[str, Option], seed: str, question_id: str, sent: str) -> str:
    """The label of the option whose token was sent."""
    for option_id in options:
        if option_token(seed, question_id, option_id) == sent:
            return option_id
    raise UnreadableResponse("This choice does not belong to the question. Reload the page and choose again.")


def option_faults(options: Mapping[str, Option]) -> Iterator[Fault]:
    """Options that read the same."""
    seen: dict[str, str] = {}
    for option_id, option in options.items():
        first = seen.setdefault(normalise_answer(option.text), option_id)
        if first != option_id:
            what = f"the options '{first}' and '{option_id}' say the same"
            yield Fault(("options", option_id), what, "change one of them or leave it out")


def key_fault(key: str, options: Mapping[str, Option], *path: str | int) -> Iterator[Fault]:
    """An answer that is not the label of an option."""
    if key not in options:
        what = f"the answer '{key}' is not the label of an option"
        yield Fault(path, what, _label_meant(key, options))


def _label_meant(key: str, options: Mapping[str, Option]) -> str:
    for option_id, option in options.items():
        if normalise_answer(option.text) == normalise_answer(key):
            return f"write its label, '{option_id}', instead of its text"
    return did_you_mean(key, options, f"write one of {one_of(options)}")
