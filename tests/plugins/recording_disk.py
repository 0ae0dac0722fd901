"""A disk that writes down what SQLite does to it, and what may be left of that when the power goes at any moment."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
"""A write is torn at multiples of it."""
SYNCS_ITS_FOLDER = ("-journal", "-wal")
"""When SQLite syncs such a file for the first time, it syncs its folder as well."""


@dataclass(frozen=True)
class Act:
    """One thing that was done to a file: create, write, truncate, sync or delete; or a *mark* that the test made."""

    what: str
    name: str = ""
    offset: int = 0
    data: bytes = b""
    mark: Any = None


class RecordingDisk(apsw.VFS):
    """SQLite's way to the disk; everything that it does is kept in *acts*."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        super().__init__("recording", base="")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """Opens a file that writes its acts down."""
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        if not path.exists():
            self.acts.append(Act("create", path.name))
        return _RecordingFile(name, flags, path.name, self.acts)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        """Deletes a file."""
        super().xDelete(filename, syncdir)
        self.acts.append(Act("delete", Path(filename).name))
        if syncdir:
            self.acts.append(Act("sync folder"))


class _RecordingFile(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], short: str, acts: list[Act]) -> None:
        super().__init__("", name, flags)
        self.short, self.acts = short, acts

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self.acts.append(Act("write", self.short, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        super().xTruncate(newsize)
        self.acts.append(Act("truncate", self.short, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self.acts.append(Act("sync", self.short))


@dataclass
class _File:
    """What is safe in a file, and what was done to it since it was synced."""

    safe: bytearray = field(default_factory=bytearray)
    pending: list[Act] = field(default_factory=list)
    was_synced: bool = False

    def sync(self) -> None:
        for act in self.pending:
            _apply(self.safe, act)
        self.pending, self.was_synced = [], True

    def after_a_cut(self, chance: random.Random) -> bytes:
        """What is safe, and of the rest some acts whole, some torn, some not at all, in spite of their order."""
        left = bytearray(self.safe)
        for act in self.pending:
            fate = chance.randrange(3)
            if fate == 0:
                _apply(left, act)
            elif fate == 1 and act.what == "write":
                _tear(left, act, chance)
        return bytes(left)


def _apply(content: bytearray, act: Act) -> None:
    if act.what == "truncate":
        del content[act.offset :]
        return
    if len(content) < act.offset:
        content.extend(bytes(act.offset - len(content)))
    content[act.offset : act.offset + len(act.data)] = act.data


def _tear(content: bytearray, act: Act, chance: random.Random) -> None:
    for start in range(0, len(act.data), SECTOR):
        if chance.random() < 0.5:
            _apply(content, Act("write", act.name, act.offset + start, act.data[start : start + SECTOR]))


class _Folder:
    """The names in the folder that are safe, and those that were created and deleted since it was synced."""

    def __init__(self) -> None:
        self.safe: dict[str, _File] = {}
        self.now: dict[str, _File] = {}
        self.pending: list[tuple[str, _File | None]] = []

    def do(self, act: Act) -> None:
        if act.what == "create":
            self._enter(act.name, _File())
        elif act.what == "delete":
            self._enter(act.name, None)
        elif act.what == "sync folder":
            self.sync()
        elif act.what == "sync":
            self._sync_file(act.name)
        else:
            self.now[act.name].pending.append(act)

    def sync(self) -> None:
        self.safe, self.pending = dict(self.now), []

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files that are there, with what is in them."""
        names = dict(self.safe)
        for name, file in self.pending[: chance.randint(0, len(self.pending))]:
            _enter(names, name, file)
        return {name: file.after_a_cut(chance) for name, file in names.items()}

    def _enter(self, name: str, file: _File | None) -> None:
        _enter(self.now, name, file)
        self.pending.append((name, file))

    def _sync_file(self, name: str) -> None:
        file = self.now[name]
        if not file.was_synced and name.endswith(SYNCS_ITS_FOLDER):
            self.sync()
        file.sync()


def _enter(names: dict[str, _File], name: str, file: _File | None) -> None:
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file


def cuts(acts: Sequence[Act], number: int, chance: random.Random) -> Iterator[tuple[dict[str, bytes], list[Any]]]:
    """So many cuts of the power at random moments: the files that are left each time, and the marks made before it."""
    moments = sorted(chance.choices(range(len(acts)), k=number))
    folder = _Folder()
    marks: list[Any] = []
    for moment, act in enumerate(acts):
        while moments and moments[0] == moment:
            moments.pop(0)
            yield folder.after_a_cut(chance), list(marks)
        if act.what == "mark":
            marks.append(act.mark)
        else:
            folder.do(act)
