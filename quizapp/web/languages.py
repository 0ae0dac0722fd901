"""The languages of the pages: which one a request is answered in, and what texts are in it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from typing import cast

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, g, has_request_context, request, session
from flask.json.provider import DefaultJSONProvider
from markupsafe import Markup

from quizapp import resources
from quizapp.core.date_text import CalendarDate
from quizapp.core.message import Message
from quizapp.web import current

CHOSEN = "language"
"""Under this name the session keeps a language that was chosen."""


@dataclass(frozen=True)
class Language:
    """A language of the interface, with its own name for itself; *region* is whose dates and numbers are written."""

    code: str
    name: str
    region: str
    is_right_to_left: bool = False

    @property
    def direction(self) -> str:
        """As the page's `dir` attribute names it."""
        return "rtl" if self.is_right_to_left else "ltr"


ENGLISH = Language("en", "English", "en_GB")
LANGUAGES = (
    ENGLISH,
    Language("de", "Deutsch", "de_DE"),
    Language("es", "Español", "es_ES"),
    Language("fr", "Français", "fr_FR"),
    Language("ko", "한국어", "ko_KR"),
    Language("ar", "العربية", "ar", is_right_to_left=True),
)
FINISHED = frozenset({"en", "de", "es", "fr", "ko", "ar"})
"""The languages in which every text is translated; the others are not offered. It only grows."""


def init_app(app: Flask) -> None:
    """Lets templates and JSON say texts in the language of the request."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension brings it
    app.jinja_env.globals |= {"_": _markup, "gettext": _markup, "ngettext": _counted_markup}
    app.jinja_env.globals |= {
        "page_language": language,
        "languages": offered,
        "phrases": lambda: phrases(language().code),
    }
    app.jinja_env.finalize = _said
    app.json = _Json(app)


def offered() -> list[Language]:
    """The languages to choose from."""
    return [each for each in LANGUAGES if each.code in FINISHED]


def named(code: str | None) -> Language | None:
    """The offered language with this code."""
    return next((each for each in offered() if each.code == code), None)


def language() -> Language:
    """The language of the request: chosen in this browser, else that of the class, else what the browser asks for."""
    try:
        return cast(Language, g.language)  # at once: a page asks a thousand times
    except (AttributeError, RuntimeError):
        return _found_language()


def prefer(code: str | None) -> None:
    """Makes this the default of the request: the page belongs to a class with this language."""
    g.class_language = code
    g.pop("language", None)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Says everything inside in this language where it is offered, as what is printed speaks to the set's readers."""
    before = language()
    g.language = named(code.partition("-")[0].lower()) or before
    try:
        yield
    finally:
        g.language = before


def ask_no_database() -> None:
    """Answers in what the browser asks for, as the database may be what is broken."""
    g.language = named(session.get(CHOSEN)) or _of_browser()


def locale() -> Locale:
    """By whose rules dates and numbers are written."""
    return _locale(language())


def say(what: Message | str | Exception) -> str:
    """A message, or what a refusal says, in the language of the request; any other text as it is."""
    if isinstance(what, Exception):
        return say(what.args[0]) if what.args and isinstance(what.args[0], Message) else str(what)
    if isinstance(what, str):
        return what
    text = _form(what.text, what.many, what.number) if what.many else _text(what.text)
    return text % _said_values(dict(what.values))


def gettext(text: str, /, **values: object) -> str:
    """A text with its values, in the language of the request."""
    return _text(text) % _said_values(values)


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The same for a text about a number of things, which stands in it as `%(number)s`."""
    return _form(one, many, number) % _said_values({"number": number, **values})


def _found_language() -> Language:
    if not has_request_context():
        return ENGLISH
    g.language = named(session.get(CHOSEN)) or named(_of_class()) or _of_browser()
    return cast(Language, g.language)


def _of_class() -> str | None:
    if "class_language" in g:
        return str(g.class_language) if g.class_language else None
    member = current.member() if request.blueprint == "student" else None
    return member.classroom.language if member else None


def _of_browser() -> Language:
    return named(request.accept_languages.best_match([each.code for each in offered()])) or ENGLISH


def _said(value: object) -> object:
    if isinstance(value, CalendarDate) and value.whole_day:
        return format_date(value.whole_day, "long", locale())
    return say(value) if isinstance(value, Message) else value


def _said_values(values: dict[str, object]) -> dict[str, object]:
    return {name: _said(value) for name, value in values.items()}


def _text(text: str) -> str:
    return catalog(language().code).gettext(text)


def _form(one: str, many: str, number: int) -> str:
    return catalog(language().code).ngettext(one, many, number)


def _markup(text: str, /, **values: object) -> Markup:
    """What `_` and `trans` of a template are: the texts are ours and may hold tags, and values are escaped."""
    if not values:
        return _constant(language().code, text)
    return Markup(_text(text)) % _said_values(values)


@cache
def _constant(code: str, text: str) -> Markup:
    """A text without values; a page has hundreds of them."""
    return Markup(catalog(code).gettext(text)) % {}


def _counted_markup(one: str, many: str, number: int, /, **values: object) -> Markup:
    return Markup(_form(one, many, number)) % _said_values(values)


class _Json(DefaultJSONProvider):
    @staticmethod
    def default(o: object) -> object:
        return say(o) if isinstance(o, Message) else DefaultJSONProvider.default(o)


@cache
def phrases(code: str) -> dict[str, object]:
    """What the scripts say in a language, by the English text; English stands in the scripts themselves."""
    if code == ENGLISH.code:
        return {}
    return {
        str(each.id[0] if isinstance(each.id, tuple) else each.id): each.string
        for each in _translated(code)
        if each.id and each.string and any(place.startswith("static/js/") for place, _line in each.locations)
    }


@cache
def catalog(code: str) -> NullTranslations:
    """All texts in a language, read from the translators' own file when the language is first used."""
    if code == ENGLISH.code:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, _translated(code))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def _translated(code: str) -> Catalog:
    with (resources.TRANSLATIONS / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.region)
