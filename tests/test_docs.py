"""The documents say what is true now: every command, setting, type and word of the product stands in them."""

import re
from pathlib import Path

import click
import pytest

from quizapp.cli import main
from quizapp.question_types import REGISTRY
from quizapp.web.config import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def text(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def commands(group: click.Group, before: str = "quizapp") -> list[str]:
    found = []
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found += commands(command, f"{before} {name}")
        else:
            found.append(f"{before} {name}")
    return found


@pytest.mark.parametrize("command", commands(main))
def test_every_command_stands_in_the_operators_page(command: str) -> None:
    assert f"`{command}`" in text("docs/operator/running.md")


@pytest.mark.parametrize("setting", [setting.name for setting in SETTINGS])
def test_every_setting_stands_in_the_operators_page(setting: str) -> None:
    assert f"| `{setting}` |" in text("docs/operator/running.md")


@pytest.mark.parametrize("name", REGISTRY)
def test_every_question_type_has_a_section_for_teachers(name: str) -> None:
    assert f"`{name}`\n" in text("docs/teacher/question-types.md")


def test_the_readme_names_both_commands() -> None:
    blocks = re.findall(r"```console\n\$ (.*?)\n```", text("README.md"))

    assert blocks == ["python3 start.py", "python3 start.py test"]


@pytest.mark.parametrize(
    "page", sorted(str(path.relative_to(ROOT)) for path in [*DOCS.rglob("*.md"), ROOT / "README.md"])
)
def test_every_link_leads_somewhere(page: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", text(page))

    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


def test_the_yaml_that_teachers_read_loads(tmp_path: Path) -> None:
    page = text("docs/teacher/writing-sets.md")
    (tmp_path / "passages").mkdir()
    passage = re.search(r"```markdown\n(.*?)```", page, re.DOTALL)
    question_set = re.search(r"```yaml\n(# yaml-language.*?)```", page, re.DOTALL)
    assert passage is not None
    assert question_set is not None
    (tmp_path / "passages" / "harbour-post.md").write_text(passage[1], "utf-8")
    (tmp_path / "harbour.yaml").write_text(question_set[1], "utf-8")

    with pytest.raises(SystemExit) as done:
        main(["check", str(tmp_path)], prog_name="quizapp")
    assert done.value.code == 0


def test_the_glossary_is_in_order_and_names_each_word_once() -> None:
    words = re.findall(r"^\| ([a-z ]+) \|", text("docs/glossary.md"), re.MULTILINE)[1:]

    assert words == sorted(set(words))
