"""What pages weigh on their first load, as they are served, and that no script keeps them from being painted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from browsing import Element, Page, Person, parse, reader_path
from flask import Flask

from quizapp import resources
from quizapp.content.library import Library
from quizapp.question_types import REGISTRY

MOST_BYTES = 150_000
"""Of a page with its styles, scripts and pictures, as they are sent: the files compressed, the page itself not."""
MOST_SCRIPT = 40_000
"""Of all scripts of a page, compressed."""
LOOK = "/js/reading_look.js"
"""It brings the colours that a reader chose: painted before it, a page would flash in others."""
MOST_LOOK = 1_200
IMPORTED = re.compile(r"""(?:^|\n)\s*import\s(?:[^"']*?from\s*)?["']([^"']+)["']""")
NAMED = re.compile(r"""url\(["']?([^"')]+)""")
FONT = (".woff", ".woff2", ".ttf")
"""A typeface is loaded only by who chooses it."""


@dataclass(frozen=True)
class Weight:
    """The bytes that are sent: those of the page, and those of each file by its address."""

    page: int
    files: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of it."""
        return self.page + sum(self.files.values())

    @property
    def script(self) -> int:
        """The scripts alone."""
        return sum(size for path, size in self.files.items() if path.endswith(".js"))


def blocking_scripts(tree: Element) -> list[str]:
    """Scripts that the browser waits for before it paints."""
    return [
        each.get("src") or "inline"
        for each in tree.all("script")
        if each.get("blocking") or (each.get("type") != "module" and not {"defer", "async"} & each.attributes.keys())
    ]


def weigh(person: Person, page: Page) -> Weight:
    """Loads everything that a browser loads with the page."""
    links = [each["href"] for each in page.tree.all("link") if each.get("rel") in {"stylesheet", "icon", "preload"}]
    waiting = [*links, *(each["src"] for each in page.tree.all("script", "img") if each.get("src"))]
    files: dict[str, int] = {}
    while waiting:
        path = waiting.pop()
        if path in files or path.startswith("data:") or path.endswith(FONT):
            continue
        reply = person.get(path, headers={"Accept-Encoding": "gzip"}).response
        assert reply.status_code == 200, path
        files[path] = len(reply.get_data())
        waiting += [urljoin(path, each) for each in named_in(path, person.get(path).html)]
    return Weight(len(page.response.get_data()), files)


def named_in(path: str, content: str) -> list[str]:
    """The files that a script imports or a style names."""
    pattern = {"js": IMPORTED, "css": NAMED}.get(path.rpartition(".")[2])
    return pattern.findall(content) if pattern else []


@pytest.fixture
def quiz_folder() -> Path:
    """The sets that ship, as students get them."""
    return resources.ROOT / "questions"


@pytest.fixture
def pages(app: Flask, nobody: Person) -> dict[str, Page]:
    """The pages of a student; the reader and the result are those of the shipped set with the most to read."""
    longest = max(Library(resources.ROOT / "questions", REGISTRY).sets(), key=lambda each: len(each.questions))
    reader = nobody.start(longest.id)
    return {
        "list of sets": nobody.get("/"),
        "join": nobody.get("/join"),
        "reader": reader,
        "review": nobody.get(f"{reader_path(reader)}/review"),
        "result": nobody.hand_in(reader),
    }


def test_every_page_is_light_and_waits_for_no_script_but_its_look(nobody: Person, pages: dict[str, Page]) -> None:
    weights = {name: weigh(nobody, page) for name, page in pages.items()}

    assert {name: each.total for name, each in weights.items() if each.total > MOST_BYTES} == {}
    assert {name: each.script for name, each in weights.items() if each.script > MOST_SCRIPT} == {}
    waited_for = {path for page in pages.values() for path in blocking_scripts(page.tree)}
    looks = [size for each in weights.values() for path, size in each.files.items() if path.endswith(LOOK)]
    assert [path.endswith(LOOK) for path in waited_for] == [True]
    assert max(looks) <= MOST_LOOK


def test_what_scripts_import_and_styles_name_is_weighed_too(nobody: Person, pages: dict[str, Page]) -> None:
    """The control of the weighing."""
    names = {path.rpartition("/")[2] for path in weigh(nobody, pages["reader"]).files}

    assert {"reader.js", "outbox.js", "choose_in_passage.js", "tokens.css", "icon.svg"} <= names


@pytest.mark.parametrize(
    ("script", "blocks"),
    [
        ('<script src="/a.js"></script>', True),
        ("<script>1</script>", True),
        ('<script type="module" src="/a.js"></script>', False),
        ('<script defer src="/a.js"></script>', False),
        ('<script type="module" async blocking="render" src="/a.js"></script>', True),
    ],
)
def test_a_script_that_blocks_is_seen(script: str, blocks: bool) -> None:
    """The control for scripts."""
    assert bool(blocking_scripts(parse(f"<main>{script}</main>"))) is blocks


def test_a_page_that_is_too_heavy_is_seen(nobody: Person, pages: dict[str, Page]) -> None:
    """The control for the bytes: what a large picture or library would add."""
    weight = weigh(nobody, pages["list of sets"])
    heavier = Weight(weight.page, {**weight.files, "/static/js/library.js": MOST_BYTES})

    assert heavier.total > MOST_BYTES >= weight.total
    assert heavier.script > weight.script
