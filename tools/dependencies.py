"""Writes down every package that quizapp is installed with, with its hashes, and the list of parts: `make lock`.

`requirements.lock` is for `pip install --require-hashes`, `sbom.cdx.json` for who keeps a list of what a school runs.
The newest versions that pyproject.toml allows are chosen by uv, which is fetched for this alone.
"""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK, PARTS = ROOT / "requirements.lock", ROOT / "sbom.cdx.json"
EXTRAS = ("postgres", "workers", "importer", "xlsx")
UV = "uv>=0.9,<1"
HEADER = """\
# Every package of quizapp with all its extras, made by `make lock`. Install with
#   pip install --require-hashes -r requirements.lock && pip install --no-deps .
# dependencies: {stamp}
"""


def stamp() -> str:
    """A hash of what pyproject.toml asks for, by which a lock is seen to be old."""
    told = project()
    asked = [*told["dependencies"], *(each for extra in EXTRAS for each in told["optional-dependencies"][extra])]
    return hashlib.sha256(json.dumps([told["requires-python"], *sorted(asked)]).encode()).hexdigest()


def project() -> dict[str, Any]:
    """What pyproject.toml says of quizapp."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return told


def locked() -> dict[str, tuple[str, list[str]]]:
    """The version and the hashes of every package in the lock."""
    entries = re.findall(r"^([\w.-]+)==([^ ;\\]+)[^\\\n]*((?:\\\n +--hash=\S+ ?)+)", LOCK.read_text("utf-8"), re.M)
    return {name: (version, re.findall(r"sha256:(\w{64})", hashes)) for name, version, hashes in entries}


def bundled() -> dict[str, str]:
    """The version of every script package in static/vendor/."""
    packages = json.loads((ROOT / "tools" / "vendor" / "package-lock.json").read_text("utf-8"))["packages"]
    return {
        path.removeprefix("node_modules/"): each["version"]
        for path, each in packages.items()
        if path.startswith("node_modules/") and not each.get("dev")
    }


def parts() -> dict[str, Any]:
    """The list of parts in the form CycloneDX 1.6; equal as long as the packages are."""
    version = project()["version"]
    python = [_part("pypi", name, *each) for name, each in locked().items()]
    scripts = [_part("npm", name, version, []) for name, version in bundled().items()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "quizapp", "version": version}},
        "components": [*python, *scripts],
    }


def _part(kind: str, name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    address = f"pkg:{kind}/{name.replace('@', '%40')}@{version}"
    found = [{"alg": "SHA-256", "content": each} for each in hashes]
    return {
        "type": "library",
        "name": name,
        "version": version,
        "purl": address,
        "bom-ref": address,
        **({"hashes": found} if found else {}),
    }


def as_text(data: dict[str, Any]) -> str:
    """The list of parts as it stands in its file."""
    return json.dumps(data, indent=1) + "\n"


def write() -> None:
    """Writes both files anew."""
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", place, UV], check=True)
        extras = [word for extra in EXTRAS for word in ("--extra", extra)]
        options = ["--generate-hashes", "--universal", "--no-header", "--no-annotate", "--quiet", "--upgrade"]
        command = [f"{place}/bin/uv", "pip", "compile", "pyproject.toml", *extras, *options]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    LOCK.write_text(HEADER.format(stamp=stamp()) + done.stdout, "utf-8")
    PARTS.write_text(as_text(parts()), "utf-8")


if __name__ == "__main__":
    write()
