"""The list of a class: what an import would do, and that it does that."""

from collections.abc import Iterable

import pytest

from quizapp.content.name_lists import ListedName
from quizapp.services import class_list
from quizapp.services.application import Application
from quizapp.services.class_list import RETURN_CODE_LENGTH, UnusableStudentName
from quizapp.store.class_students import Accommodations, ClassStudent
from quizapp.store.classes import Classroom


def listed(names: Iterable[str]) -> list[ListedName]:
    return [ListedName(line, name) for line, name in enumerate(names, 1)]


def only(application: Application, classroom: Classroom) -> ClassStudent:
    (student,) = class_list.of_class(application, classroom)
    return student


def test_an_import_tells_what_it_does_and_does_it(application: Application, classroom: Classroom) -> None:
    class_list.add(application, classroom, ["Anna Lee"])

    planned = class_list.plan(
        application,
        classroom,
        listed(["ANNA  LEE", "Ben Müller", "ben müller", "Ben Muller", "Anna Leé", "", "x" * 81, "A;B", "🦊"]),
    )

    assert [(each.is_added, str(each.remark or "").partition(".")[0]) for each in planned] == [
        (False, "On the list already; nothing changes"),
        (True, ""),
        (False, "The same name as in line 2; added once"),
        (True, "Looks like 'Ben Müller' in line 2"),
        (True, "Looks like 'Anna Lee' on the list"),
        (False, "Left out: no name"),
        (False, "Left out: longer than 80 letters"),
        (True, "Holds a comma or semicolon"),
        (True, ""),
    ]
    assert class_list.add(application, classroom, [each.name for each in planned if each.is_added]) == 5
    assert class_list.add(application, classroom, ["Ben Muller"]) == 0
    names = [each.name for each in class_list.of_class(application, classroom)]
    assert names == ["A;B", "Anna Lee", "Anna Leé", "Ben Muller", "Ben Müller", "🦊"]


def test_every_student_has_a_return_code_and_is_no_newcomer(application: Application, classroom: Classroom) -> None:
    class_list.add(application, classroom, ["Anna", "Ben"])
    codes = {each.return_code for each in class_list.of_class(application, classroom) if not each.is_newcomer}

    assert [len(code) for code in codes] == [RETURN_CODE_LENGTH] * 2


def test_a_name_is_changed_but_not_to_anothers(application: Application, classroom: Classroom) -> None:
    class_list.add(application, classroom, ["Anna", "Ben"])
    anna, ben = class_list.of_class(application, classroom)

    class_list.rename(application, anna, "  anna B.")
    with pytest.raises(UnusableStudentName, match=r"called 'ANNA B\.' already\. Add a letter"):
        class_list.rename(application, ben, "ANNA B.")
    with pytest.raises(UnusableStudentName, match="1 to 80 letters that can be seen"):
        class_list.rename(application, ben, "\u200b")

    assert [each.name for each in class_list.of_class(application, classroom)] == ["anna B.", "Ben"]


def test_what_is_agreed_is_kept(application: Application, classroom: Classroom) -> None:
    class_list.add(application, classroom, ["Anna"])
    agreed = Accommodations(extra_time=25, large_print=True)

    class_list.agree(application, only(application, classroom), agreed)

    assert only(application, classroom).accommodations == agreed
