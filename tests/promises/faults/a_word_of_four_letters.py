"""A reader with a seeded fault that is found step by step or not at all: it breaks at one word of four letters."""

import sys

import atheris


def read(data: bytes) -> None:
    """Raises at that word."""
    right = 0
    if data[:1] == b"f":
        right += 1
        if data[1:2] == b"u":
            right += 1
            if data[2:3] == b"z":
                right += 1
                if data[3:4] == b"z":
                    raise ValueError(right)


atheris.Setup(sys.argv, atheris.instrument_func(read))
atheris.Fuzz()
