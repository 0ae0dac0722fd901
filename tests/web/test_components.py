"""The components: on one page where somebody works on the app, and told in the document of the design."""

import re
from pathlib import Path

import pytest
from browsing import Person

from quizapp import resources
from quizapp.web.components import THEMES
from tests.web.conftest import MakeApp

DESIGN = (Path(__file__).resolve().parents[2] / "docs" / "design.md").read_text("utf-8")
TOKENS = (resources.STATIC / "css" / "tokens.css").read_text("utf-8")


@pytest.fixture
def designer(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody who works on the app."""
    monkeypatch.setenv("FLASK_DEBUG", "1")
    return Person(make_app())


@pytest.mark.parametrize("path", ["/components", "/components/sepia"])
def test_an_app_in_use_has_no_such_page(nobody: Person, path: str) -> None:
    assert nobody.get(path).status == 404


def test_every_theme_stands_in_a_frame(designer: Person) -> None:
    framed = [each["src"] for each in designer.get("/components").tree.all("iframe")]

    assert framed == [f"/components/{theme}" for theme in THEMES]
    for path in framed:
        page = designer.get(path)
        assert f'data-theme="{path.rpartition("/")[2]}"' in page.html
        assert "frame-ancestors 'self'" in page.response.headers["Content-Security-Policy"]
    assert designer.get("/components/pink").status == 404


def test_every_component_is_told_in_the_document_and_the_other_way_round(designer: Person) -> None:
    shown = [each["data-component"] for each in designer.get("/components/light").tree.all("section")]

    told = re.findall(r"^\| \*\*(.+?)\*\* \|", DESIGN, re.MULTILINE)
    assert told == shown


def test_every_token_is_told_in_the_document() -> None:
    tokens = set(re.findall(r"^  (--[\w-]+):", TOKENS, re.MULTILINE))

    assert len(tokens) > 35
    assert tokens - set(re.findall(r"--[\w-]+", DESIGN)) == set()


def test_every_theme_of_the_tokens_is_shown() -> None:
    assert set(re.findall(r'data-theme="(\w+)"', TOKENS)) <= set(THEMES)
