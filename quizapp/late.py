"""Packages that are loaded when they are first used, as most starts of a server need none of them and are faster so."""

from importlib import import_module
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    """Stands for a package, and hands out what is in it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def late(package: str) -> Any:
    """The package with this name, which is not loaded yet; written at the top of a module, as an import is."""
    return _Late(package)
