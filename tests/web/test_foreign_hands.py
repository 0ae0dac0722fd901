"""Foreign hands: what belongs to one person is not seen and not changed by another, at any address, by any method.

Ms Taylor has a class with Ben and Bea, an assignment and a set of her own. All their addresses are gathered by looking
as they do; then strangers, classmates, other students, other teachers and operators send there what they would.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from browsing import Element, Page, Person, csrf_of, fields_of, grouped
from flask import Flask
from lesson import GOOD, WHY, Lesson, teacher_named
from sqlalchemy import Connection, select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from quizapp.core.rules import Rules
from quizapp.services import attempt_time, class_list, classes, workshop
from quizapp.services.accounts import add_teacher
from quizapp.store import attempts, class_students, terms
from quizapp.store.tables import metadata
from quizapp.web import access
from tests.web.student.test_presence import sign_in_as

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
OF_SOMEBODY = {"the attempt's student", "the set's teacher", "the class's teacher"}
OF_ANYBODY = {"anyone", "this browser", ""}
MAY: dict[str, set[str]] = {
    "a stranger": set(),
    "a classmate": {"a student of a class"},
    "a student of another class": {"a student of a class"},
    "another teacher": {"a teacher"},
    "an operator": {"a teacher", "an operator"},
}
"""The policies of `quizapp.web.access` that let somebody in, beside those that let anybody in."""
CANARIES = ("Zqben", "Zqbea", "Zqclass", "Zqset", "Zqanswer", "Zqnote", "Zqcomment")
MORE = {
    **dict.fromkeys(("is_operator", "role", "score", "points", "mark", "late", "admitted_at"), "1"),
    **dict.fromkeys(("student_id", "attempt_id", "teacher_id", "class_id", "assignment_id", "id"), "1"),
    **dict.fromkeys(("deadline", "ends_at", "handed_in_at", "extra_minutes"), "4102444800000"),
    "state": "open",
}
"""Fields that no form has."""

Rows = dict[str, set[tuple[Any, ...]]]


@dataclass(frozen=True)
class Address:
    """An address that somebody has on a page, with what the form there sends, if there is one."""

    endpoint: str
    variables: tuple[tuple[str, str], ...]
    path: str
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def values(self) -> dict[str, str]:
        """What stands in the address, by the names of its rule."""
        return dict(self.variables)


@dataclass
class School:
    """Everybody with a browser, and what belonged to Ms Taylor and her students before the others came."""

    app: Flask
    addresses: list[Address]
    rows: Rows
    people: dict[str, Person] = field(default_factory=dict)


# ---------------------------------------------------------------- the school


@pytest.fixture
def school(app: Flask) -> School:
    """Ms Taylor's class and set, and everybody else."""
    lesson, hers = her_class(app)
    found = [address for person in hers for address in addresses_of(person)]
    school = School(app, [*found, *not_linked(app, found)], rows_of(app))
    anna = Person(app)
    sign_in_as(lesson, anna, "Anna")
    lesson.hand_in("Anna", {"Why was": GOOD})
    school.people = {"a stranger": Person(app), "a classmate": anna, **another_class(app)}
    return school


def her_class(app: Flask) -> tuple[Lesson, list[Person]]:
    application, people = app.extensions["quizapp"], [Person(app), Person(app), Person(app)]
    taylor, ben, bea = people
    password = add_teacher(application, "Ms Taylor")
    lesson = Lesson(
        application, teacher_named(application, "Ms Taylor"), rules=Rules(minutes=60), changed={"town": WHY}
    )
    taylor.log_in("Ms Taylor", password)
    taylor.press(taylor.get(f"/teach/classes/{lesson.class_token}"), "/settings", name="Zqclass")
    sign_in_as(lesson, ben, "Zqben")
    sign_in_as(lesson, bea, "Zqbea")
    begun = lesson.answer("Zqben", {"Why was": f"Zqanswer {GOOD}"})
    reader = ben.get(f"/attempts/{begun.token}")
    note = {"csrf_token": csrf_of(reader), "client": "b" * 22, "seq": "1"}
    note |= {"question": "post:p1.s1", "highlight": "unclear", "words": "Zqnote"}
    assert ben.post(f"/attempts/{begun.token}/notes", note).status == 200
    lesson.hand_in("Zqbea", {"Why was": f"Zqanswer {GOOD}"})
    lesson.mark("Zqbea", comment="Zqcomment")
    attempt_time.release(application, lesson.assignment)
    assert taylor.press(taylor.get("/workshop/new"), "/new", title="Zqset").status == 200
    return lesson, people


def another_class(app: Flask) -> dict[str, Person]:
    application, people = app.extensions["quizapp"], [Person(app), Person(app), Person(app)]
    hill, operator, cem = people
    for person, name in ((hill, "Mr Hill"), (operator, "Ms Operator")):
        person.log_in(name, add_teacher(application, name, is_operator=name == "Ms Operator"))
    lesson = Lesson(application, teacher_named(application, "Mr Hill"), changed={"town": WHY})
    sign_in_as(lesson, cem, "Cem")
    lesson.hand_in("Cem", {"Why was": GOOD})
    assert hill.press(hill.get("/workshop/new"), "/new", title="Other").status == 200
    return {"another teacher": hill, "an operator": operator, "a student of another class": cem}


# ---------------------------------------------------------------- the addresses of a person


def addresses_of(person: Person) -> Iterator[Address]:
    """Every address that this person comes to by following links, and every form there as it would be sent."""
    for page in pages_of(person):
        forms = {form.get("action"): form for form in page.tree.all("form") if form.get("action")}
        yield from address(person.app, page.path)
        for path, form in forms.items():
            yield from address(person.app, path, fields_of(form) + buttons_of(form))


def pages_of(person: Person) -> Iterator[Page]:
    """Every page that this person comes to by following links."""
    waiting = ["/", "/class", "/workshop", "/teach/classes", "/account"]
    known = set(waiting)
    while waiting:
        page = person.get(waiting.pop())
        new = addresses_in(page) - known
        known |= new
        waiting += new
        yield page


def addresses_in(page: Page) -> set[str]:
    named = (value for each in page.tree.walk() for value in each.attributes.values())
    return {re.split("[?#]", value)[0] for value in named if re.match(r"/(?!static/)", value)}


def buttons_of(form: Element) -> list[tuple[str, str]]:
    return [(each["name"], each.get("value")) for each in form.all("button")[:1] if each.get("name")]


def address(app: Flask, path: str, fields: Iterable[tuple[str, str]] = ()) -> Iterator[Address]:
    for method in METHODS[:2]:
        try:
            endpoint, values = app.url_map.bind("localhost").match(path, method=method)
        except HTTPException:
            continue
        yield Address(endpoint, tuple(values.items()), path, tuple(fields))
        return


def not_linked(app: Flask, found: list[Address]) -> Iterator[Address]:
    """The addresses of the same things that no page names, as scripts make them."""
    known = {each.endpoint for each in found}
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in known and policy_of(app, rule.endpoint) not in OF_ANYBODY:
            room = rule.rule.split("/")[1]
            beside = (each.values for each in found if each.path.split("/")[1] == room)
            values = {name: next(each[name] for each in beside if name in each) for name in rule.arguments}
            yield Address(rule.endpoint, tuple(values.items()), path_of(rule, values))


def path_of(rule: Rule, values: Mapping[str, str]) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule.rule)


def policy_of(app: Flask, endpoint: str) -> str:
    return str(getattr(app.view_functions[endpoint], access._POLICY, ""))


# ---------------------------------------------------------------- what others send there


def not_for(school: School, role: str) -> list[Address]:
    """The addresses at which this person has no business."""
    return [
        each
        for each in school.addresses
        if (policy := policy_of(school.app, each.endpoint)) in OF_SOMEBODY
        or policy not in OF_ANYBODY | MAY[role]
        or (each.endpoint == "student.start_assignment" and role != "a classmate")
    ]


def send(person: Person, method: str, path: str, fields: tuple[tuple[str, str], ...]) -> Page:
    """Sends the fields of another's form with one's own token against forged posts; what is sent may come back."""
    kept = [(name, value.replace("Zq", "Sent")) for name, value in fields if name != "csrf_token"]
    own = {} if method == "GET" else {"X-CSRFToken": own_token(person)}
    far = {"REMOTE_ADDR": "192.0.2.7"}
    return person.send(method, path, headers=own, data=grouped(kept) if own else {}, environ_overrides=far)


def own_token(person: Person) -> str:
    if not hasattr(person, "csrf"):
        person.csrf = csrf_of(person.get("/join"))  # type: ignore[attr-defined]
    return str(person.csrf)  # type: ignore[attr-defined]


def let_in(school: School, role: str, methods: tuple[str, ...] = METHODS[:2]) -> list[str]:
    """What this person saw or changed of what is not theirs."""
    person, found = school.people[role], []
    own_token(person)
    before = rows_of(school.app)
    for address, method in itertools.product(not_for(school, role), methods):
        page = send(person, method, address.path, address.fields)
        after = rows_of(school.app) if page.status < 300 else before
        if page.status < 300 or after != before or not leads_to_the_door(page) or canaries_in(page):
            found.append(f"{role}: {method} {address.path}: {page.status}")
            before = after
    return (
        found if rows_of(school.app) == before else [*found, f"{role} changed something by a request that was refused"]
    )


def leads_to_the_door(page: Page) -> bool:
    """A redirect goes to where one logs in or joins."""
    leads_to = page.response.headers.get("Location", "/join")
    return re.match("/(account/log-in|join)", leads_to) is not None


def canaries_in(page: Page) -> list[str]:
    """What is Ms Taylor's on it; that a classmate is in the same class is no secret."""
    received = re.sub("Class Zqclass|<bdi>Zqclass</bdi>", "", f"{page.response.headers}{page.html}")
    return [canary for canary in CANARIES if canary in received]


def rows_of(app: Flask) -> Rows:
    """Every row of every table."""
    with app.extensions["quizapp"].database.read() as connection:
        return {
            name: {tuple(row) for row in connection.execute(select(table))} for name, table in metadata.tables.items()
        }


# ---------------------------------------------------------------- the promise


def test_nobody_sees_or_changes_anything_at_the_address_of_another(school: School) -> None:
    rules = school.app.url_map.iter_rules()
    owned = {rule.endpoint for rule in rules if policy_of(school.app, rule.endpoint) in OF_SOMEBODY}
    assert owned - {address.endpoint for address in school.addresses} == set()

    assert [each for role in MAY for each in let_in(school, role)] == []
    assert let_in(school, "another teacher", METHODS[2:]) == []
    assert told_apart_from_what_there_is_not(school, "another teacher") == []


def told_apart_from_what_there_is_not(school: School, role: str) -> list[str]:
    """The addresses whose reply is another one where a part of it is a token that nothing has."""
    person, found = school.people[role], []
    one_of_each = {address.endpoint: address for address in not_for(school, role)}
    for address, method in itertools.product(one_of_each.values(), METHODS[:2]):
        for value in address.values.values():
            paths = (address.path, address.path.replace(value, "x" * 22))
            one, other = (shown(send(person, method, path, ()), value) for path in paths)
            found += [f"{method} {address.path}"] if one != other else []
    return found


def shown(page: Page, value: str) -> tuple[int, str, str]:
    by_chance = rf'{re.escape(value)}|{"x" * 22}|csrf_token" value="[^"]+"'
    return (
        page.status,
        re.sub(by_chance, "", page.response.headers.get("Location", "")),
        re.sub(by_chance, "", page.html),
    )


STUDENTS = ("a classmate", "a student of another class")


def test_an_own_address_is_no_way_to_what_is_anothers(school: School) -> None:
    for role in (*STUDENTS, "another teacher"):
        no_way_to_what_is_anothers(school, role)


def no_way_to_what_is_anothers(school: School, role: str) -> None:
    before = rows_of(school.app)
    use_own_addresses(school, role)
    after = rows_of(school.app)

    assert {name: gone for name, rows in school.rows.items() if (gone := rows - after[name])} == {}
    assert added_to_theirs(school, before, after, {"classes", "assignments"} if role == "a classmate" else set()) == []
    for given_by_others in ("teachers", *(("class_students", "classes", "assignments") if role in STUDENTS else ())):
        assert after[given_by_others] == before[given_by_others]


def use_own_addresses(school: School, role: str) -> None:
    """Sends everything that others send, and more, to where one's own things are, and there to what is another's."""
    person = school.people[role]
    own_token(person)
    for address in sorted(set(own_addresses(school, role)), key=lambda each: ("erase" in each.path, each.path)):
        for path, fields in foreign_things(school, address):
            page = send(person, "POST", path, fields)
            assert page.status < 500, path
            assert page.status >= 300 or not set(canaries_in(page)) - {"Zqset"}, path


def own_addresses(school: School, role: str) -> Iterator[Address]:
    """This person's addresses, without what ends their stay, so that all are tried."""
    for each in addresses_of(school.people[role]):
        is_theirs = policy_of(school.app, each.endpoint) not in OF_ANYBODY
        if is_theirs and not re.search("log-out|password|change$", each.path):
            yield each


def foreign_things(school: School, address: Address) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The address with each part of it another's, and with all the fields that others send there, and more."""
    same = [each for each in school.addresses if each.endpoint == address.endpoint]
    more = tuple(MORE.items())
    for name, value in address.variables:
        for other in {each.values[name] for each in same if len(each.variables) > 1}:
            yield address.path.replace(value, other), address.fields + more
    for fields in {each.fields for each in same}:
        yield address.path, fields + more


def added_to_theirs(school: School, before: Rows, after: Rows, shared: set[str]) -> list[str]:
    """The rows that were added to what is Ms Taylor's or her students' and not *shared* with this person."""
    found = []
    for name, table in metadata.tables.items():
        for at, column in enumerate(table.columns):
            for into in (key.column.table for key in column.foreign_keys if key.column.name == "id"):
                theirs = {row[0] for row in school.rows[into.name]} if into.name not in shared else set()
                found += [f"{name}: {row}" for row in after[name] - before[name] if row[at] in theirs]
    return found


# ---------------------------------------------------------------- seeded faults, which must all be seen


def forget_whose_attempt(monkeypatch: pytest.MonkeyPatch) -> None:
    def anybodys(real: Callable[..., Any], connection: Connection, _browser: str, token: str) -> Any:
        browsers = connection.scalars(select(metadata.tables["student_sign_ins"].c.token)).all()
        return next(filter(None, (real(connection, each, token) for each in browsers)), None)

    monkeypatch.setattr(terms, "owned_by", partial(anybodys, terms.owned_by))
    monkeypatch.setattr(attempts, "lock_owned", partial(anybodys, attempts.lock_owned))


def forget_whose_class(monkeypatch: pytest.MonkeyPatch) -> None:
    real = classes.find
    monkeypatch.setattr(classes, "find", lambda app, _who, token: real(app, teacher_named(app, "Ms Taylor"), token))


def forget_whose_set(monkeypatch: pytest.MonkeyPatch) -> None:
    real = workshop.find
    monkeypatch.setattr(workshop, "find", lambda app, _who, token: real(app, teacher_named(app, "Ms Taylor"), token))


def forget_whose_student(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_any_class(app: Any, _classroom: Any, token: str) -> Any:
        with app.database.read() as connection:
            rooms = range(1, 5)
            return next(filter(None, (class_students.with_token(connection, room, token) for room in rooms)), None)

    monkeypatch.setattr(class_list, "find", of_any_class)


def test_checks_that_are_forgotten_are_seen(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_whose_attempt(monkeypatch)
    found = let_in(school, "a classmate")
    with monkeypatch.context() as fault:
        forget_whose_student(fault)
        with pytest.raises(AssertionError):
            no_way_to_what_is_anothers(school, "another teacher")
    forget_whose_class(monkeypatch)
    forget_whose_set(monkeypatch)
    found += let_in(school, "another teacher")

    for what in ("attempts", "classes", "sets"):
        methods = {method for method in METHODS for each in found if f": {method} " in each and f"/{what}/" in each}
        assert methods == {"GET", "POST"}, what
