"""The documents say what is true now: every command, setting, type and word of the product stands in them."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

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


def test_the_readme_makes_a_folder_before_it_checks_it() -> None:
    readme = text("README.md")

    assert readme.index("start.py new article.html` makes the folder `my-sets`") < readme.index("check my-sets`")


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


# ---------------------------------------------------------------- from an article to a set


def block(page: str, language: str, place: int = 0) -> str:
    """The text of a code block of a page."""
    blocks: list[str] = re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)
    return blocks[place]


def test_the_way_from_an_article_to_a_set_is_told_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = text("docs/teacher/from-an-article.md")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "start.py").touch()  # as in a clone
    (tmp_path / "harbour.txt").write_text(block(page, "text"), "utf-8")

    made = CliRunner().invoke(main, ["new", "harbour.txt"])
    told = CliRunner().invoke(main, ["check", "my-sets"])

    passage = (tmp_path / "my-sets" / "passages" / "ashford-echo-2024-05-24.md").read_text("utf-8")
    question_set = (tmp_path / "my-sets" / "ashford-echo-2024-05-24.yaml").read_text("utf-8")
    assert block(page, "console", 0) == "$ python3 start.py new harbour.txt\n" + made.output
    assert block(page, "markdown") == passage.rstrip("\n") + "\n"
    assert block(page, "yaml", 0) in question_set
    first, second, *_, last = told.output.splitlines()
    assert block(page, "console", 1) == f"$ python3 start.py check my-sets\n{first}\n{second}\n…\n{last}\n"


def test_the_question_that_is_filled_in_there_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = text("docs/teacher/from-an-article.md")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour.txt").write_text(block(page, "text"), "utf-8")
    CliRunner().invoke(main, ["new", "harbour.txt"])
    file = tmp_path / "my-sets" / "ashford-echo-2024-05-24.yaml"
    before = file.read_text("utf-8").partition("  - id:")[0]

    file.write_text(before + block(page, "yaml", 1), "utf-8")

    assert CliRunner().invoke(main, ["check", "my-sets"]).output.startswith("1 set, 1 passage, 1 question: no problems")
