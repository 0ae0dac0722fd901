"""Translations: every text for people is marked, and every language that is offered has all of them, whole."""

import re
from collections.abc import Iterator
from pathlib import Path

import languages as tool
import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from unmarked import in_python, in_script, in_template

from quizapp import resources
from quizapp.web.languages import FINISHED, LANGUAGES
from quizapp.web.languages import catalog as catalog_of_pages

ROOT = tool.ROOT
NOT_FOR_PAGES = {  # settings and invented names for the command line, and what is written into files, in English
    "services/demo.py",
    "services/invented_answers.py",
    "services/question_examples.py",
    "services/start_from_article.py",
    "web/config.py",
}
MODULES = ["core/rule_faults.py", "core/wall_clock.py", "services", "web"]
FOR_DEVELOPERS = {"components"}
NOT_FOR_PEOPLE = {"A passage of this set."}  # beside the descriptions of the schema, which are English
OTHERS = sorted(language.code for language in LANGUAGES if language.code in FINISHED - {"en"})


def files_in(folder: Path, names: list[str], ending: str) -> list[Path]:
    return [
        file
        for name in names
        for file in (sorted((folder / name).rglob(f"*{ending}")) if (folder / name).is_dir() else [folder / name])
    ]


def _name(file: Path) -> str:
    return file.relative_to(ROOT / "quizapp").as_posix()


def test_every_text_is_marked_for_translation() -> None:
    pages = (file for file in resources.TEMPLATES.rglob("*.html") if file.parent.name not in FOR_DEVELOPERS)
    modules = files_in(ROOT / "quizapp", MODULES, ".py")
    found = {
        **{file: in_template(file.read_text("utf-8")) for file in pages},
        **{file: in_python(file.read_text("utf-8")) for file in modules if _name(file) not in NOT_FOR_PAGES},
        **{file: in_script(file.read_text("utf-8")) for file in (resources.STATIC / "js").glob("*.js")},
    }

    unmarked = {str(file.relative_to(ROOT)): [*texts] for file, texts in found.items()}
    assert {file: texts for file, texts in unmarked.items() if set(texts) - NOT_FOR_PEOPLE} == {}


@pytest.mark.parametrize(
    "unmarked",
    [
        "<p>Hello {{ name }}</p>",
        '<p title="Hello">{{ _("Hello") }}</p>',
        '<a aria-label="See {{ name }}"></a>',
        '{{ "Open" if is_open else _("Closed") }}',
        '{% set words = {"a": "Two words"} %}',
        "{% trans %}Hello{% endtrans %} you",
        '<p>{{ _("Hello") }}, and more</p>',
    ],
)
def test_a_text_of_a_template_without_a_mark_is_seen(unmarked: str) -> None:
    """The control."""
    assert in_template(unmarked)


@pytest.mark.parametrize(
    "marked",
    [
        '<p class="two words" lang="en">{{ _("Hello") }} · {{ name }} &nbsp; {{ points }} 100 %</p>',
        "{% trans count=n %}{{ count }} word{% pluralize %}{{ count }} words{% endtrans %}",
        "{# A note. #}{{ url_for('teaching.my_classes') }}<code>FILL:</code> quizapp",
        '{% set x = "a-word" %}{% for page in ["board", "results"] %}{% endfor %}',
    ],
)
def test_a_marked_template_has_nothing_to_mark(marked: str) -> None:
    assert in_template(marked) == []


def test_a_sentence_of_python_without_a_mark_is_seen() -> None:
    assert in_python('flash("It is saved.")') == ["It is saved."]
    assert in_python('fail(f"There is no {name} here.")') == ["There is no … here."]
    assert (
        in_python('"""What it is for."""\nflash(_("It is saved."))\nraise X(message("No %(a)s here.", a=f"{b} c"))')
        == []
    )


def test_a_sentence_of_a_script_without_a_mark_is_seen() -> None:
    assert in_script('note.textContent = "It is saved.";') == ["It is saved."]
    assert in_script("note.textContent = `Moved to ${place} of ${all}.`;") == ["Moved to ${place} of ${all}."]
    assert in_script('phrase("It is saved."); countedPhrase("One word.", "More words.", 2); // Not a text.') == []


def test_every_text_that_a_script_says_is_brought_to_the_page() -> None:
    """The tool sees none inside a template literal, and none after `??`."""
    scripts = [
        re.sub(r"^//.*", "", file.read_text("utf-8"), flags=re.M) for file in (resources.STATIC / "js").glob("*.js")
    ]
    said = {text for script in scripts for text in re.findall(r"\b(?:p|countedP)hrase\(\s*\"([^\"]+)\"", script)}

    brought = {
        _forms(text.id)[0] for text in tool.texts() if any(place.endswith(".js") for place, _line in text.locations)
    }
    assert len(said) > 30
    assert said - brought == set()


def faults_of(catalog: Catalog) -> list[str]:
    """What is missing or broken in a language."""
    return [fault for message in catalog if message.id for fault in _faults_of(message, catalog.num_plurals)]


def _faults_of(message: Message, plurals: int) -> Iterator[str]:
    ids, strings = _forms(message.id), _forms(message.string)
    if message.fuzzy or not all(strings):
        yield f"not translated: {ids[0]}"
        return
    if len(strings) != (plurals if len(ids) > 1 else 1):
        yield f"{len(strings)} forms instead of {plurals}: {ids[0]}"
    for text in strings:
        may_leave_out = {"number", "points"} if len(ids) > 1 else set[str]()  # a dual needs no 2 beside it
        if not _placeholders(ids[-1]) - may_leave_out <= _placeholders(text) <= _placeholders(ids[-1]):
            yield f"other placeholders: {text}"
        if _tags(text) != _tags(ids[-1]) or re.search(r"[<>\"]|&(?!\w+;)", re.sub(r"<[^>]*>", "", text)):
            yield f"other tags: {text}"
        if (text[:1].isspace(), text[-1:].isspace()) != (ids[0][:1].isspace(), ids[0][-1:].isspace()):
            yield f"other spaces around it: {text}"


def _forms(text: object) -> tuple[str, ...]:
    return tuple(str(each) for each in text) if isinstance(text, tuple | list) else (str(text or ""),)


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", text)) | (
        {"%"} if re.search(r"%(?!\(\w+\)s|%)", text.replace("%%", "")) else set()
    )


def _tags(text: str) -> list[str]:
    return sorted(re.findall(r"<[^>]*>", text))


@pytest.mark.parametrize("code", OTHERS)
def test_a_language_that_is_offered_has_every_text(code: str) -> None:
    catalog, texts = tool.catalog(code), tool.texts()

    assert {message.id for message in texts} ^ {message.id for message in catalog} == set()
    assert faults_of(catalog) == []


FORMS = ("zero", "one", "two", "few", "many", "other")


@pytest.mark.parametrize("code", OTHERS)
def test_numbers_take_the_forms_of_the_language_in_pages_as_in_scripts(code: str) -> None:
    """Scripts choose by the rules of Unicode, pages by the line `Plural-Forms` of the file."""
    wanted = [Locale(code).plural_form(number) for number in range(201)]
    used = [form for form in FORMS if form in wanted]
    counted = [each for each in tool.catalog(code) if isinstance(each.id, tuple)]
    text = max(counted, key=lambda each: len(set(_forms(each.string))))  # other words for each form
    one, many = _forms(text.id)

    taken = [catalog_of_pages(code).ngettext(one, many, number) for number in range(201)]
    assert taken == [_forms(text.string)[used.index(form)] for form in wanted]


def catalog_with(**strings: object) -> Catalog:
    catalog = Catalog(locale="de")
    for text in strings.values():
        catalog.add(*text)  # type: ignore[misc]
    return catalog


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("Hello", ""),
        ("Hello %(name)s", "Hallo"),
        ("Hello %(name)s", "Hallo %(Name)s"),
        ("50 %% more", "50 % mehr"),
        ("<b>Hello</b>", "Hallo"),
        ("Hello", "<b>Hallo</b>"),
        ("Hello", 'Hal"lo'),
        ("Hello ", "Hallo"),
        (("%(number)s word", "%(number)s words"), ("%(number)s Wort",)),
        (("%(number)s word", "%(number)s words"), ("%(number)s Wort", "")),
        (("%(number)s word of %(name)s", "%(number)s words of %(name)s"), ("%(number)s Wort", "%(number)s Wörter")),
    ],
)
def test_a_fault_of_a_translation_is_seen(text: str | tuple[str, str], translated: str | tuple[str, ...]) -> None:
    """The control."""
    assert faults_of(catalog_with(one=(text, translated)))


def test_a_good_translation_has_no_fault() -> None:
    good = catalog_with(
        plain=("Hello <b>%(name)s</b>", "Hallo <b>%(name)s</b>"),
        one=(("%(number)s word", "%(number)s words"), ("ein Wort", "%(number)s Wörter")),
    )

    assert faults_of(good) == []
