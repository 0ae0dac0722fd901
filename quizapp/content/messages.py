"""Checks data against a model and says what is wrong in a teacher's words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from quizapp.content.places import Document
from quizapp.core.authored import Authored
from quizapp.core.problem import Fault, Path, did_you_mean, one_of

Model = TypeVar("Model", bound=BaseModel)


def validate(model: type[Model], document: Document) -> Model | None:
    """The document as *model*, or nothing; every problem is added to the document."""
    if document.data is None or document.data == "":
        if not document.problems:
            document.problems.append(
                document.problem(Fault((), "the file is empty", "write at least format, title, passages, questions"))
            )
        return None
    checked, faults = check(model, document.data)
    document.problems.extend(document.problem(fault) for fault in faults)
    return checked


def check(model: type[Model], data: object) -> tuple[Model | None, list[Fault]]:
    """The data as *model*, or every fault in it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, list(_faults(model, data, error))


def _faults(model: type[BaseModel], data: object, error: ValidationError) -> Iterator[Fault]:
    seen = set()
    for details in error.errors(include_url=False):
        path = _path_in(data, details["loc"])
        teller = _TELLERS.get(details["type"], _other)
        fault = teller(model, path, details)
        if (fault.path, fault.what) not in seen:
            seen.add((fault.path, fault.what))
            yield fault


def _path_in(data: object, loc: tuple[str | int, ...]) -> Path:
    """The error's location without the steps that only pydantic knows, such as names of union members."""
    path: list[str | int] = []
    for index, step in enumerate(loc):
        last = index == len(loc) - 1
        if step == "[key]":
            break
        if isinstance(data, Mapping) and (step in data or (last and isinstance(step, str))):
            path.append(step)
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            path.append(step)
            data = data[step]
        elif isinstance(step, int):
            path.append(step)  # a list of one that the file spells without a list
    return tuple(path)


def _name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f"'{names[-1]}'" if names else "this"


def _missing(_model: type[BaseModel], path: Path, _details: ErrorDetails) -> Fault:
    return Fault(path[:-1], f"the key '{path[-1]}' is missing", f"add '{path[-1]}: …'")


def _unknown_key(model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    if details["input"] == "" and " " in str(path[-1]):  # {why: one, two} reads as the keys 'why' and 'two'
        what = f"'{str(path[-1])[:60]}' stands here as a key, because a comma ends the text before it"
        return Fault(path, what, "put the whole text in quotes", at_key=True)
    known = sorted(_keys_beside(model, path))
    what, instead = f"unknown key '{path[-1]}'", f"take it out; the keys here are {one_of(known)}"
    return Fault(path, what, did_you_mean(str(path[-1]), known, instead), at_key=True)


def _not_one_of(model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    allowed = _literals(details)
    given = str(details["input"])[:60]
    what = f"{_name(path)} cannot be '{given}'"
    if not isinstance(details["input"], str):
        what = f"{_name(path)} must be a single word"
    return Fault(path, what, did_you_mean(given, allowed, f"write {one_of(allowed)}"))


def _literals(details: ErrorDetails) -> list[str]:
    expected = str(details.get("ctx", {}).get("expected", ""))
    return [part.strip("' ") for part in expected.replace(" or ", ", ").split(", ")]


def _text_wanted(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    kind = "a list" if isinstance(details["input"], list) else "keys and values"
    if isinstance(details["input"], dict) and len(details["input"]) == 1:
        return Fault(path, f"{_name(path)} should be a text but has {kind}", 'put a text with a colon in quotes: "…"')
    return Fault(path, f"{_name(path)} should be a text but has {kind}", "write a text, in quotes if it has [ ] { } :")


def _keys_wanted(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    if path == ():
        return Fault(path, "the file should hold keys and values", "begin with 'format: 1'")
    return Fault(path, f"{_name(path)} should hold keys and values", "write 'key: value' lines, indented, below it")


def _list_wanted(_model: type[BaseModel], path: Path, _details: ErrorDetails) -> Fault:
    return Fault(path, f"{_name(path)} should be a list", "write [one, two], or lines that begin with '- '")


def _too_short(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    fewest = details.get("ctx", {}).get("min_length", 1)
    if isinstance(details["input"], str):
        return Fault(path, f"{_name(path)} is empty", "write a text, or take the key out if it is not needed")
    return Fault(path, f"{_name(path)} has too few entries", f"write at least {fewest}")


def _too_long(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    most = details.get("ctx", {}).get("max_length", 0)
    unit = "characters" if isinstance(details["input"], str) else "entries"
    return Fault(path, f"{_name(path)} has more than {most} {unit}", "shorten it")


def _pattern(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    given = str(details["input"])[:60]
    at_key = details["loc"][-1] == "[key]"
    what = f"'{given}' cannot be a label" if at_key else f"{_name(path)} cannot be '{given}'"
    return Fault(path, what, _PATTERNS.get(_family(details), _LETTERS), at_key)


def _family(details: ErrorDetails) -> str:
    pattern = str(details.get("ctx", {}).get("pattern", ""))
    return "date" if r"\d{4}" in pattern else "language" if "{2,3}" in pattern else "name"


_LETTERS = "use letters, digits, - and _ only, without spaces"
_PATTERNS = {
    "date": "write a date as 2024-05-24, 2024-05 or 2024",
    "language": "write a code such as en, de or pt-BR",
}


def _number(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    what = f"{_name(path)} cannot be '{str(details['input'])[:60]}'"
    limits = details.get("ctx", {})
    if "gt" in limits or "ge" in limits:
        return Fault(path, what, f"write a number from {limits.get('ge', 'above ' + str(limits.get('gt')))}")
    if "le" in limits:
        return Fault(path, what, f"write a number up to {limits['le']}")
    return Fault(path, what, "write a number such as 1 or 0.5, with at most two decimals")


def _yes_or_no(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    return Fault(path, f"{_name(path)} cannot be '{str(details['input'])[:60]}'", "write true or false")


def _own_words(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    what, _, instead = str(details.get("ctx", {}).get("error", details["msg"])).partition("; ")
    return Fault(path, what, instead or "write it as the documentation shows")


def _other(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    return Fault(path, f"{_name(path)} is not right ({details['msg']})", "write it as the documentation shows")


_TELLERS: Mapping[str, Callable[[type[BaseModel], Path, ErrorDetails], Fault]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_one_of,
    "string_type": _text_wanted,
    "model_type": _keys_wanted,
    "model_attributes_type": _keys_wanted,
    "dict_type": _keys_wanted,
    "list_type": _list_wanted,
    "tuple_type": _list_wanted,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_parsing": _number,
    "int_type": _number,
    "int_from_float": _number,
    "decimal_parsing": _number,
    "decimal_type": _number,
    "decimal_max_places": _number,
    "decimal_max_digits": _number,
    "finite_number": _number,
    "greater_than": _number,
    "greater_than_equal": _number,
    "less_than_equal": _number,
    "bool_parsing": _yes_or_no,
    "bool_type": _yes_or_no,
    "value_error": _own_words,
}


def _keys_beside(model: type[BaseModel], path: Path) -> set[str]:
    """The keys that may stand where the unknown one stands, found by walking the model along *path*."""
    models = [model]
    for step in path[:-1]:
        if isinstance(step, str):
            models = [inner for each in models for inner in _models_at(each, step)] or models
    return {
        info.alias or name for each in models for name, info in each.model_fields.items() if issubclass(each, Authored)
    }


def _models_at(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    for name, info in model.model_fields.items():
        if key in {name, info.alias}:
            return _models_in(info.annotation)
    return []


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Authored):
        return [annotation]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):  # a root model: look inside
        return [inner for info in annotation.model_fields.values() for inner in _models_in(info.annotation)]
    return [inner for part in get_args(annotation) for inner in _models_in(part)]
