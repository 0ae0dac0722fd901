"""Two people cannot look like one: no name comes into a class that is drawn, or folds, like one that is in it."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest
from browsing import Person
from harbour import OpenApplication
from lesson import teacher_named
from markupsafe import escape

from quizapp.content.name_lists import UnusableNameList, decode_name_list, guess, read_names
from quizapp.core.names import name_key
from quizapp.services import class_list, classes, joining
from quizapp.services.accounts import add_teacher
from quizapp.services.application import Application
from quizapp.services.class_list import UnusableStudentName
from quizapp.services.joining import NameTaken
from quizapp.store.classes import Classroom
from quizapp.web.app import create_app

NAME = "Zoë Pavic Hoxe"
UNSEEN = [
    *map(chr, [*range(9), *range(14, 28), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x34F, 0x61C, 0x17B4, 0x17B5]),
    *map(chr, [*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]),
    *map(chr, [*range(0xFE00, 0xFE10), 0xFEFF, *range(0xFFF0, 0xFFFC), 0xE0001, 0xE0041, 0xE007F, 0xE0100, 0xE01EF]),
]
BLANK = [*map(chr, [9, 10, 11, 12, 13, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F])]
BLANK += [*map(chr, [0x3000, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0])]
DRAWN_ALIKE = {
    **{"Z": "ΖꓜᏃ", "o": "оοօ", "e": "е", "P": "РΡᏢꓑ", "a": "аαɑ", "v": "νѵ", "i": "іιı", "c": "сϲⅽ"},
    **{"H": "НΗᎻꓧ", "x": "хχ"},
}
WORLD = [
    "נועה לוי",
    "آرش نام",
    "محمد علي",
    "अनीता शर्मा",
    "สมชาย",
    "李小龙",
    "Ngọc Ánh",
    "Ольга",
    "Ζωή",
    "👩\u200d🚀 Mia",
]


def other_case(chance: random.Random, name: str) -> str:
    return "".join(sign.swapcase() if chance.random() < 0.3 else sign for sign in name)


def unseen_signs(chance: random.Random, name: str) -> str:
    at = chance.randint(0, len(name))
    return name[:at] + "".join(chance.choices(UNSEEN, k=chance.randint(1, 3))) + name[at:]


def other_blanks(chance: random.Random, name: str) -> str:
    blanks = "".join(chance.choices(BLANK, k=chance.randint(1, 3)))
    return chance.choice([name.replace(" ", blanks), blanks + name, name + blanks])


def drawn_alike(chance: random.Random, name: str) -> str:
    at = chance.choice([at for at, sign in enumerate(name) if sign in DRAWN_ALIKE] or [0])
    return name[:at] + chance.choice(DRAWN_ALIKE.get(name[at], name[at])) + name[at + 1 :]


def full_width(chance: random.Random, name: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" and chance.random() < 0.5 else sign for sign in name)


def mathematical(chance: random.Random, name: str) -> str:
    first = chance.choice([0x1D400, 0x1D468, 0x1D5A0, 0x1D670])
    return "".join(
        chr(first + ord(sign) - (65 if sign < "a" else 71)) if sign.isascii() and sign.isalpha() else sign
        for sign in name
    )


def other_form(chance: random.Random, name: str) -> str:
    return unicodedata.normalize(chance.choice(["NFC", "NFD", "NFKC", "NFKD"]), name)


WAYS = (other_case, unseen_signs, other_blanks, drawn_alike, full_width, mathematical, other_form)


def look_alikes() -> Iterator[str]:
    """Names that are drawn like the one above, or are its letters in another dress; each one once."""
    chance, made = random.Random(33), {NAME}
    while True:
        name = NAME
        for way in chance.choices([drawn_alike, *WAYS], k=chance.randint(1, 3)):
            name = way(chance, name)
        if name not in made:
            made.add(name)
            yield name


@pytest.fixture
def application(open_application: OpenApplication) -> Application:
    """The app on an empty database."""
    return open_application()


@pytest.fixture
def room(application: Application) -> Classroom:
    """A class that takes newcomers: two students are in it."""
    teacher = teacher_named(application, "Ms Taylor")
    token = classes.make(application, teacher, "8b")
    found = classes.find(application, teacher, token)
    assert found is not None
    classes.change(application, found, name="8b", takes_newcomers=True)
    joining.join_by_name(application, found := classes.find(application, teacher, token) or found, NAME)
    joining.join_by_name(application, found, "Ben")
    return found


def typed(app: Application, room: Classroom, name: str) -> None:
    """A student types it."""
    joining.join_by_name(app, room, name)


def renamed(app: Application, room: Classroom, name: str) -> None:
    """The teacher renames Ben."""
    ben = next(each for each in class_list.of_class(app, room) if each.name == "Ben")
    class_list.rename(app, ben, name)


def pasted(app: Application, room: Classroom, name: str) -> None:
    """The teacher puts a list into the form."""
    _imported(app, room, name)


def from_a_file(app: Application, room: Classroom, name: str) -> None:
    """The teacher sends a table."""
    cell = '"' + name.replace('"', '""') + '"'
    _imported(app, room, decode_name_list(f"Name;Group\n{cell};1\nBen;1\n".encode()).text)


def _imported(app: Application, room: Classroom, text: str) -> None:
    planned = class_list.plan(app, room, read_names(text, guess(text)))
    class_list.add(app, room, [each.name for each in planned if each.is_added])


def put_on_the_list(app: Application, room: Classroom, name: str) -> None:
    """What the page sends back when the teacher has looked at what would be added."""
    class_list.add(app, room, [name])


COMES_IN = (typed, renamed, pasted, from_a_file, put_on_the_list)


def nobody_else_comes_in(app: Application, room: Classroom, number: int) -> None:
    for name in islice(look_alikes(), number):
        is_table = "\t" in name or len(f"{name}.".splitlines()) > 1  # columns or lines, where a list is read
        for way in [each for each in COMES_IN if not (is_table and each in (pasted, from_a_file))]:
            with suppress(NameTaken, UnusableStudentName, UnusableNameList):
                way(app, room, name)
            listed = [each.name for each in class_list.of_class(app, room)]
            assert listed == ["Ben", NAME], f"{name!a}, {way.__name__}, is another student"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_name_that_looks_like_one_of_the_class_comes_into_it(
    application: Application, room: Classroom, rounds: Callable[[int, int], int]
) -> None:
    nobody_else_comes_in(application, room, rounds(60, 1000))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_names_that_are_compared_by_their_letters_alone_are_found(
    application: Application, room: Classroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control."""
    for module in (class_list, joining):
        monkeypatch.setattr(module, "shown_name_key", name_key)

    with pytest.raises(AssertionError, match="is another student"):
        nobody_else_comes_in(application, room, 60)


# ---------------------------------------------------------------- the page around a name


@pytest.fixture
def taylor(tmp_path: Path, quiz_folder: Path) -> Iterator[Person]:
    """Ms Taylor in her browser."""
    settings = {"QUIZAPP_DATA": tmp_path, "QUIZAPP_QUESTIONS": quiz_folder, "WTF_CSRF_ENABLED": False}
    flask = create_app(settings)
    app = flask.extensions["quizapp"]
    password = add_teacher(app, "Ms Taylor")
    taylor = Person(flask)
    taylor.log_in("Ms Taylor", password)
    yield taylor
    app.database.close()


def around(taylor: Person, names: list[str]) -> set[str]:
    """The page of a class as it is around the name of its only student, who is given each of these names."""
    app: Application = taylor.app.extensions["quizapp"]
    teacher = teacher_named(app, "Ms Taylor")
    room = classes.find(app, teacher, classes.make(app, teacher, "8b"))
    assert room is not None
    class_list.add(app, room, ["Anna"])
    (student,) = class_list.of_class(app, room)
    pages = set()
    for name in names:
        class_list.rename(app, student, name)
        (student,) = class_list.of_class(app, room)
        html = taylor.get(f"/teach/classes/{room.token}").html
        assert f"<bdi>{escape(student.name)}</bdi>" in html
        pages.add(re.sub(r'name="csrf_token" value="[^"]*"', "", html.replace(str(escape(student.name)), "NAME")))
    return pages


def turns_nothing_around(name: str) -> bool:
    """Whether the name ends in its box: what turns the writing around beyond it is not in it."""
    return not any(unicodedata.bidirectional(sign) in {"LRE", "RLE", "LRO", "RLO", "PDF", "B"} for sign in name)


def test_a_name_of_any_writing_changes_nothing_around_it(taylor: Person) -> None:
    names = [*WORLD, *islice(look_alikes(), 30), "\u202eRight\u2066 to left", "A" + "\u0301" * 60]

    assert len(around(taylor, names)) == 1
    assert all(turns_nothing_around(class_list.usable(name)) for name in names)
    assert [class_list.usable(name) for name in WORLD] == [unicodedata.normalize("NFC", name) for name in WORLD]


def test_a_name_that_is_not_tidied_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control."""
    monkeypatch.setattr(class_list, "tidy_name", str)

    assert not turns_nothing_around(class_list.usable("\u202eRight to left"))
