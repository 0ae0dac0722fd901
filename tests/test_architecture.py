"""The arrows of the house: who may import whom, held by reading every import in quizapp/, hidden ones too."""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "quizapp"
MADE_BY_TOOLS = {"__pycache__", "_bundled"}
TEXTS = {"translations"}

ROOMS_TO_THE_RIGHT = {
    "core": set[str](),
    "question_types": {"core"},
    "content": {"core"},
    "store": {"core"},
    "services": {"core", "question_types", "content", "store"},
    "web": {"core", "question_types", "content", "store", "services"},
    "cli": {"core", "question_types", "content", "store", "services", "web"},
}
THIRD_PARTIES = {
    "core": {"pydantic"},
    "question_types": {"pydantic"},  # and wtforms, in form.py
    "content": {"lxml", "markdown_it", "nupunkt", "pydantic", "pydantic_core", "trafilatura", "yaml"},
    "store": {"alembic", "sqlalchemy"},
    "services": {"xlsxwriter"},  # and Connection of sqlalchemy, and the password hashes of werkzeug
    "web": {
        "babel",
        "flask",
        "flask_wtf",
        "jinja2",
        "markdown_it",
        "markupsafe",
        "nh3",
        "ifaddr",
        "platformdirs",
        "segno",
        "tzlocal",
        "werkzeug",
        "wtforms",
    },
    "cli": {"click", "flask", "segno", "waitress"},
}
FILES_BESIDE_THE_ROOMS = {  # and the one module of ours that each of them may import, beside `late`
    "quizapp": "quizapp.web.app",  # `flask --app quizapp` looks for create_app here
    "quizapp.__main__": "quizapp.cli",
    "quizapp.resources": "",
    "quizapp.late": "",
}
LATE = "quizapp.late"
FOR_ALL_ROOMS = {"quizapp.resources", LATE}

Sources = Mapping[str, str]
"""The name of a module -> its text."""


@dataclass(frozen=True)
class Import:
    """One name that a module takes from elsewhere; *level* counts the dots of a relative import."""

    importer: str
    line: int
    module: str
    name: str = ""
    level: int = 0

    def __str__(self) -> str:
        return f"{self.importer}:{self.line}"


# ---------------------------------------------------------------- reading


def sources_of(package: Path) -> dict[str, str]:
    """All modules in the folder of a package."""
    files = (path for path in package.rglob("*.py") if not MADE_BY_TOOLS & set(path.parts))
    return {module_name(path, package.parent): path.read_text("utf-8") for path in files}


def module_name(path: Path, root: Path) -> str:
    """`quizapp.core.mark` for `quizapp/core/mark.py`."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def nodes_of(text: str) -> tuple[ast.AST, ...]:
    """All that stands in a module, which comes first."""
    return tuple(ast.walk(ast.parse(text)))


def imports(sources: Sources) -> Iterator[Import]:
    """Every import of every module, wherever in the module it stands."""
    for module, text in sorted(sources.items()):
        for node in nodes_of(text):
            yield from imports_in(node, module)


def imports_in(node: ast.AST, importer: str) -> Iterator[Import]:
    """The imports that one statement or one call makes."""
    match node:
        case ast.Import(names=names, lineno=line):
            yield from (Import(importer, line, alias.name) for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level, lineno=line):
            yield from (Import(importer, line, module or "", alias.name, level) for alias in names)
        case ast.Call(args=[ast.Constant(value=str(module)), *_], lineno=line) if is_import_call(node):
            yield Import(importer, line, module, level=len(module) - len(module.lstrip(".")))


def is_import_call(node: ast.AST) -> bool:
    """Whether this is a call of `__import__`, `import_module`, `importlib.import_module`, or our `late`."""
    match node:
        case ast.Call(func=ast.Name(id="__import__" | "import_module" | "late")):
            return True
        case ast.Call(func=ast.Attribute(attr="import_module")):
            return True
    return False


def target(found: Import, sources: Sources) -> str:
    """The module that is imported: `from quizapp.core import mark` imports quizapp.core.mark."""
    longer = f"{found.module}.{found.name}"
    return longer if longer in sources else found.module


def is_ours(module: str) -> bool:
    """Whether a module belongs to quizapp."""
    return module.split(".")[0] == "quizapp"


def room_of(module: str) -> str:
    """`core` for `quizapp.core.mark`; nothing for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def question_type_of(module: str, sources: Sources) -> str:
    """`single_choice` for what lies in that folder; nothing for a file beside the folders."""
    parts = module.split(".")
    folder = ".".join(parts[:3])
    is_folder = any(name.startswith(f"{folder}.") for name in sources)
    return parts[2] if room_of(module) == "question_types" and len(parts) > 2 and is_folder else ""


# ---------------------------------------------------------------- the rules, each from sources to complaints

Rule = Callable[[Sources], list[str]]


def every_folder_is_a_known_room(sources: Sources) -> list[str]:
    strangers = {
        room_of(name)
        for name in sources
        if name not in FILES_BESIDE_THE_ROOMS and room_of(name) not in ROOMS_TO_THE_RIGHT
    }
    return [f"quizapp/{stranger} is no room of the house" for stranger in sorted(strangers)]


def every_module_says_what_is_in_it(sources: Sources) -> list[str]:
    silent = (name for name, text in sources.items() if not ast.get_docstring(ast.parse(text)))
    return [f"{name}: has no docstring" for name in sorted(silent)]


def every_import_is_absolute(sources: Sources) -> list[str]:
    return [f"{found}: relative import" for found in imports(sources) if found.level]


def no_import_hides_in_a_function(sources: Sources) -> list[str]:
    hiding = {
        (module, getattr(node, "lineno", 0))
        for module, text in sources.items()
        if module != LATE  # which is there for that
        for function in nodes_of(text)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) or is_import_call(node)
    }
    return [f"{module}:{line}: import inside a function" for module, line in sorted(hiding)]


def every_imported_name_is_written_out(sources: Sources) -> list[str]:
    return [
        f"{module}:{node.lineno}: imports a name that is only known when it runs"
        for module, text in sorted(sources.items())
        if module != LATE
        for node in nodes_of(text)
        if isinstance(node, ast.Call) and is_import_call(node) and not any(imports_in(node, module))
    ]


def arrows_point_to_the_right(sources: Sources) -> list[str]:
    ours = (found for found in imports(sources) if is_ours(found.module) and not found.level)
    wrong = [found for found in ours if not may_import(found.importer, target(found, sources))]
    return [f"{found}: may not import {target(found, sources)}" for found in wrong]


def may_import(importer: str, imported: str) -> bool:
    """Whether an arrow from one module of ours to another is one of the house's."""
    if importer in FILES_BESIDE_THE_ROOMS:
        return imported in {FILES_BESIDE_THE_ROOMS[importer], LATE}
    own = room_of(importer)
    return imported in FOR_ALL_ROOMS or room_of(imported) in ROOMS_TO_THE_RIGHT.get(own, set()) | {own}


def question_types_do_not_know_each_other(sources: Sources) -> list[str]:
    return [
        f"{found}: may not import the question type {theirs}"
        for found in imports(sources)
        if (theirs := question_type_of(target(found, sources), sources))
        and found.importer != "quizapp.question_types"
        and theirs != question_type_of(found.importer, sources)
    ]


def third_parties_stay_in_their_rooms(sources: Sources) -> list[str]:
    return [
        f"{found}: may not import {found.module}"
        for found in imports(sources)
        if not is_ours(found.module)
        and not found.level
        and found.module.split(".")[0] not in sys.stdlib_module_names
        and not may_use(found)
    ]


def may_use(found: Import) -> bool:
    """Whether a library is allowed where it is imported."""
    room, library = room_of(found.importer), found.module.split(".")[0]
    if room == "question_types" and found.importer.endswith(".form"):
        return library in THIRD_PARTIES[room] | {"wtforms"}
    if room == "services" and library == "sqlalchemy":
        return (found.module, found.name) == ("sqlalchemy", "Connection")
    if room == "services" and library == "werkzeug":
        return found.module == "werkzeug.security"
    return library in THIRD_PARTIES.get(room, set())


def no_modules_import_each_other_in_a_circle(sources: Sources) -> list[str]:
    arrows: dict[str, set[str]] = {name: set() for name in sources}
    for found in imports(sources):
        if target(found, sources) in sources:
            arrows[found.importer].add(target(found, sources))
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return [f"a circle: {' -> '.join(from_its_first_name(error.args[1]))}"]
    return []


def from_its_first_name(circle: list[str]) -> list[str]:
    """The same circle, importer before imported, always begun at the same place."""
    names = circle[:0:-1]
    start = names.index(min(names))
    return [*names[start:], *names[:start], names[start]]


RULES: list[Rule] = [
    every_folder_is_a_known_room,
    every_module_says_what_is_in_it,
    every_import_is_absolute,
    no_import_hides_in_a_function,
    every_imported_name_is_written_out,
    arrows_point_to_the_right,
    question_types_do_not_know_each_other,
    third_parties_stay_in_their_rooms,
    no_modules_import_each_other_in_a_circle,
]


# ---------------------------------------------------------------- quizapp keeps the rules


@pytest.fixture(scope="module")
def quizapp() -> dict[str, str]:
    return sources_of(PACKAGE)


def test_every_room_is_read(quizapp: Sources) -> None:
    rooms = {room_of(name) for name in quizapp}

    assert rooms >= set(ROOMS_TO_THE_RIGHT)


def test_every_folder_of_quizapp_is_a_room_even_without_code() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir()}

    assert folders - MADE_BY_TOOLS - TEXTS == set(ROOMS_TO_THE_RIGHT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_quizapp_keeps_the_rule(rule: Rule, quizapp: Sources) -> None:
    assert rule(quizapp) == []


# ---------------------------------------------------------------- the rules see what is wrong

SOUND = {
    "quizapp": "from quizapp.web.app import create_app",
    "quizapp.__main__": "from quizapp.cli import main",
    "quizapp.resources": "from pathlib import Path",
    "quizapp.core": "",
    "quizapp.core.mark": "import pydantic",
    "quizapp.core.score": "from quizapp.core import mark",
    "quizapp.question_types": "from quizapp.question_types import cloze, matching",
    "quizapp.question_types.cloze": "from quizapp.question_types.cloze import form, model",
    "quizapp.question_types.cloze.form": "import wtforms.fields",
    "quizapp.question_types.cloze.model": "from quizapp.core.mark import Mark",
    "quizapp.question_types.matching": "",
    "quizapp.question_types.matching.model": "from pydantic import BaseModel",
    "quizapp.content.load": "import yaml\nfrom quizapp import resources",
    "quizapp.store.answers": "import sqlalchemy\nfrom quizapp.core import score",
    "quizapp.services.take_quiz": "from sqlalchemy import Connection\nfrom quizapp.store import answers",
    "quizapp.services.accounts": "from werkzeug.security import generate_password_hash",
    "quizapp.web.app": "import flask\nfrom quizapp.services import take_quiz",
    "quizapp.web.forms": "from flask_wtf.csrf import CSRFProtect",
    "quizapp.cli": "import click\nfrom quizapp.web.app import create_app",
}

FAULTS: dict[str, tuple[Sources, list[str]]] = {
    "flask in core": (
        {"quizapp.core.mark": "import flask"},
        ["quizapp.core.mark:2: may not import flask"],
    ),
    "part of a library": (
        {"quizapp.core.mark": "from werkzeug.security import safe_join"},
        ["quizapp.core.mark:2: may not import werkzeug.security"],
    ),
    "store knows web, hidden in a function": (
        {"quizapp.store.answers": "def save():\n    from quizapp.web.forms import Form"},
        [
            "quizapp.store.answers:3: import inside a function",
            "quizapp.store.answers:3: may not import quizapp.web.forms",
        ],
    ),
    "core knows store, for types only": (
        {
            "quizapp.core.score": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
            "    from quizapp.store.people import Person"
        },
        ["quizapp.core.score:4: may not import quizapp.store.people"],
    ),
    "content knows store": (
        {"quizapp.content.load": "import quizapp.store.answers"},
        ["quizapp.content.load:2: may not import quizapp.store.answers"],
    ),
    "store knows question types": (
        {"quizapp.store.answers": "from quizapp.question_types import REGISTRY"},
        ["quizapp.store.answers:2: may not import quizapp.question_types"],
    ),
    "services know web": (
        {"quizapp.services.take_quiz": "from quizapp.web import forms"},
        ["quizapp.services.take_quiz:2: may not import quizapp.web.forms"],
    ),
    "web knows the command": (
        {"quizapp.web.forms": "from quizapp.cli import main"},
        ["quizapp.web.forms:2: may not import quizapp.cli"],
    ),
    "a room takes the package itself": (
        {"quizapp.content.load": "from quizapp import create_app"},
        ["quizapp.content.load:2: may not import quizapp"],
    ),
    "sqlalchemy in web": (
        {"quizapp.web.forms": "from sqlalchemy import Connection"},
        ["quizapp.web.forms:2: may not import sqlalchemy"],
    ),
    "a query in services": (
        {"quizapp.services.take_quiz": "from sqlalchemy import Connection, select"},
        ["quizapp.services.take_quiz:2: may not import sqlalchemy"],
    ),
    "all of sqlalchemy in services": (
        {"quizapp.services.take_quiz": "import sqlalchemy"},
        ["quizapp.services.take_quiz:2: may not import sqlalchemy"],
    ),
    "requests in services": (
        {"quizapp.services.take_quiz": "from werkzeug.datastructures import MultiDict"},
        ["quizapp.services.take_quiz:2: may not import werkzeug.datastructures"],
    ),
    "a relative import": (
        {"quizapp.core.score": "from .mark import Mark"},
        ["quizapp.core.score:2: relative import"],
    ),
    "a form field in a model": (
        {"quizapp.question_types.cloze.model": "from wtforms import StringField"},
        ["quizapp.question_types.cloze.model:2: may not import wtforms"],
    ),
    "a question type that takes from another": (
        {"quizapp.question_types.cloze.model": "from quizapp.question_types.matching.model import grade"},
        ["quizapp.question_types.cloze.model:2: may not import the question type matching"],
    ),
    "a question type known by name elsewhere": (
        {"quizapp.web.forms": "from quizapp.question_types.cloze import TYPE"},
        ["quizapp.web.forms:2: may not import the question type cloze"],
    ),
    "a circle": (
        {"quizapp.core.mark": "from quizapp.core.score import Score"},
        ["a circle: quizapp.core.mark -> quizapp.core.score -> quizapp.core.mark"],
    ),
    "a circle through a package": (
        {"quizapp.core": "from quizapp.core import mark", "quizapp.core.mark": "from quizapp.core import X"},
        ["a circle: quizapp.core -> quizapp.core.mark -> quizapp.core"],
    ),
    "an unknown folder": (
        {"quizapp.helpers.text": ""},
        ["quizapp/helpers is no room of the house"],
    ),
    "an unknown file": (
        {"quizapp.misc": ""},
        ["quizapp/misc is no room of the house"],
    ),
    "resources that know core": (
        {"quizapp.resources": "from quizapp.core import score"},
        ["quizapp.resources:2: may not import quizapp.core.score"],
    ),
    "a library that is loaded late where it may not be": (
        {"quizapp.core.mark": 'from quizapp.late import late\nflask = late("flask")'},
        ["quizapp.core.mark:3: may not import flask"],
    ),
    "a room of ours that is loaded late against the arrows": (
        {"quizapp.store.answers": 'def save():\n    return late("quizapp.web.forms")'},
        [
            "quizapp.store.answers:3: import inside a function",
            "quizapp.store.answers:3: may not import quizapp.web.forms",
        ],
    ),
    "a library in resources": (
        {"quizapp.resources": "import platformdirs"},
        ["quizapp.resources:2: may not import platformdirs"],
    ),
    "a package that does more than offer its factory": (
        {"quizapp": "from quizapp.web.forms import Form"},
        ["quizapp:2: may not import quizapp.web.forms"],
    ),
    "an import written as a call": (
        {"quizapp.content.load": "import importlib\nimportlib.import_module('quizapp.store.answers')"},
        ["quizapp.content.load:3: may not import quizapp.store.answers"],
    ),
    "the oldest way to import": (
        {"quizapp.core.mark": "flask = __import__('flask')"},
        ["quizapp.core.mark:2: may not import flask"],
    ),
    "an import whose name is made up on the way": (
        {"quizapp.content.load": "from importlib import import_module\nimport_module('quiz' + 'app')"},
        ["quizapp.content.load:3: imports a name that is only known when it runs"],
    ),
}


def house_with(changes: Sources) -> dict[str, str]:
    """The sound house, with some modules changed; every module has its docstring."""
    return {name: f'"""A room."""\n{text}' for name, text in {**SOUND, **changes}.items()}


def complaints(sources: Sources) -> list[str]:
    return [complaint for rule in RULES for complaint in rule(sources)]


def test_a_sound_house_gives_no_complaint() -> None:
    assert complaints(house_with({})) == []


@pytest.mark.parametrize(("changes", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_gives_its_complaint_and_no_other(changes: Sources, expected: list[str]) -> None:
    assert complaints(house_with(changes)) == expected


def test_a_module_without_docstring_is_named() -> None:
    silent = house_with({}) | {"quizapp.core.mark": "import pydantic"}

    assert complaints(silent) == ["quizapp.core.mark: has no docstring"]


def test_files_of_a_package_get_the_names_they_are_imported_by(tmp_path: Path) -> None:
    (tmp_path / "quizapp" / "core").mkdir(parents=True)
    for file in ("__init__.py", "core/__init__.py", "core/mark.py"):
        (tmp_path / "quizapp" / file).write_text("")

    assert set(sources_of(tmp_path / "quizapp")) == {"quizapp", "quizapp.core", "quizapp.core.mark"}
