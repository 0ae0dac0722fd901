"""As many connections as there may be open files, which are asked for."""

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="Windows has no such limits")
PROGRAM = """
import resource, sys
from quizapp.cli.connections import most_connections
resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))
print(most_connections(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""


@pytest.mark.parametrize(
    ("soft", "hard", "connections", "files"),
    [(256, 4000, 2000, 2100), (256, 1124, 1024, 1124), (3000, 4000, 2000, 3000), (300, 300, 200, 300)],
)
def test_more_open_files_are_asked_for_where_there_may_be_more(
    soft: int, hard: int, connections: int, files: int
) -> None:
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < hard:
        pytest.skip("this machine allows fewer")
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(soft), str(hard)], check=True, capture_output=True, text=True
    ).stdout

    assert told.split() == [str(connections), str(files)]
