"""A coverage-guided fuzzer finds nothing that breaks the readers of sets, passages and answers, or makes them slow."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from type_examples import WITH_EVIDENCE, example

from quizapp import resources
from quizapp.content.library import set_files
from quizapp.question_types import REGISTRY
from tests.promises.conftest import FAULTS

MEGABYTES, SECONDS = 700, 20
"""The most of both for one input, in a process that watches each line: quizapp alone takes 150 MB in it."""
PROGRAM = Path(__file__).with_name("guided_fuzz.py")

pytestmark = pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is made for Linux only")


def fuzz(program: Path, folder: Path, runs: int) -> subprocess.CompletedProcess[str]:
    """Lets the program read what grows out of the files in the folder; it ends early at the first fault."""
    options = [f"-runs={runs}", f"-rss_limit_mb={MEGABYTES}", f"-timeout={SECONDS}", "-max_len=60000", "-seed=1"]
    # By way of a shell: what this process ever held in memory would count as the program's own.
    alone = ["sh", "-c", '"$@"; exit $?', "sh"]
    command = [*alone, sys.executable, str(program), *options, f"-artifact_prefix={folder.parent}/", str(folder)]
    paths = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONPATH": paths, "TMPDIR": str(folder.parent)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)


@pytest.fixture
def beginnings(tmp_path: Path) -> Path:
    """The shipped files, and every answer of every example."""
    folder = tmp_path / "beginnings"
    folder.mkdir()
    found = [b"S" + file.read_bytes() for file in set_files(resources.QUESTIONS)]
    found += [b"S" + file.read_bytes() for file in set_files(resources.EXAMPLES)]
    found += [b"P" + file.read_bytes() for file in sorted((resources.QUESTIONS / "passages").glob("*.md"))]
    for number, name in enumerate((*REGISTRY, *WITH_EVIDENCE)):
        responses = [response for response, _, _ in example(name).answers]
        found += [b"A" + bytes([number]) + json.dumps(each, ensure_ascii=False).encode() for each in responses]
        found += [b"A" + bytes([number]) + "\n".join(map(str, responses)).encode()]
    for number, each in enumerate(found):
        (folder / str(number)).write_bytes(each)
    return folder


def test_nothing_that_is_made_up_breaks_a_reader(beginnings: Path, rounds: Callable[[int, int], int]) -> None:
    done = fuzz(PROGRAM, beginnings, rounds(300, 30_000))

    assert done.returncode == 0, (done.stdout + done.stderr)[-5000:]


def test_a_fault_that_is_found_step_by_step_is_found(tmp_path: Path) -> None:
    """The control."""
    (tmp_path / "nothing").mkdir()

    done = fuzz(Path(FAULTS) / "a_word_of_four_letters.py", tmp_path / "nothing", 1_000_000)

    assert "ValueError: 3" in done.stdout
