"""The README's first command: one line typed, an address printed, a page served on it."""

import os
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_start_prints_the_network_address_and_serves_on_it(tmp_path: Path, free_port: int) -> None:
    command = [sys.executable, "start.py", "--port", str(free_port)]
    environment = {**os.environ, "QUIZAPP_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        printed = ""
        for line in process.stdout:
            printed += line
            if "Ctrl+C" in line:
                break
        address = re.search(r"In this network:\s+(http://\S+)", printed)
        assert address is not None, printed
        with urllib.request.urlopen(address[1], timeout=10) as reply:
            page = reply.read().decode()
        process.kill()

    assert "Find the proof" in page
    assert (tmp_path / "quizapp.sqlite3").exists()
