"""The preview of a workshop set: what was saved last and works, whatever was saved since, in a frame of ours alone."""

import pytest
from browsing import Page, Person
from harbour import HARBOUR

BROKEN = HARBOUR.replace("answer: c", "answer: x")


@pytest.fixture
def editor(taylor: Person) -> Page:
    """The editor of a set of Ms Taylor."""
    return taylor.press(taylor.get("/workshop"), "/copies")


def save(person: Person, editor: Page, text: str) -> Page:
    return person.press(editor, editor.path, text=text, do="save")


def policy(page: Page) -> dict[str, str]:
    written = page.response.headers["Content-Security-Policy"]
    return dict(each.strip().split(" ", 1) for each in written.split(";"))


def test_it_shows_the_set_as_students_see_it(taylor: Person, editor: Page) -> None:
    page = taylor.get(f"{editor.path}/preview")

    assert page.question("Which town")
    assert "that is the port" not in page.html.lower()


def test_a_broken_revision_does_not_blank_it_and_tells_what_is_wrong(taylor: Person, editor: Page) -> None:
    page = save(taylor, editor, HARBOUR.replace("Which town became", "Which place became"))
    save(taylor, save(taylor, page, BROKEN), "title: [")
    page = taylor.get(f"{editor.path}/preview")

    assert page.question("Which place became")
    assert page.tree.one("section", id="problems").all("li")


def test_a_set_that_never_worked_says_so(taylor: Person) -> None:
    editor = taylor.press(taylor.get("/workshop/new"), "/workshop/new", title="x")
    taylor.press(taylor.get("/workshop/new"), "/workshop/new", title="y")
    broken = taylor.press(editor, editor.path, text="title: [", do="save")

    assert taylor.get(f"{broken.path}/preview").question("What starts")


@pytest.mark.parametrize("part", ["result", "proof-map", "facts", "print/booklet", "print/answer-sheet", "print/key"])
def test_it_has_the_other_pages_as_well(taylor: Person, editor: Page, part: str) -> None:
    page = taylor.get(f"{editor.path}/preview/{part}")

    assert page.status == 200
    assert page.tree.all("nav", aria_label="Preview") or page.tree.all("nav", aria_label="Print")


def test_answers_are_read_and_not_stored(taylor: Person, editor: Page) -> None:
    page = taylor.get(f"{editor.path}/preview")
    result = taylor.post(
        f"{editor.path}/preview",
        {"csrf_token": page.tree.all("input", name="csrf_token")[0]["value"], "then": "review"},
    )

    assert result.heading == "Your result"
    assert "begun" not in taylor.get("/").tree.one("main").text


def test_its_version_changes_with_every_save(taylor: Person, editor: Page) -> None:
    before = taylor.get(f"{editor.path}/preview/version").json
    save(taylor, editor, BROKEN)

    assert taylor.get(f"{editor.path}/preview/version").json != before


def test_only_our_own_pages_may_frame_it_and_only_the_editor_frames(taylor: Person, editor: Page) -> None:
    assert policy(taylor.get(f"{editor.path}/preview"))["frame-ancestors"] == "'self'"
    assert policy(editor)["frame-ancestors"] == "'none'"
    assert policy(editor)["frame-src"] == "'self'"
    assert "frame-src" not in policy(taylor.get("/workshop"))


def test_the_editor_may_style_under_a_nonce_that_is_new_each_time(taylor: Person, editor: Page) -> None:
    pages = [taylor.get(editor.path) for _ in range(2)]

    nonces = {page.tree.all("div", data_workbench="")[0]["data-nonce"] for page in pages}
    assert len(nonces) == 2
    assert {policy(page)["style-src"] for page in pages} == {f"'self' 'nonce-{nonce}'" for nonce in nonces}
    assert {policy(page)["script-src"] for page in pages} == {"'self'"}
