"""Messages: English texts with places for values, which the pages say in the language of whoever reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True)
class Message:
    """A text such as `There is no class %(name)s.`; *many*, where given, is its form for every *number* but one.

    `str` of it is English: for the command line, for logs and for tests. It is made by `message` and `counted`, by
    whose names the texts are found for translation. Values may be messages themselves.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()
    many: str = ""
    number: int = 1

    def __str__(self) -> str:
        return (self.many if self.many and self.number != 1 else self.text) % dict(self.values)


def message(text: str, /, **values: object) -> Message:
    """A text with its values."""
    return Message(text, tuple(values.items()))


def counted(one: str, many: str, number: int, /, **values: object) -> Message:
    """A text about a number of things, which stands in it as `%(number)s`."""
    return Message(one, (("number", number), *values.items()), many, number)


def in_quotes(texts: Iterable[str]) -> Message:
    """Texts of a teacher in a row, each in quotation marks."""
    quoted = (message("“%(text)s”", text=text) for text in texts)
    return reduce(lambda before, last: message("%(before)s, %(last)s", before=before, last=last), quoted)
