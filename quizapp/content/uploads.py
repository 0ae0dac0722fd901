"""Reads what a teacher uploads: sets and passages one by one, or a zip of their folder; nothing is ever unpacked."""

import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from quizapp.content.bundle import Bundle, passages_named
from quizapp.content.library import PASSAGES, SUFFIXES
from quizapp.content.text_files import LARGEST_FILE, decode
from quizapp.core.authored import as_slug

MOST_FILES = 200
LARGEST_SUM = 10_000_000
_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 10 * MOST_FILES
"""Of the list of an archive, with folders and what systems add; a longer one is not even read."""
PASSAGE = ".md"
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""All that `zipfile` raises for archives that are broken, locked or packed in an unknown way."""

Files = Mapping[PurePosixPath, bytes]


class UnusableUpload(Exception):
    """What was uploaded cannot be taken; the message says why, and what to do instead."""


@dataclass(frozen=True)
class Upload:
    """The sets that were found, and the names of the files that belong to none of them."""

    bundles: tuple[Bundle, ...]
    left_out: tuple[str, ...]


def read_upload(sent: Iterable[tuple[str, bytes]]) -> Upload:
    """The sets in the files with these names; raises `UnusableUpload`, or `BadQuestionSet` for what is no text."""
    files: dict[PurePosixPath, bytes] = {}
    for name, raw in sent:
        for path, content in _files_in(name, raw):
            if path in files:
                raise UnusableUpload(f"Two files are named '{path}'. Take one of them out, then upload again.")
            files[path] = content
    return _sets_in(files)


def _files_in(name: str, raw: bytes) -> Iterator[tuple[PurePosixPath, bytes]]:
    if not (name.lower().endswith(".zip") or raw.startswith(b"PK\x03\x04")):
        yield PurePosixPath(PurePosixPath(name.replace("\\", "/")).name), raw
        return
    if raw.count(_ENTRY) > _MOST_ENTRIES:
        raise _too_many(name)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            yield from _unzipped(archive, name)
    except _UNREADABLE as error:
        instead = "Zip the folder anew, without a password."
        raise UnusableUpload(f"'{name}' is no zip file that can be read. {instead}") from error


def _unzipped(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[PurePosixPath, bytes]]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry)]
    if len(entries) > MOST_FILES:
        raise _too_many(name)
    left = LARGEST_SUM
    for entry in entries:
        path = _safe_path(entry, name)
        content = _content(archive, entry, left) if path.suffix in SUFFIXES | {PASSAGE} else b""
        left -= len(content)
        if left < 0:
            raise UnusableUpload(
                f"'{name}' unpacks to more than {LARGEST_SUM // 1_000_000} MB. Zip fewer sets at a time."
            )
        yield path, content


def _too_many(archive: str) -> UnusableUpload:
    return UnusableUpload(f"'{archive}' holds more than {MOST_FILES} files. Zip only the sets and their passages.")


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """What the file holds, up to one byte more than is taken; how large it says it is may be a lie."""
    with archive.open(entry) as file:
        return file.read(min(LARGEST_FILE, left) + 1)


def _is_hidden(entry: zipfile.ZipInfo) -> bool:
    """What systems add to the folders that people zip."""
    return PurePosixPath(entry.filename.replace("\\", "/")).name.startswith(".")


def _safe_path(entry: zipfile.ZipInfo, archive: str) -> PurePosixPath:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    if is_link or path.is_absolute() or ".." in path.parts or ":" in entry.filename:
        what = "is a link" if is_link else "points out of its folder"
        raise UnusableUpload(f"'{entry.filename[:80]}' in '{archive}' {what}. Zip the folder anew, without it.")
    return path


def _sets_in(files: Files) -> Upload:
    sets = sorted(path for path in files if path.suffix in SUFFIXES)
    if not sets:
        raise UnusableUpload(
            "There is no question set in it: no file whose name ends in .yaml. Look at what you chose."
        )
    used = set(sets)
    bundles = []
    for path in sets:
        text = decode(files[path], str(path))
        passages = _passages(path, text, files, alone=len(sets) == 1)
        used.update(passages.values())
        texts = tuple((name, decode(files[each], str(each))) for name, each in passages.items())
        bundles.append(Bundle(as_slug(path.stem, "set"), text, texts))
    left_out = sorted(str(path) for path in files if path not in used)
    return Upload(tuple(bundles), tuple(left_out))


def _passages(set_path: PurePosixPath, text: str, files: Files, *, alone: bool) -> dict[str, PurePosixPath]:
    """The passages that the set names, beside it or in passages/, and where it is the only set, all others there."""
    here = {
        as_slug(path.stem, "passage"): path
        for folder in (set_path.parent, set_path.parent / PASSAGES)
        for path in sorted(files)
        if path.suffix == PASSAGE and path.parent == folder
    }
    named = [name for name in passages_named(text) if name in here]
    return {name: here[name] for name in [*named, *(here if alone else ())]}
