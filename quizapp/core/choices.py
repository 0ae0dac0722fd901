"""Options on the page: tokens of the attempt instead of the teacher's labels, in the attempt's order."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from quizapp.core.answer_text import normalise_answer
from quizapp.core.authored import OptionId, Share, bare_text
from quizapp.core.mark import OMITTED, Mark, mark_of, worth_a_part
from quizapp.core.message import Message, in_quotes, message
from quizapp.core.problem import Fault, did_you_mean, one_of
from quizapp.core.question import Option
from quizapp.core.question_type import Asked, Misread, UnreadableResponse
from quizapp.core.seeded import shuffled, token
from quizapp.core.wording import Worded

Options = Annotated[
    dict[OptionId, Annotated[Option, bare_text("text", Option)]],
    Field(min_length=2, max_length=12, description="The choices, each under a label: `a: Paris`."),
]


def _one_label(value: object) -> object:
    if isinstance(value, list) or (isinstance(value, str) and "," in value):
        raise ValueError("only one option can be right here; write one label, or make it a multiple_response")
    return value


OneLabel = Annotated[OptionId, BeforeValidator(_one_label, json_schema_input_type=OptionId)]
"""The label of the one option that is right."""


class GradedOption(Option):
    """An option that may earn a part of the points."""

    fraction: Share | None = Field(None, description="The part of the points it earns though it is not the answer.")


GradedOptions = Annotated[
    dict[OptionId, Annotated[GradedOption, bare_text("text", GradedOption)]],
    Field(min_length=2, max_length=12, description="The choices, each under a label: `a: Paris`."),
]


@dataclass(frozen=True)
class AskedOption:
    """An option as a student sees it."""

    token: str = field(compare=False)
    text: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class AskedOptions(Asked):
    """The options as one student sees them."""

    options: tuple[AskedOption, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """Its own and those of the options."""
        return (self.token, *(each.token for each in self.options))


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


def option_of(options: Iterable[str], seed: str, question_id: str, sent: str) -> str:
    """The label of the option whose token was sent."""
    for option_id in options:
        if option_token(seed, question_id, option_id) == sent:
            return option_id
    raise UnreadableResponse(message("This choice does not belong to the question. Reload the page and choose again."))


def option_faults(options: Mapping[str, Worded], key: str = "options") -> Iterator[Fault]:
    """Options that read the same; *key* is where they stand in the file."""
    seen: dict[str, str] = {}
    for option_id, option in options.items():
        first = seen.setdefault(normalise_answer(option.text), option_id)
        if first != option_id:
            what = f"the {key} '{first}' and '{option_id}' say the same"
            yield Fault((key, option_id), what, "change one of them or leave it out")


def key_fault(key: str, options: Mapping[str, Worded], *path: str | int, noun: str = "an option") -> Iterator[Fault]:
    """An answer that is not the label of an option, or of whatever the *noun* says."""
    if key not in options:
        what = f"the answer '{key}' is not the label of {noun}"
        yield Fault(path, what, _label_meant(key, options))


def _label_meant(key: str, options: Mapping[str, Worded]) -> str:
    for option_id, option in options.items():
        if normalise_answer(option.text) == normalise_answer(key):
            return f"write its label, '{option_id}', instead of its text"
    return did_you_mean(key, options, f"write one of {one_of(options)}")


def one_choice_faults(options: Mapping[str, GradedOption], answer: str) -> Iterator[Fault]:
    """A key that is no option, options that say the same, a share on the key itself, all the points for another."""
    yield from key_fault(answer, options, "answer")
    yield from option_faults(options)
    key = options.get(answer)
    if key is not None and key.fraction is not None:
        what = f"the option '{answer}' is the answer and has a fraction"
        yield Fault(("options", answer, "fraction"), what, "leave the fraction out; the answer earns all")
    for option_id, option in options.items():
        if option_id != answer and option.fraction == 1:
            what = f"the option '{option_id}' is not the answer and earns all the points"
            instead = "write a smaller fraction, or use multiple_response if both are right"
            yield Fault(("options", option_id, "fraction"), what, instead)


def grade_one_choice(options: Mapping[str, GradedOption], answer: str, chosen: str) -> Mark:
    """All for the key, the option's own fraction otherwise."""
    if not chosen:
        return OMITTED
    if chosen == answer:
        return mark_of(Fraction(1))
    option = options.get(chosen)
    return mark_of(option.fraction or Fraction(0) if option else Fraction(0))


def share_notes(options: Mapping[str, GradedOption]) -> tuple[Message, ...]:
    """Which options earn a part of the points, in words."""
    return tuple(worth_a_part(each.fraction, in_quotes([each.text])) for each in options.values() if each.fraction)


def chance_of_one_choice(options: Mapping[str, GradedOption]) -> Fraction:
    """One option at random."""
    earned = sum((option.fraction or Fraction(0) for option in options.values()), Fraction(1))
    return earned / len(options)


def misread_options(options: Mapping[str, Option], wrong: Collection[str], *path: str | int) -> tuple[Misread, ...]:
    """What is known about the *wrong* options that were chosen; *path* leads to the options."""
    return tuple(
        Misread(option.misreading, (*path, label, "trap") if option.trap else None)
        for label, option in options.items()
        if label in wrong and (option.misreading or option.trap)
    )
