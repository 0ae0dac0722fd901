"""A teacher with an editor: keys are offered and explained, and mistakes are marked where they stand."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from language_server import Editor, OpenEditor

from quizapp import resources
from quizapp.cli import main
from quizapp.content.library import set_files
from quizapp.question_types import REGISTRY

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = """\
Harbour bridge closes for a year

The harbour bridge in Ashford will close on 1 June, the town council said on Friday.

Two ferries will run every ten minutes, and nobody has to pay for them.
"""


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The set that `quizapp new` made from an article."""
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["new", "-", "--name", "bridge"], input=ARTICLE)
    assert made.exit_code == 0, made.output
    return tmp_path / "my-sets" / "bridge.yaml"


@pytest.fixture
def editor(open_editor: OpenEditor, begun: Path) -> Editor:
    """The teacher's folder, open in an editor."""
    return open_editor(begun.parent)


def place_behind(file: Path, words: str) -> tuple[int, int]:
    """Line and column of the place behind these words, both counted from 1."""
    text = file.read_text("utf-8")
    assert text.count(words) == 1
    before = text[: text.index(words) + len(words)]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1


def replace(file: Path, old: str, new: str) -> None:
    """Writes *new* over the first *old*."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_new_set_has_no_marks(editor: Editor, begun: Path) -> None:
    assert editor.problems(begun) == []


@pytest.mark.parametrize(
    ("old", "new", "marked", "says"),
    [
        ("    process: locate\n", "    proces: locate\n", "    proces: locate", "proces"),
        ("    process: locate\n", "    process: lokate\n", "    process: lokate", "locate"),
        ("format: 1", "format: 2", "format: 2", "1"),
        ("passages: [bridge]\n", "", "format: 1", "passages"),
        ("    answer: a\n", "", "  - id: question-1", "answer"),
    ],
    ids=["misspelt key", "unknown word", "other format", "missing key", "missing key of a question"],
)
def test_a_mistake_is_marked_in_its_line(
    editor: Editor, begun: Path, old: str, new: str, marked: str, says: str
) -> None:
    replace(begun, old, new)

    marks = editor.problems(begun)

    line, _ = place_behind(begun, marked)
    assert [says in message for number, message in marks if number == line] == [True], marks


def test_every_question_type_is_offered(editor: Editor, begun: Path) -> None:
    begun.write_text(begun.read_text("utf-8") + "\n  - id: last\n    type: \n", "utf-8")

    offered = editor.completions(begun, *place_behind(begun, "- id: last\n    type: "))

    assert set(offered) == set(REGISTRY)


def test_the_keys_of_a_question_are_offered(editor: Editor, begun: Path) -> None:
    replace(begun, "    process: locate\n", "    process: locate\n    \n")

    offered = editor.completions(begun, *place_behind(begun, "    process: locate\n    \n")[:1], 5)

    assert {"points", "skill", "shuffle"} <= set(offered)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("  - id: question-1\n    type: single_choice\n    pro", "What the student is asked."),
        ("passag", "The passages in reading order"),
        ("titl", "The name of the set, as students see it."),
    ],
)
def test_a_key_is_explained(editor: Editor, begun: Path, key: str, says: str) -> None:
    assert says in editor.hover(begun, *place_behind(begun, key))


# ---------------------------------------------------------------- settings instead of a first line


def without_first_line(file: Path) -> None:
    """Takes out the line that names the schema, and puts in a mistake."""
    replace(file, "# yaml-language-server: $schema=schema/question-set.schema.json\n", "")
    replace(file, "    process: locate\n", "    proces: locate\n")


def test_the_settings_in_the_documents_do_the_same(open_editor: OpenEditor, begun: Path) -> None:
    page = (ROOT / "docs" / "teacher" / "editors.md").read_text("utf-8")
    settings = json.loads(re.findall(r"```json\n(.*?)```", page, re.DOTALL)[0])
    without_first_line(begun)

    marks = open_editor(begun.parent, settings["yaml.schemas"]).problems(begun)

    assert [line for line, _ in marks] == [place_behind(begun, "    proces: locate")[0]]


@pytest.mark.skipif(not resources.IN_CLONE, reason="the settings belong to a clone")
def test_the_settings_of_the_clone_reach_every_set_in_it() -> None:
    schemas = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]

    assert all((ROOT / schema).is_file() for schema in schemas)
    reached = {path for globs in schemas.values() for each in globs for path in ROOT.glob(each)}
    assert reached >= {path for folder in (resources.QUESTIONS, resources.EXAMPLES) for path in set_files(folder)}
    assert "my-sets/*.yaml" in [each for globs in schemas.values() for each in globs]
