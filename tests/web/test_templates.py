"""Templates and static files: nothing inline, nothing from elsewhere, and every page can be read by everybody."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Answer, Element, Page, Person, parse
from flask import Flask

from quizapp import resources
from quizapp.web.app import create_preview

ROOT = resources.ROOT
MARKUP = sorted([*resources.TEMPLATES.rglob("*.html"), *resources.STATIC.rglob("*.svg")])
SHEETS = sorted(resources.STATIC.rglob("*.css"))
SCRIPTS = sorted(resources.STATIC.rglob("*.js"))
OWN_SCRIPTS = [path for path in SCRIPTS if path.parent.name != "vendor"]
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}

Rule = Callable[[str], list[str]]


def nothing_inline(text: str) -> list[str]:
    """Script, style and handlers that a strict Content-Security-Policy would block."""
    return re.findall(r"<script(?![^>]*\bsrc=)|<style\b|\bstyle=|\son[a-z]+=|javascript:", text)


def nothing_unescaped(text: str) -> list[str]:
    """Ways around the escaping of text, and frames around anything but a page of ours."""
    frame = r'<iframe(?![^>]* src="\{\{ url_for\()'
    return re.findall(rf"\|\s*safe\b|autoescape|\bMarkup\(|{frame}|<object|<embed", text)


def nothing_from_elsewhere(text: str) -> list[str]:
    """Addresses on other machines where a browser would fetch them."""
    fetched = (
        r"""(?:src|href|srcset|action|poster|data)=["']?|url\(\s*["']?|@import\s*["']?|from\s*["']|import\(?\s*["']"""
    )
    return [found for found in re.findall(rf"(?:{fetched})((?:https?:)?//[^\s\"')]+)", text) if found not in NAMESPACES]


def nothing_run_from_text(text: str) -> list[str]:
    """Script that turns text into markup or code."""
    return re.findall(
        r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|eval|Function|createContextualFragment|document\.write)\b", text
    )


def nothing_that_keeps_from_zooming(text: str) -> list[str]:
    """What forbids to enlarge a page with two fingers."""
    return re.findall(r"user-scalable|maximum-scale|minimum-scale|touch-action: (?:pan-x|pan-y)", text)


RULES: dict[Rule, tuple[list[Path], str]] = {
    nothing_inline: (MARKUP, '<p style="color: red">'),
    nothing_unescaped: (MARKUP, "{{ text | safe }}"),
    nothing_from_elsewhere: ([*MARKUP, *SHEETS, *SCRIPTS], '<script src="//cdn.example.org/x.js">'),
    nothing_run_from_text: (OWN_SCRIPTS, "card.innerHTML = text;"),
    nothing_that_keeps_from_zooming: ([*MARKUP, *SHEETS], '<meta name="viewport" content="user-scalable=no">'),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: Rule) -> None:
    files, _ = RULES[rule]
    broken = {str(file.relative_to(ROOT)): rule(file.read_text("utf-8")) for file in files}

    assert files
    assert {file: found for file, found in broken.items() if found} == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_file_that_breaks_it_is_seen(rule: Rule) -> None:
    """The control."""
    assert rule(RULES[rule][1])


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<img src="http://example.org/x.png">',
        "background: url(https://example.org/x.png)",
        "background: url('//example.org/x')",
        '@import "https://example.org/x.css"',
        'import { x } from "https://example.org/x.js"',
    ],
)
def test_each_way_to_elsewhere_is_seen(elsewhere: str) -> None:
    assert nothing_from_elsewhere(elsewhere)


def test_the_namespace_of_a_drawing_is_no_address() -> None:
    assert nothing_from_elsewhere('<use href="http://www.w3.org/2000/svg">') == []


# ---------------------------------------------------------------- the pages as they are sent

PAGES = [
    "list",
    "set",
    "reader",
    "reader with answers",
    "reader with mistakes",
    "reader out of order",
    "list while open",
    "review",
    "result of nothing",
    "result of traps",
    "result of right answers",
    "set with attempts",
    "set that is gone",
    "missing",
    "refused",
    "too much",
]


@pytest.fixture
def pages(anna: Person, quiz_folder: Path) -> dict[str, Page]:
    """Every page in every state that changes what stands on it."""
    found = dict(_pages(anna, quiz_folder))
    assert list(found) == PAGES
    return found


WRONG: dict[str, Answer] = {
    "Which town": "Millbrook",
    "Which two": ["Salt", "Wine"],
    "True, false": {"The court moved to Millbrook.": "True", "The court moved in spring.": "Not given"},
    "Name the town": "Ashfield",
    "Choose the sentence": "It took nine days.",
}
RIGHT: dict[str, Answer] = {
    "Which town": "Ashford",
    "Which two": ["Wool", "Timber"],
    "True, false": {"The court moved to Millbrook.": "False", "The court moved in spring.": "True"},
    "Name the town": "Ashfrod",
    "Choose the sentence": "The court moved to Ashford in the spring.",
}


def _pages(anna: Person, quiz_folder: Path) -> Iterator[tuple[str, Page]]:
    yield "list", anna.get("/")
    yield "set", anna.get("/sets/harbour")
    reader = anna.start()
    yield "reader", reader
    yield "reader with answers", anna.answer(reader, WRONG)
    yield "reader with mistakes", anna.answer(reader, {"Name the town": "x" * 301})
    yield "reader out of order", anna.answer(reader, {}, then="stay", seen="x")
    yield "list while open", anna.get("/")
    yield "review", anna.get(f"{reader.path}/review")
    yield "result of nothing", _result(anna, {})
    yield "result of traps", anna.hand_in(reader)
    yield "result of right answers", _result(anna, RIGHT)
    yield "set with attempts", anna.get("/sets/harbour")
    (quiz_folder / "harbour.yaml").unlink()
    yield "set that is gone", anna.get("/sets/harbour")
    yield "missing", anna.get("/nothing")
    yield "refused", anna.post(reader.path, {})
    yield "too much", anna.post(reader.path, b"x" * 2_000_000)


def _result(anna: Person, answers: dict[str, Answer]) -> Page:
    another = Person(anna.app)
    return another.hand_in(another.answer(another.start(), answers))


def faults_of(page: Element) -> list[str]:
    """What would keep somebody from reading a page or filling it in."""
    return [*_structure(page), *_names(page), *_references(page)]


def _structure(page: Element) -> Iterator[str]:
    html = page.one("html")
    if not html.get("lang"):
        yield "no language"
    if not page.one("title").text:
        yield "no title"
    if len(page.all("h1")) != 1:
        yield f"{len(page.all('h1'))} first headings"
    if len(page.all("main")) != 1:
        yield f"{len(page.all('main'))} main parts"
    for group in page.all("fieldset"):
        if len(group.all("legend")) != 1 or not group.all("legend")[0].text:
            yield f"a group without a legend: {group.get('id')}"
    for script in page.all("script"):
        if not script.get("src").startswith("/static/") or script.text:
            yield "inline script"
    for element in page.walk():
        if "style" in element.attributes or any(name.startswith("on") for name in element.attributes):
            yield f"inline style or script on <{element.tag}>"


def _names(page: Element) -> Iterator[str]:
    ids = {each.get("id"): each for each in page.walk() if each.get("id")}
    labelled = {each.get("for") for each in page.all("label") if each.text}
    for field in page.all("input", "select", "textarea"):
        around = field.inside("label")
        by_others = [ids[name].text for name in field.get("aria-labelledby").split() if name in ids]
        inside = around is not None and around.text
        if field.get("type") != "hidden" and not (
            inside or field.get("aria-label") or any(by_others) or field.get("id") in labelled
        ):
            yield f"a field without a label: {field.attributes}"
        if field.get("type") in {"radio", "checkbox", "text"} and not field.inside("fieldset"):
            yield f"a field outside any question: {field.attributes}"
    for element in page.all("button", "a", "nav", "section"):
        heading = ids.get(element.get("aria-labelledby"))
        name = element.get("aria-label") or (heading.text if heading else "")
        if not (element.text if element.tag in {"a", "button"} else name):
            yield f"a <{element.tag}> without a name: {element.attributes}"
    for image in page.all("img"):
        if "alt" not in image.attributes:
            yield f"a picture without words: {image.get('src')}"


def _references(page: Element) -> Iterator[str]:
    ids = Counter(each.get("id") for each in page.walk() if each.get("id"))
    yield from (f"the id {name} stands {count} times" for name, count in ids.items() if count > 1)
    for element in page.walk():
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            yield from (f"{attribute} of nothing: {name}" for name in element.get(attribute).split() if name not in ids)
        if element.get("href").startswith("#") and element.get("href")[1:] not in ids:
            yield f"a link to nothing: {element.get('href')}"
        for attribute in ("href", "src", "action"):
            if re.match(r"(?:[a-z]+:|//)", element.get(attribute)):
                yield f"a way to elsewhere: {element.get(attribute)}"


def test_every_page_can_be_read_and_filled_in_by_everybody(pages: dict[str, Page]) -> None:
    found = {name: faults_of(page.tree) for name, page in pages.items()}

    assert {name: faults for name, faults in found.items() if faults} == {}


def _author_pages(file: Path) -> Iterator[tuple[str, Page]]:
    author = Person(create_preview(file))
    for path in ("/", "/result", "/proof-map", "/facts", "/print/booklet", "/print/answer-sheet", "/print/key"):
        yield path, author.get(path)
    yield "/result of traps", author.answer(author.get("/"), WRONG, then="review")
    text = file.read_text("utf-8")
    file.write_text(text.replace("answer: c", "answer: z").replace("title: Court", "titel: Court"), "utf-8")
    for path in ("/", "/result", "/proof-map", "/facts"):
        yield f"{path} with problems", author.get(path)
    yield "nothing but problems", Person(create_preview(file)).get("/")


def test_every_page_of_an_author_can_be_read_by_everybody(quiz_folder: Path) -> None:
    found = {name: faults_of(page.tree) for name, page in _author_pages(quiz_folder / "harbour.yaml")}

    assert len(found) == 13
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('<html lang="en">', "<html>", "no language"),
        ("<h1>Hello</h1>", "", "0 first headings"),
        ("<label>Name <input></label>", "<input>", "a field without a label"),
        ("<legend>Q</legend>", "", "a group without a legend"),
        ('<p id="a">', '<p id="b">', "the id b stands 2 times"),
        ("<p id", '<p style="color: red" id', "inline style"),
        ("<p id", '<p onclick="x()" id', "inline style or script"),
        ("<p id", "<p></p><script>x()</script><p id", "inline script"),
        ("Home</a>", "</a>", "a <a> without a name"),
        ('href="/"', 'href="https://example.org"', "a way to elsewhere"),
    ],
)
def test_a_fault_is_seen(before: str, after: str, fault: str) -> None:
    """The control."""
    good = (
        '<html lang="en"><title>T</title><main><h1>Hello</h1><a href="/">Home</a><p id="a">one</p><p id="b">two</p>'
        "<fieldset><legend>Q</legend><label>Name <input></label></fieldset></main></html>"
    )

    assert faults_of(parse(good)) == []
    assert any(fault in found for found in faults_of(parse(good.replace(before, after, 1))))


def test_text_of_a_teacher_is_escaped_everywhere(make_app: Callable[..., Flask], quiz_folder: Path) -> None:
    hostile = '<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" {{ 7177 * 7 }}'
    file = quiz_folder / "harbour.yaml"
    text = file.read_text("utf-8")
    for words in (
        "The court moves",
        "Two reports of one move.",
        "Court moves to Ashford",
        "C. Reed",
        "Millbrook was refused.",
    ):
        text = text.replace(words, f"'{hostile}'", 1)
    file.write_text(text.replace("text: Millbrook\n", f"text: '{hostile}'\n"), "utf-8")
    anna = Person(make_app())

    reader = anna.start()
    result = anna.hand_in(anna.answer(reader, {"True, false": {"The court moved to Millbrook.": "True"}}))

    for page in (anna.get("/"), anna.get("/sets/harbour"), reader, result):
        assert faults_of(page.tree) == []
        assert page.tree.all("img") == []
        assert "50239" not in page.tree.text
    assert hostile in reader.tree.text
    assert hostile in result.tree.text
