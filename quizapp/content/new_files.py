"""Writes several new files together: all of them or none, and none over another one unasked."""

import contextlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path


class FileInTheWay(Exception):
    """A file with this name is there already."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(str(path))


def write_together(texts: Mapping[Path, str], *, overwrite: bool = False) -> None:
    """Write each text to its path; raises `FileInTheWay` or `OSError`, and then nothing has changed."""
    in_the_way = next((path for path in texts if os.path.lexists(path)), None)
    if in_the_way and not overwrite:
        raise FileInTheWay(in_the_way)
    folders = _make_folders(path.parent for path in texts)
    drafts = {path: path.with_name(f".{path.name}.new") for path in texts}
    try:
        for path, draft in drafts.items():
            draft.write_text(texts[path], "utf-8", newline="\n")
        for path in texts:
            if path.is_dir():
                raise IsADirectoryError(21, "it is a folder", str(path))
    except OSError:
        _take_back(drafts.values(), folders)
        raise
    for path, draft in drafts.items():
        draft.replace(path)


def _make_folders(wanted: Iterable[Path]) -> list[Path]:
    """Makes the folders that are missing, and returns them from the innermost outwards."""
    made: list[Path] = []
    try:
        for folder in wanted:
            missing = [each for each in (folder, *folder.parents) if not each.exists()]
            for each in reversed(missing):
                each.mkdir()
                made.insert(0, each)
    except OSError:
        _take_back((), made)
        raise
    return made


def _take_back(files: Iterable[Path], folders: Iterable[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
    for folder in folders:
        with contextlib.suppress(OSError):  # somebody else has put something in
            folder.rmdir()
