"""Checks data against a model and says what is wrong in a teacher's words."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from quizapp.content.places import Document
from quizapp.core.authored import Authored
from quizapp.core.problem import Fault, Path, did_you_mean, nearest, one_of

Model = TypeVar("Model", bound=BaseModel)
MOST_FAULTS = 200
"""In one check; more would hide what is wrong rather than tell it."""


def validate(model: type[Model], document: Document) -> Model | None:
    """The document as *model*, or nothing; every problem is added to the document."""
    if document.data is None or document.data == "":
        if not document.problems:
            needed = [name for name, info in model.model_fields.items() if info.is_required()]
            document.tell(Fault((), "nothing is written here", f"write at least {', '.join(needed)}"))
        return None
    checked, faults = check(model, document.data)
    for fault in faults:
        document.tell(fault)
    return checked


def check(model: type[Model], data: object) -> tuple[Model | None, list[Fault]]:
    """The data as *model*, or the faults in it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, list(_faults(model, data, error))


def _faults(model: type[BaseModel], data: object, error: ValidationError) -> Iterator[Fault]:
    seen, misspelt = set(), set[Path]()
    errors = islice(error.errors(include_url=False), MOST_FAULTS)
    for details in sorted(errors, key=lambda details: details["type"] == "missing"):
        path = _path_in(data, details["loc"])
        if path in misspelt or _follows_from_another(details):
            continue
        fault = _TELLERS.get(details["type"], _other)(model, path, details)
        if details["type"] == "extra_forbidden":
            known = _keys_beside(model, path, details["loc"])
            misspelt.add((*path[:-1], nearest(str(path[-1]), known) or ""))
        if (fault.path, fault.what) not in seen:
            seen.add((fault.path, fault.what))
            yield fault


def _follows_from_another(details: ErrorDetails) -> bool:
    """A list is said to be too short also when there are entries enough, but wrong ones."""
    fewest = details.get("ctx", {}).get("min_length", 0)
    return details["type"] == "too_short" and len(details["input"]) >= fewest


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


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"'{value[:60]}'" if value else "empty"
    return "a list" if isinstance(value, list) else "keys and values"


def _missing(model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    info = _fields_beside(model, path, details["loc"]).get(str(path[-1]))
    return Fault(path[:-1], f"the key '{path[-1]}' is missing", f"add '{path[-1]}: …'{_meant(str(path[-1]), info)}")


def _meant(key: str, info: FieldInfo | None) -> str:
    """An example of what belongs there, and what it is, as far as the model tells them."""
    example = f", such as '{key}: {info.examples[0]}'" if info and info.examples else ""
    told = info.description.rstrip(".") if info and info.description else ""
    return f"{example}: {told[0].lower()}{told[1:]}" if told else example


def _unknown_key(model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    known = sorted(_keys_beside(model, path, details["loc"]))
    what, instead = f"unknown key '{str(path[-1])[:60]}'", f"take it out; the keys here are {one_of(known)}"
    if _may_be_a_label(model, path):
        instead = f"indent it like '{path[-2]}' above, or {instead}"
    return Fault(path, what, did_you_mean(str(path[-1]), known, instead), at_key=True)


def _may_be_a_label(model: type[BaseModel], path: Path) -> bool:
    """Whether the key stands under a label and is as short, so that it may be the next one, indented too deep."""
    if len(path) < 3 or not isinstance(path[-2], str):
        return False
    return len(str(path[-1])) <= len(path[-2]) and path[-2] not in _keys_beside(model, path[:-1])


def _not_one_of(model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    allowed, given = _literals(details), details["input"]
    instead = f"write {one_of(allowed)}"
    return Fault(
        path,
        f"{_name(path)} cannot be {_shown(given)}",
        did_you_mean(given, allowed, instead) if isinstance(given, str) else instead,
    )


def _unknown_tag(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    context = details.get("ctx", {})
    allowed, given = _names_in(str(context.get("expected_tags", ""))), str(context.get("tag", ""))[:60]
    what = f"{_name(path)} cannot be of type '{given}'"
    return Fault((*path, "type"), what, did_you_mean(given, allowed, f"write one of {one_of(allowed)}"))


def _no_tag(_model: type[BaseModel], path: Path, _details: ErrorDetails) -> Fault:
    return Fault(path, f"{_name(path)} does not say of which type it is", "add 'type: …' to it")


def _literals(details: ErrorDetails) -> list[str]:
    return _names_in(str(details.get("ctx", {}).get("expected", "")))


def _names_in(listed: str) -> list[str]:
    """The names in a list such as "'a', 'b' or 'c'"."""
    return [part.strip("' ") for part in listed.replace(" or ", ", ").split(", ")]


def _text_wanted(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    what = f"{_name(path)} should be a text but is {_shown(details['input'])}"
    if isinstance(details["input"], dict) and len(details["input"]) == 1:
        return Fault(path, what, 'put a text with a colon in quotes: "…"')
    return Fault(path, what, "write a text, in quotes if it has [ ] { } :")


def _keys_wanted(model: type[BaseModel], path: Path, _details: ErrorDetails) -> Fault:
    if path == ():
        return Fault(path, "the file should hold keys and values", "begin with 'format: 1'")
    known = sorted(_keys_beside(model, (*path, "")))
    what = f"{_name(path)} should hold keys and values"
    return Fault(path, what, f"write 'key: value' lines, indented, below it; the keys here are {one_of(known)}")


def _labels_wanted(_model: type[BaseModel], path: Path, _details: ErrorDetails) -> Fault:
    if path and isinstance(path[-1], int):
        what = f"each entry of {_name(path)} should hold keys and values"
        return Fault(path, what, "write 'id: …' after the '- ', and below it 'type: …', 'prompt: …'")
    instead = "write each below the other under a label of its own: 'a: …'"
    return Fault(path, f"{_name(path)} should have labels", instead)


def _list_wanted(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    if path == ("questions",) and not details["input"]:
        return Fault(path, "there is no question yet", "write one below it, beginning with '- id: …' and 'type: …'")
    return Fault(path, f"{_name(path)} should be a list", "write [one, two], or lines that begin with '- '")


def _too_short(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    fewest = details.get("ctx", {}).get("min_length", 1)
    if isinstance(details["input"], str):
        return Fault(path, f"{_name(path)} is empty", "write a text, or take the key out if it is not needed")
    what = f"{_name(path)} has too few entries" if details["input"] else f"{_name(path)} is empty"
    return Fault(path, what, f"write at least {fewest}")


def _too_long(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    most = details.get("ctx", {}).get("max_length", 0)
    unit = "characters" if isinstance(details["input"], str) else "entries"
    return Fault(path, f"{_name(path)} has more than {most} {unit}", "shorten it")


def _pattern(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    given, at_key = str(details["input"]), details["loc"][-1] == "[key]"
    what = f"'{given[:60]}' cannot be a label" if at_key else f"{_name(path)} cannot be {_shown(given)}"
    pattern = str(details.get("ctx", {}).get("pattern", ""))
    if "{4}-" in pattern:
        return Fault(path, what, "write a whole day, such as 2024-05-24")
    if "{4}" in pattern:
        return Fault(path, what, "write a date as 2024-05-24, 2024-05 or 2024")
    if "{2,3}" in pattern:
        return Fault(path, what, "write a code such as en, de or pt-BR")
    name = PurePosixPath(given.replace("\\", "/")).name.removesuffix(".md")
    if name != given and path[:1] == ("passages",):
        return Fault(path, what, f"write '{name[:60]}', the name without its folder and ending")
    if given[:1] in "“”„«":
        return Fault(path, what, "take out the curly quotation marks; straight ones may stand around a text")
    if " " in given and path[-1:] == ("answer",):
        return Fault(path, what, "write the label of what is right, such as a, and not its words")
    if " " in given and path and isinstance(path[-1], int):
        is_two_names = re.fullmatch(r"[\w-]+,? [\w-]+", given)
        meant = "put a comma between two names; a name has no spaces"
        return Fault(path, what, meant if is_two_names else "write the short name or label, not the whole text")
    return Fault(path, what, "use the letters a to z, digits, - and _ only, without spaces", at_key)


def _number(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    what = f"{_name(path)} cannot be {_shown(details['input'])}"
    limits = details.get("ctx", {})
    if "gt" in limits:
        return Fault(path, what, f"write a number above {limits['gt']}, such as 1 or 0.5")
    if "ge" in limits:
        return Fault(path, what, f"write a whole number from {limits['ge']} on")
    if "le" in limits:
        return Fault(path, what, f"write a number up to {limits['le']}")
    if details["type"].startswith("int"):
        return Fault(path, what, "write a whole number such as 2")
    return Fault(path, what, "write a number such as 1 or 0.5, with a point and at most two decimals")


def _yes_or_no(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    return Fault(path, f"{_name(path)} cannot be {_shown(details['input'])}", "write true or false")


def _own_words(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    what, _, instead = str(details.get("ctx", {}).get("error", details["msg"])).partition("; ")
    return Fault(path, what, instead or "write it as the documentation shows")


def _other(_model: type[BaseModel], path: Path, details: ErrorDetails) -> Fault:
    return Fault(path, f"{_name(path)} is not right ({details['msg']})", "write it as the documentation shows")


_TELLERS: Mapping[str, Callable[[type[BaseModel], Path, ErrorDetails], Fault]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_one_of,
    "union_tag_invalid": _unknown_tag,
    "union_tag_not_found": _no_tag,
    "string_type": _text_wanted,
    "model_type": _keys_wanted,
    "model_attributes_type": _keys_wanted,
    "dict_type": _labels_wanted,
    "list_type": _list_wanted,
    "tuple_type": _list_wanted,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "int_parsing": _number,
    "int_parsing_size": _number,
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


def _keys_beside(model: type[BaseModel], path: Path, loc: Path = ()) -> set[str]:
    return set(_fields_beside(model, path, loc))


def _fields_beside(model: type[BaseModel], path: Path, loc: Path = ()) -> dict[str, FieldInfo]:
    """What may stand beside the last step of *path*, by its key, found by walking the model along it.

    Of several models that a `type` tells apart, the one counts that pydantic names in *loc*.
    """
    models = [model]
    for step in path[:-1]:
        if isinstance(step, str):
            models = [inner for each in models for inner in _models_at(each, step)] or models
    models = [each for each in models if _tags_of(each) & set(loc)] or models
    return {
        info.alias or name: info
        for each in models
        for name, info in each.model_fields.items()
        if issubclass(each, Authored)
    }


def _tags_of(model: type[BaseModel]) -> set[str | int]:
    info = model.model_fields.get("type")
    return set(get_args(info.annotation)) if info else set()


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
