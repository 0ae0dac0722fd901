"""People with a browser that has no script: they read pages, fill in forms and press buttons."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

VOID = {"input", "link", "meta", "br", "hr", "img", "path", "rect"}
Answer = str | list[str] | Mapping[str, "Answer"]
"""What a person gives: the words of a choice, of several, typed text, texts in order, or one of these for each part.

A part is a statement, a stem, a report beside a statement, a gap such as "Gap 2 of 5", or "Part A".
"""


@dataclass(eq=False)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        """An attribute, empty where it is missing."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator["Element"]:
        """This element and all inside it, in the order of the page."""
        return iter(self._all)

    @cached_property
    def _all(self) -> list["Element"]:
        """Kept, as a page that was parsed does not change and is searched again and again."""
        found = [self]
        for child in self.children:
            if isinstance(child, Element):
                found += child._all
        return found

    def all(self, *tags: str, **attributes: str) -> list["Element"]:
        """The elements inside with one of these tags and all these attributes; `class_` names one class."""
        wanted_class = attributes.pop("class_", None)
        return [
            each
            for each in self.walk()
            if (not tags or each.tag in tags)
            and all(each.attributes.get(name.replace("_", "-")) == value for name, value in attributes.items())
            and (wanted_class is None or wanted_class in each.get("class").split())
        ]

    def one(self, *tags: str, **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} elements {tags} {attributes}"
        return found[0]

    def inside(self, tag: str) -> "Element | None":
        """The nearest element of this tag around this one."""
        around = self.parent
        while around is not None and around.tag != tag:
            around = around.parent
        return around

    @property
    def text(self) -> str:
        """The words inside, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Element("", {})

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes}, self.at)
        assert len(element.attributes) == len(attributes), f"<{tag}> has an attribute twice"
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.at.children.append(Element(tag, {name: value or "" for name, value in attributes}, self.at))

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Element:
    """The tree of a page; fails where an element is not closed properly."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.at is builder.root, f"<{builder.at.tag}> is not closed"
    return builder.root


@dataclass
class Page:
    """What the server replied."""

    response: TestResponse
    path: str

    def __post_init__(self) -> None:
        self.status = self.response.status_code
        self.html = self.response.get_data().decode("utf-8", "replace")  # some files are no text
        is_ours = self.response.mimetype == "text/html" and not 300 <= self.status < 400  # Werkzeug closes no <p>
        self.tree = parse(self.html) if is_ours else Element("", {})

    @property
    def json(self) -> Any:
        """The reply as data."""
        return self.response.get_json()

    @property
    def heading(self) -> str:
        """The words of the first heading."""
        return self.tree.all("h1")[0].text

    def form(self, action_ends: str) -> Element:
        """The form that posts to an address with this end."""
        return next(each for each in self.tree.all("form") if each.get("action").endswith(action_ends))

    def question(self, prompt: str) -> Element:
        """The group of fields below a prompt that begins with these words."""
        found = [
            each
            for each in self.tree.all("fieldset", class_="question")
            if each.one(class_="prompt").text.startswith(prompt)
        ]
        assert len(found) == 1, f"{len(found)} questions begin with '{prompt}'"
        return found[0]

    def shown(self, prompt: str) -> list[str]:
        """What is given as the answer: the words of ticked choices, or what is typed."""
        fields = self.question(prompt).all("input")
        ticked = [_words_of(each) for each in fields if "checked" in each.attributes]
        return ticked + [each.get("value") for each in fields if each.get("type") == "text" and each.get("value")]


def fields_of(form: Element) -> list[tuple[str, str]]:
    """What a browser sends when nothing is changed."""
    return [
        (each["name"], _value_of(each))
        for each in controls_in(form)
        if each.get("type") not in {"radio", "checkbox"} or "checked" in each.attributes
    ]


def controls_in(element: Element) -> list[Element]:
    """Everything that takes an answer."""
    return element.all("input", "select", "textarea")


def _value_of(control: Element) -> str:
    if control.tag == "textarea":
        return "".join(control._texts()).removeprefix("\n")
    if control.tag == "select":
        options = control.all("option")
        return next((each for each in options if "selected" in each.attributes), options[0])["value"]
    return control.get("value")


def fields_for(question: Element, answer: Answer) -> list[tuple[str, str]]:
    """What a browser sends for a question, or for a part of one, when this is answered."""
    if isinstance(answer, Mapping):
        return [pair for part, given in answer.items() for pair in fields_for(_part(question, part), given)]
    if question.all(data_arrange=""):
        return [_place(item, list(answer)) for item in question.all("li", data_item="")]
    fields = controls_in(question)
    if fields[0].tag == "textarea" or fields[0].get("type") == "text":
        return [(fields[0]["name"], str(answer))]
    wanted = [answer] if isinstance(answer, str) else answer
    if fields[0].tag == "select":
        return [(fields[0]["name"], each["value"]) for each in fields[0].all("option") if each.text in wanted]
    return [(each["name"], each["value"]) for words in wanted for each in fields if _words_of(each) == words]


def _part(question: Element, name: str) -> Element:
    found = [each for each in question.walk() if _name_of(each) == name]
    assert len(found) == 1, f"{len(found)} parts are called '{name}'"
    return found[0]


NAMED_BY = {"statement": "statement-text", "stem": "stem-text", "gap": "visually-hidden", "part": "part-name"}


def _name_of(part: Element) -> str:
    names = part.all("th") if part.tag == "tr" else []
    for kind, name in NAMED_BY.items():
        if kind in part.get("class").split():
            names = part.all(class_=name)
    return names[0].text if names else ""


def _place(item: Element, order: list[str]) -> tuple[str, str]:
    """The place that is chosen for an item, so that all stand in this order."""
    text = item.one("label").all("span")[-1].text
    token = item.one("select")["data-blank"].partition(":")[0]
    return item.one("select")["name"], f"{token}:{order.index(text) + 1}"


def _words_of(field: Element) -> str:
    label = field.inside("label")
    return label.text if label is not None else ""


class Person:
    """A person with a browser of their own."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def get(self, path: str, **options: Any) -> Page:
        """Opens a page; a redirect is followed."""
        return self.send("GET", path, **{"follow_redirects": True, **options})

    def post(self, path: str, data: Any, **options: Any) -> Page:
        """Sends fields as a form does; a redirect is followed unless *options* say otherwise."""
        sent = grouped(data) if isinstance(data, list) else data
        return self.send("POST", path, data=sent, **{"follow_redirects": True, **options})

    def press(self, page: Page, action_ends: str, **changed: str) -> Page:
        """Sends a form as it stands on the page, with some fields changed or added."""
        form = page.form(action_ends)
        return self.post(
            form["action"], [pair for pair in fields_of(form) if pair[0] not in changed] + [*changed.items()]
        )

    def log_in(self, name: str, password: str, onward: str = "") -> Page:
        """Logs in as a teacher and goes on to a page."""
        page = self.get("/account/log-in", query_string={"next": onward})
        return self.press(page, "/log-in", name=name, password=password)

    def start(self, set_id: str = "harbour") -> Page:
        """Begins a set from its page; what comes back is the reader."""
        return self.press(self.get(f"/sets/{set_id}"), "/attempts")

    def answer(self, reader: Page, answers: Mapping[str, Answer], **buttons: str) -> Page:
        """Answers some questions on the reader and sends the whole page, as without script."""
        form = reader.form(reader_path(reader))
        kept = fields_of(form)
        for prompt, answer in answers.items():
            names = {each["name"] for each in controls_in(reader.question(prompt))}
            kept = [pair for pair in kept if pair[0] not in names] + fields_for(reader.question(prompt), answer)
        return self.post(form["action"], [*kept, *(buttons or {"then": "stay"}).items()])

    def save(self, reader: Page, prompt: str, answer: Answer, seq: int | str = 1, client: str = "a-browser") -> Page:
        """Saves one answer as the page's script does."""
        question = reader.question(prompt)
        return self.send_answer(reader, fields_for(question, answer), seq=seq, client=client, question=question["id"])

    def send_answer(self, reader: Page, fields: list[tuple[str, str]], **keys: int | str) -> Page:
        """Sends what the page's script sends, with any fields."""
        data = [("csrf_token", csrf_of(reader)), *((key, str(value)) for key, value in keys.items()), *fields]
        return self.post(f"{reader_path(reader)}/answers", data, headers={"Accept": "application/json"})

    def hand_in(self, reader: Page) -> Page:
        """Goes by the review page to the result."""
        return self.press(self.get(f"{reader_path(reader)}/review"), "/hand-in")

    def send(self, method: str, path: str, **options: Any) -> Page:
        """Sends any request."""
        # The client keeps a reply open for who reads on; all of ours are read at once.
        with closing(self.client.open(path, method=method, **options)) as response:
            return Page(response, response.request.path)


def csrf_of(page: Page) -> str:
    """The token that stands in the page's forms."""
    return page.tree.all("input", name="csrf_token")[0]["value"]


def reader_path(page: Page) -> str:
    """`/attempts/…` for any page of an attempt."""
    return "/".join(page.path.split("/")[:3])


def grouped(fields: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Fields as a test client takes them; several may have one name."""
    grouped: dict[str, list[str]] = {}
    for name, value in fields:
        grouped.setdefault(name, []).append(value)
    return grouped
