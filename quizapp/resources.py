"""Finds the folders that travel with the package: templates, static and questions, in a clone and in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"  # made by the wheel build; absent in a clone
IN_CLONE = not _BUNDLED.is_dir()
ROOT = _PACKAGE.parent if IN_CLONE else _BUNDLED

TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
QUESTIONS = ROOT / "questions"
EXAMPLES = QUESTIONS / "examples"  # a library of its own, so that students do not see it beside the real sets
MIGRATIONS = _PACKAGE / "store" / "migrations"
TRANSLATIONS = _PACKAGE / "translations"
