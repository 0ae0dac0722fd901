"""Finds every regular expression of quizapp with how it is used, and runs it on texts that are hard for it.

As a program: the length of the texts, the seconds after which one takes too long, and a pattern in the place of all.
Patterns in the fields of models are not among them: pydantic's own machine runs them, which cannot go back.
"""

import ast
import faulthandler
import importlib
import itertools
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import quizapp

METHODS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
OF_CATEGORY = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_NOT_DIGIT: "a ",
    sre.CATEGORY_SPACE: " \t\n",
    sre.CATEGORY_NOT_SPACE: "a.",
    sre.CATEGORY_WORD: "a1_",
    sre.CATEGORY_NOT_WORD: " -",
}
MOST_SIGNS, MOST_PAIRS = 10, 12


@dataclass(frozen=True)
class Use:
    """A pattern and the method that is called with it, at a place in the source."""

    pattern: re.Pattern[Any]
    method: str
    where: str

    def on(self, text: str) -> None:
        """Does with the text what quizapp does."""
        given: Any = text.encode("utf-8", "ignore") if isinstance(self.pattern.pattern, bytes) else text
        if self.method in {"sub", "subn"}:
            self.pattern.sub(given[:0], given)
        elif self.method == "finditer":
            self.pattern.findall(given)
        else:
            getattr(self.pattern, self.method)(given)


def modules() -> Iterator[ModuleType]:
    """Every module of quizapp but its migrations."""
    for each in pkgutil.walk_packages(quizapp.__path__, "quizapp."):
        if "migrations" not in each.name and not each.name.endswith("__main__"):
            yield importlib.import_module(each.name)


def calls_in(module: ModuleType) -> Iterator[tuple[ast.Call, str, object]]:
    """Every call of a method that patterns have: its name, and what it is called of where that is known."""
    for call in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in METHODS:
            yield call, call.func.attr, named(module, call.func.value)


def uses_in(module: ModuleType) -> Iterator[Use]:
    """Every use in a module of a pattern that is known before it runs; those in lists are used by loops."""
    by_loops = "search"
    for call, method, of in calls_in(module):
        pattern = compiled(module, call) if of is re else of
        if isinstance(pattern, re.Pattern):
            yield Use(pattern, method, f"{module.__name__}:{call.lineno}")
        elif of is None and method in {"match", "fullmatch"}:
            by_loops = method
    for name, value in vars(module).items():
        for pattern in patterns_within(value):
            yield Use(pattern, by_loops, f"{module.__name__}.{name}")


def patterns_within(value: object) -> Iterator[re.Pattern[Any]]:
    """The patterns in a list or mapping, or in the lists and mappings in it."""
    if isinstance(value, list | tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            if isinstance(each, re.Pattern):
                yield each
            yield from patterns_within(each)


def made_while_running(module: ModuleType) -> Iterator[str]:
    """The source of each pattern that is made in a function of the module."""
    for call, _, of in calls_in(module):
        if of is re and compiled(module, call) is None:
            yield f"{module.__name__}: {ast.unparse(call.args[0])}"


def named(module: ModuleType, expression: ast.expr) -> object:
    """What a name, or names with dots, stand for in the module; nothing where that is known only in a function."""
    if isinstance(expression, ast.Attribute):
        return getattr(named(module, expression.value), expression.attr, None)
    return getattr(module, expression.id, None) if isinstance(expression, ast.Name) else None


def compiled(module: ModuleType, call: ast.Call) -> re.Pattern[Any] | None:
    """The pattern that a function of `re` is called with; nothing where it is made in a function."""
    given = call.args[0]
    flags = [*call.args[1:], *(each.value for each in call.keywords if each.arg == "flags")]
    chosen = [flag for flag in (named(module, each) for each in flags) if isinstance(flag, re.RegexFlag)]
    pattern = given.value if isinstance(given, ast.Constant) else named(module, given)
    return re.compile(pattern, *chosen) if isinstance(pattern, str | bytes) else None


def signs_of(tree: Any) -> Iterator[str]:
    """Signs that a pattern knows, one for each literal, range and category in it."""
    for kind, value in tree:
        if kind in {sre.LITERAL, sre.NOT_LITERAL}:
            yield chr(value)
        elif kind is sre.RANGE:
            yield chr(value[0])
        elif kind is sre.CATEGORY:
            yield from OF_CATEGORY[value]
        elif kind is sre.IN:
            yield from signs_of(value)
        for part in parts_of(value):
            yield from signs_of(part)


def parts_of(value: Any) -> Iterator[Any]:
    """The patterns inside one, such as what is repeated and what is looked ahead for."""
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            if isinstance(each, parser.SubPattern | list | tuple):
                yield from parts_of(each)


def sample_of(tree: Any) -> str:
    """A text that the pattern matches, or nearly: of each choice the first, of each repetition two."""
    words = ""
    for kind, value in tree:
        if kind is sre.LITERAL:
            words += chr(value)
        elif kind is sre.IN:
            words += next(iter(signs_of(value)), "")
        elif kind is sre.ANY:
            words += "a"
        elif kind is sre.BRANCH:
            words += sample_of(value[1][0])
        elif kind in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            words += sample_of(value[2]) * max(value[0], min(value[1], 2))
        elif kind is sre.SUBPATTERN:
            words += sample_of(value[-1])
    return words


def hard_texts(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of this length that begin like a match, go on for long, and end in a sign that spoils it."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    sample = sample_of(tree)
    signs = list(dict.fromkeys([*signs_of(tree), "a", " ", "1"]))[:MOST_SIGNS]
    pieces = [*signs, *map("".join, itertools.islice(itertools.permutations(signs, 2), MOST_PAIRS)), sample or "a"]
    for piece in pieces:
        long = (piece * length)[:length]
        yield long + "\x00"
        yield sample[: len(sample) // 2] + long + "\n!"


def every_use() -> list[Use]:
    """Each pattern and method once."""
    found = [use for module in modules() for use in uses_in(module)]
    return list({(use.pattern, use.method): use for use in found}.values())


def run(uses: list[Use], length: int, seconds: float) -> None:
    """Each use on each of its texts; where one takes too long the process is ended, after it said which."""
    for use in uses:
        print(f"{use.where} {use.method}", flush=True)
        for text in hard_texts(use.pattern, length):
            faulthandler.dump_traceback_later(seconds, exit=True)
            use.on(text)
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    seeded = [Use(re.compile(each), "search", "seeded") for each in sys.argv[3:]]
    run(seeded or every_use(), int(sys.argv[1]), float(sys.argv[2]))
