"""The files in deploy/ name what there is: settings, commands, sources and headers; no engine runs them here."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizapp.cli import main
from quizapp.web.author.workshop import LARGEST_REQUEST
from quizapp.web.config import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir())
DOCS = sorted((ROOT / "docs/operator").glob("*.md"))


def lines(name: str) -> list[str]:
    """Those of a file, with continued ones made one, and no comments."""
    joined = (DEPLOY / name).read_text("utf-8").replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("file", [*FILES, *DOCS], ids=lambda path: path.name)
def test_only_settings_that_there_are_are_named(file: Path) -> None:
    named = set(re.findall(r"\bQUIZAPP_[A-Z_]+", file.read_text("utf-8")))

    assert named <= {setting.name for setting in SETTINGS}


@pytest.mark.parametrize("file", [*FILES, *DOCS], ids=lambda path: path.name)
def test_what_gunicorn_loads_is_there(file: Path) -> None:
    for module, factory in re.findall(r"(quizapp[.\w]*):(\w+)\(\)", file.read_text("utf-8")):
        assert callable(getattr(import_module(module), factory))


@pytest.mark.parametrize("file", DOCS, ids=lambda path: path.name)
def test_every_file_that_the_docs_name_is_there(file: Path) -> None:
    assert [name for name in re.findall(r"deploy/[\w.]+", file.read_text("utf-8")) if not (ROOT / name).exists()] == []


class TestTheImage:
    def test_every_source_exists_and_is_let_through(self) -> None:
        kept = [line.removeprefix("!") for line in lines("Dockerfile.dockerignore") if line.startswith("!")]
        copied = [line.split()[1:-1] for line in lines("Dockerfile") if re.match(r"COPY (?!--from)", line)]
        sources = [source for each in copied for source in each]

        assert sources
        assert [source for source in sources if not (ROOT / source).exists()] == []
        assert [source for source in sources if not any(fnmatch(source, pattern) for pattern in kept)] == []

    def test_all_that_the_wheel_is_made_of_is_copied(self) -> None:
        wheel = re.search(r"targets.wheel\]\nonly-include = \[(.*)\]", (ROOT / "pyproject.toml").read_text("utf-8"))
        assert wheel is not None

        assert {f"COPY {name} {name}" for name in re.findall(r'"(\w+)"', wheel[1])} <= set(lines("Dockerfile"))

    def test_it_runs_as_nobody_special_and_says_how_it_is(self) -> None:
        words = lines("Dockerfile")
        last_stage = words[max(at for at, line in enumerate(words) if line.startswith("FROM")) :]

        assert "USER 10001" in last_stage
        assert any(line.startswith("HEALTHCHECK") and "/healthz" in line for line in last_stage)
        assert all("--no-cache-dir" in line for line in words if "pip install" in line)

    def test_the_extras_exist(self) -> None:
        extras = re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
        for text in [file.read_text("utf-8") for file in (DEPLOY / "Dockerfile", *DOCS)]:
            assert {name for each in re.findall(r"'\.\[([\w,]+)\]'", text) for name in each.split(",")} <= set(extras)


class TestCompose:
    @pytest.fixture
    def services(self) -> Any:
        """The services by their names."""
        return yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]

    def test_quizapp_is_a_school_behind_the_proxy(self, services: Any) -> None:
        quizapp = services["quizapp"]

        assert quizapp["environment"]["QUIZAPP_MODE"] == "school"
        assert quizapp["environment"]["QUIZAPP_ADDRESS"].startswith("https://")
        assert "@database/" in quizapp["environment"]["QUIZAPP_DATABASE_URL"]
        assert "ports" not in quizapp
        assert "ports" not in services["database"]
        assert services["proxy"]["environment"]["UPSTREAM"].split() == ["quizapp:8000", "second:8000"]
        assert {**services["second"], "depends_on": quizapp["depends_on"]} == quizapp

    def test_its_files_are_there(self, services: Any) -> None:
        build = services["quizapp"]["build"]

        assert (DEPLOY / build["context"] / build["dockerfile"]).exists()
        assert (DEPLOY / services["proxy"]["volumes"][0].partition(":")[0]).exists()


class TestTheUnit:
    def test_it_starts_a_command_that_there_is(self) -> None:
        unit = ConfigParser(interpolation=None, strict=False)
        unit.optionxform = str  # type: ignore[assignment, method-assign]
        unit.read(DEPLOY / "quizapp.service", "utf-8")
        program, command = unit["Service"]["ExecStart"].split()

        assert Path(program).name == "quizapp"
        assert command in main.commands
        assert unit["Service"]["User"] != "root"

    def test_systemd_understands_it(self, tmp_path: Path) -> None:
        verify = shutil.which("systemd-analyze")
        if verify is None:
            pytest.skip("this machine has no systemd")
        text = (DEPLOY / "quizapp.service").read_text("utf-8")
        file = tmp_path / "quizapp.service"
        file.write_text(text.replace("/opt/quizapp/bin/quizapp", shutil.which("true") or ""), "utf-8")

        result = subprocess.run([verify, "verify", file], capture_output=True, text=True, check=False)

        assert [line for line in result.stderr.splitlines() if "quizapp.service" in line] == []


@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Proto $scheme", "X-Forwarded-For $remote_addr"])
def test_nginx_passes_on_what_a_school_asks_for(name: str) -> None:
    assert any(line.startswith(f"proxy_set_header {name}") for line in lines("nginx.conf"))


def test_nginx_lets_the_largest_upload_through() -> None:
    limit = re.search(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx.conf").read_text("utf-8"))

    assert limit is not None
    assert int(limit[1]) * 1024 * 1024 >= LARGEST_REQUEST


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_every_brace_is_closed(name: str) -> None:
    text = "\n".join(lines(name))

    assert text.count("{") == text.count("}") > 0
