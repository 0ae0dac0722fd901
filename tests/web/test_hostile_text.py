"""Hostile text: whatever is written into a set, a name, an answer or a file, it is shown and never run."""

import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from browsing import Element, Page, Person, csrf_of
from flask import Flask
from harbour import HARBOUR
from jinja2 import ChoiceLoader, DictLoader
from lesson import GOOD, WHY, Lesson, teacher_named
from playwright.sync_api import Browser, Route

from quizapp import resources
from quizapp.services import attempt_time
from quizapp.services.accounts import add_teacher
from tests.web.student.test_presence import sign_in_as
from tests.web.test_foreign_hands import pages_of

VECTORS = Path(__file__).with_name("script_vectors.txt").read_text("utf-8").splitlines()
PLACES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc"}


# ---------------------------------------------------------------- a school in which everything is hostile


def hostile_set() -> str:
    """The set `harbour`, with vectors in every text that has no meaning for the marking."""
    raw, vectors = yaml.safe_load(HARBOUR), cycle(VECTORS)

    def some(before: str = "") -> str:
        return " ".join([before, *islice(vectors, 3)]).strip()

    raw |= {"title": some(), "summary": some(), "glossary": {"Ashford": some(), "spring": some()}}
    for passage in raw["passages"]:
        passage |= {"title": some(), "publisher": some(), "author": some()}
        passage["text"] += "\n" + "\n\n".join(some("Then") for _ in range(4)).replace("![", "[") + "\n"
    for question in raw["questions"]:
        question |= {"prompt": some(question["prompt"]), "explain": some()}
        for key in ("options", "statements"):
            for label, option in question.get(key, {}).items():
                told = option if isinstance(option, dict) else {"text": option}
                question[key][label] = {**told, "text": some(told["text"]), "why": some()}
    raw["questions"][3]["reject"][0]["feedback"] = some()
    return json.dumps(raw, default=str)


@pytest.fixture
def hostile(make_app: Callable[..., Flask], quiz_folder: Path) -> list[Person]:
    """The browsers of a teacher and of two students, in an app that is full of vectors."""
    (quiz_folder / "harbour.yaml").write_text(hostile_set(), "utf-8")
    app = make_app()
    application = app.extensions["quizapp"]
    assert [f"{each.line}: {each.what}" for each in application.library.problems()] == []
    password = add_teacher(application, VECTORS[0])
    teacher = teacher_named(application, VECTORS[0])
    lesson = Lesson(application, teacher, changed={"town": WHY})
    taylor, ben, bea = Person(app), Person(app), Person(app)
    taylor.log_in(VECTORS[0], password)
    taylor.press(taylor.get(f"/teach/classes/{lesson.class_token}"), "/settings", name=VECTORS[16])
    for person, name in ((ben, VECTORS[10]), (bea, VECTORS[53])):
        sign_in_as(lesson, person, name)
    open_one = lesson.answer(VECTORS[10], {"Why was": f"{VECTORS[1]} {GOOD}"})
    reader = ben.get(f"/attempts/{open_one.token}")
    sent = {"client": "b" * 22, "seq": "1", "question": "post:p1.s1", "highlight": "unclear", "words": VECTORS[52]}
    assert ben.post(f"{reader.path}/notes", {"csrf_token": csrf_of(reader), **sent}).status == 200
    lesson.hand_in(VECTORS[53], {"Why was": " ".join([*VECTORS[:40], GOOD])})
    lesson.mark(VECTORS[53], comment=" ".join(VECTORS[-10:]))
    attempt_time.release(application, lesson.assignment)
    taylor.press(taylor.get("/workshop/new"), "/new", title=" ".join(VECTORS[:4]))
    return [taylor, ben, bea]


def pages(people: list[Person]) -> Iterator[Page]:
    """Everything that somebody can look at, and what is said of files that cannot be read."""
    for person in people:
        yield from pages_of(person)
    yield from (page for broken in broken_files() for page in told_of(people[0], *broken))


def broken_files() -> Iterator[tuple[str, str]]:
    for number, vector in enumerate(VECTORS):
        written = json.dumps(vector)
        yield (
            f"{vector[:60]}.yaml".replace("/", "-"),
            [
                f"format: 1\n{written}: x\n",
                f"format: {written}\n",
                f"format: 1\ntitle: x\npassages: [{written}]\nquestions: [{{id: {written}, type: {written}}}]\n",
                f"format: 1\ntitle: x\nquestions: !{vector}\n",
            ][number % 4],
        )


def told_of(teacher: Person, name: str, text: str) -> Iterator[Page]:
    """What a teacher is told of a broken file."""
    token = csrf_of(teacher.get("/workshop/new"))
    for content in (text.encode(), b"\xff" + text.encode()):
        sent = {"csrf_token": token, "files": (BytesIO(content), name)}
        yield teacher.post("/workshop/uploads", sent, content_type="multipart/form-data")


# ---------------------------------------------------------------- what would run


def would_run(page: Page) -> list[str]:
    """The elements and attributes of a page that run something, or lead elsewhere, and are not ours."""
    return [fault for element in page.tree.walk() for fault in faults_of(element)]


def faults_of(element: Element) -> Iterator[str]:
    if element.tag == "script" and (not element.get("src").startswith("/static/") or element.text):
        yield f"<script>{element.text[:40]}"
    if element.tag in {"style", "base", "object", "embed", "math", "image", "xss", "marquee", "isindex"}:
        yield f"<{element.tag}>"
    for name, value in element.attributes.items():
        if name.startswith("on") or name in {"style", "srcdoc"}:
            yield f'{name}="{value[:40]}"'
        if name in PLACES and not re.match(r"[/#?]|data:image/|mailto:", value) and not is_plain_link(element, value):
            yield f'{name}="{value[:40]}"'


def is_plain_link(element: Element, value: str) -> bool:
    """A link to a passage's source on the web, or to nowhere."""
    return element.tag == "a" and (not value or urlsplit(value).scheme in {"http", "https"})


def show_as_it_is(app: Flask) -> None:
    """The seeded fault: a template that escapes no text of options."""
    name = "question_types/single_choice/ask.html"
    original = (resources.TEMPLATES / name).read_text("utf-8")
    assert ".text|inline" in original
    faulty = original.replace(".text|inline", ".text|safe")
    app.jinja_loader = ChoiceLoader([DictLoader({name: faulty}), app.jinja_loader])  # type: ignore[list-item]


def test_no_page_has_an_element_or_a_handler_from_a_text(hostile: list[Person]) -> None:
    seen = list(pages(hostile))

    assert [f"{page.path}: {fault}" for page in seen for fault in would_run(page)] == []
    assert [page.path for page in seen if page.status >= 500] == []
    shown = " ".join(page.tree.text for page in seen)
    assert [vector for vector in VECTORS[:40] if " ".join(vector.split()) not in shown] == []


@pytest.fixture
def unsafe(make_app: Callable[..., Flask], quiz_folder: Path) -> Person:
    """A student in an app with the seeded fault."""
    text = HARBOUR.replace("a: Harbour", f"a: {json.dumps(VECTORS[10])}")
    (quiz_folder / "harbour.yaml").write_text(text, "utf-8")
    app = make_app()
    show_as_it_is(app)
    return Person(app)


def test_a_page_that_shows_a_text_as_it_is_is_seen(unsafe: Person) -> None:
    assert would_run(unsafe.start()) != []


# ---------------------------------------------------------------- in a real browser


def ran(browser: Browser, person: Person, paths: list[str]) -> list[str]:
    """What ran, or was kept from running, when a browser opened these pages of the app; no server is needed."""
    with browser.new_context(base_url="http://quiz.test") as context:
        told: list[str] = []
        context.expose_function("zq", lambda *_: told.append("ran"))
        context.expose_function("keptFromRunning", lambda directive: told.append(directive))
        context.add_init_script(
            "addEventListener('securitypolicyviolation', event => keptFromRunning(event.violatedDirective))"
        )

        def reply(route: Route) -> None:
            request = route.request
            page = person.send(request.method, urlsplit(request.url).path, follow_redirects=True)
            route.fulfill(status=page.status, headers=dict(page.response.headers), body=page.response.get_data())

        context.route("**/*", reply)
        page = context.new_page()
        for path in paths:
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        return told


def test_nothing_runs_in_a_browser(hostile: list[Person], browser: Browser) -> None:
    for person, one_of_each in ((person, one_page_of_each_kind(person)) for person in hostile):
        assert ran(browser, person, one_of_each) == []


def one_page_of_each_kind(person: Person) -> list[str]:
    kinds = {re.sub(r"[\w~-]{22,}", "", page.path): page for page in pages_of(person)}
    shown = [page.path for page in kinds.values() if page.response.mimetype == "text/html" and page.status == 200]
    return [path for path in shown if re.search("attempts|result|review|teach/|workshop/sets/[^/]*$|^/class", path)]


def test_what_would_run_is_noticed_by_the_browser(unsafe: Person, browser: Browser) -> None:
    """The control: the page's policy keeps it from running, and that is told."""
    assert ran(browser, unsafe, [unsafe.start().path]) == ["script-src-attr"]
