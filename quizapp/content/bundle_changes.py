"""What changed between two bundles, file by file."""

from dataclasses import dataclass

from quizapp.content.bundle import Bundle
from quizapp.core.text_changes import Stretch, text_changes


@dataclass(frozen=True)
class FileChange:
    """A file that differs, with its lines; one that only one of the bundles has is new or gone as a whole."""

    file: str
    stretches: tuple[Stretch, ...]


def bundle_changes(before: Bundle | None, after: Bundle) -> tuple[FileChange, ...]:
    """Every file that differs, the set first; none where the texts are the same."""
    old, new = dict(before.files() if before else ()), dict(after.files())
    changes = (
        FileChange(file, tuple(text_changes(old.get(file), new.get(file)))) for file in dict.fromkeys([*old, *new])
    )
    return tuple(change for change in changes if change.stretches)
