"""How many browsers may keep a connection open: as many as the machine lets one program have open files."""

import sys

if sys.platform != "win32":
    import resource

_WANTED = 2000
"""Browsers keep theirs open, and a large school has a thousand."""
_ON_WINDOWS = 450
"""There a program can look at 512 of them at a time."""
_OTHER_FILES = 100


def most_connections() -> int:
    """The number, after asking for more open files where fewer are usual."""
    if sys.platform == "win32":
        return _ON_WINDOWS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY:
        return _WANTED
    wanted = _WANTED + _OTHER_FILES
    usable = max(soft, wanted if hard == resource.RLIM_INFINITY else min(hard, wanted))
    resource.setrlimit(resource.RLIMIT_NOFILE, (usable, hard))
    return min(_WANTED, usable - _OTHER_FILES)
