"""Bundles: the texts of a question set and of its passages, as one thing that is edited, stored and carried about."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quizapp.content.checking import check_text
from quizapp.content.library import PASSAGES, set_files
from quizapp.content.loader import Types, load_text, readable_passages
from quizapp.content.places_to_fill import places_to_fill
from quizapp.content.shelf import TextShelf
from quizapp.content.text_files import read_text
from quizapp.content.yaml_reader import read_yaml
from quizapp.core.authored import SLUG
from quizapp.core.passage import Passage
from quizapp.core.problem import BadQuestionSet, Problem, Severity
from quizapp.core.question_set import QuestionSet

_TITLE_LINE = re.compile(r"""^(?P<title>title: .*?)(?P<closing>["']?) *$""", re.MULTILINE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bundle:
    """The text of a set, and in order the names and texts of its passages; *name* is that of the set's file."""

    name: str
    text: str
    passages: tuple[tuple[str, str], ...] = ()

    @property
    def set_file(self) -> str:
        """How the set's own file is called."""
        return f"{self.name}.yaml"

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file with its place in a folder of sets, the set first."""
        yield self.set_file, self.text
        for name, text in self.passages:
            yield passage_file(name), text


@dataclass(frozen=True)
class BundleCheck:
    """What the texts of a bundle amount to: a title, a set unless its form is wrong, and all problems."""

    title: str
    question_set: QuestionSet | None
    problems: tuple[Problem, ...]

    def of(self, *severities: Severity) -> tuple[Problem, ...]:
        """The problems of this weight."""
        return tuple(problem for problem in self.problems if problem.severity in severities)


def passage_file(name: str) -> str:
    """Where the passage with this name lies in a folder of sets."""
    return f"{PASSAGES}/{name}.md"


def passages_in(bundle: Bundle) -> Mapping[str, Passage]:
    """The passages of the bundle that can be read, whatever else is wrong with it."""
    return readable_passages(bundle.text, _shelf(bundle))


def _shelf(bundle: Bundle) -> TextShelf:
    return TextShelf(dict(bundle.passages), PASSAGES)


def passages_named(text: str) -> list[str]:
    """The names of the passage files that a set lists, once each; the set may be broken."""
    data = read_yaml("", text).data
    entries = data.get("passages") if isinstance(data, dict) else None
    names = entries if isinstance(entries, list) else []
    return list(dict.fromkeys(name for name in names if isinstance(name, str) and re.fullmatch(SLUG, name)))


def bundle_of_files(folder: Path, set_id: str) -> Bundle | None:
    """The texts of a set in a folder, and of the passages that it lists; nothing where there is no such set."""
    files = set_files(folder) if folder.is_dir() else ()
    file = next((path for path in files if path.stem == set_id), None)
    if file is None:
        return None
    text = read_text(file, file.name)
    listed = [name for name in passages_named(text) if (folder / passage_file(name)).is_file()]
    passages = ((name, read_text(folder / passage_file(name), passage_file(name))) for name in listed)
    return Bundle(set_id, text, tuple(passages))


def check_bundle(bundle: Bundle, set_id: str, types: Types) -> BundleCheck:
    """The set in the bundle, and all problems of all its files."""
    try:
        checked = check_text(bundle.text, set_id, types, _shelf(bundle), bundle.set_file)
    except Exception as error:  # our own mistake, and yet the teacher must get at her text
        _log.exception("%s", bundle.set_file)
        what = f"quizapp itself failed on this set ({type(error).__name__})"
        problem = Problem(bundle.set_file, 1, 1, what, "please report it, with the set")
        return BundleCheck(bundle.name, None, (problem,))
    places = (place for name, text in bundle.passages for place in places_to_fill(text, passage_file(name)))
    problems = tuple(sorted({*checked.problems, *places}))
    return BundleCheck(_title(bundle), checked.question_set, problems)


def problems_of_form(bundle: Bundle, types: Types) -> tuple[Problem, ...]:
    """Only what keeps the bundle from being a set, which takes less time to find."""
    try:
        load_text(bundle.text, "draft", types, _shelf(bundle), bundle.set_file)
    except BadQuestionSet as bad:
        return bad.problems
    return ()


def as_copy(bundle: Bundle) -> Bundle:
    """The same with a title that tells it from the original, where the title stands in one line."""
    text = _TITLE_LINE.sub(r"\g<title> (copy)\g<closing>", bundle.text, count=1)
    is_right = _title(replace(bundle, text=text)) == f"{_title(bundle)} (copy)"
    return replace(bundle, text=text) if is_right else bundle


def _title(bundle: Bundle) -> str:
    """The title of a set that may be broken, else the name of its file."""
    data = read_yaml(bundle.set_file, bundle.text).data
    title = data.get("title") if isinstance(data, dict) else None
    return title[:200] if isinstance(title, str) and title.strip() else bundle.name


def stored(bundle: Bundle) -> str:
    """The texts as one JSON text; the name is kept elsewhere."""
    return json.dumps({"text": bundle.text, "passages": bundle.passages}, ensure_ascii=False)


def read_stored(name: str, content: str) -> Bundle:
    """The bundle whose `stored` this is."""
    found: dict[str, Any] = json.loads(content)
    return Bundle(name, found["text"], tuple((each, text) for each, text in found["passages"]))
