"""Lines that say where an article comes from: byline, date of publication, publisher."""

import re
from collections.abc import Iterator

from quizapp.content.articles.article import Origin
from quizapp.content.articles.clean_text import ends_a_sentence, is_prose
from quizapp.content.articles.dates import LONGEST_LINE, FoundDate, find_date

BYLINE = "byline, now in the source"
DATE = "date, now in the source"
UPDATED = "date of a change"
ABOUT_THE_AUTHOR = "about the author, now in the source"

_BY = re.compile(
    r"(?:(?:by|von|par|por|di|words by|written by|reported by|story by):?|(?:text(?: by)?|author|autor):)\s+(?=\S)",
    re.IGNORECASE,
)
_BY_ALONE = re.compile(r"(?:by|von|par|por|door|di|words by|written by|author|autor):?", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:[^\W\d_]+[ -]){0,3}(?:reporter|correspondent|editor|journalist|writer|columnist)(?:,? [^.]{2,30})?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\W*(?:last )?(?:updated?|modified|edited|aktualisiert|mis à jour|actualizado)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\W*(?:first )?(?:published|posted|issued|date|veröffentlicht|publié|publicado)\b", re.IGNORECASE
)
_AROUND_A_DATE = re.compile(
    r"(?:first )?\b(?:published|posted|issued|date|on|at|veröffentlicht|publié le|publicado|am|uhr|le|el)\b|"
    r"\b(?:last )?(?:updated?|modified)\b.*|"
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|"
    r"\b(?:gmt|utc|bst|cest|cet|est|edt|pst|pdt|ist)\b|[+-]\d{2}:?\d{2}\b|\bT\d\d:?|Z\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(["van", "von", "de", "der", "den", "del", "la", "le", "bin", "al", "el", "da", "dos", "di", "y"])
_NO_NAMES = frozenset(
    [
        *("world", "news", "politics", "asia", "europe", "africa", "america", "middle", "east", "business", "opinion"),
        *("sport", "sports", "culture", "breaking", "live", "exclusive", "analysis", "video", "home", "the", "a", "in"),
        *("by", "on", "at", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("health", "science", "tech", "technology", "travel", "latest", "international", "national", "local"),
    ]
)
_ACCOUNT = re.compile(r"@\w{2,30}$|(?=\S*\d)(?=\S*[^\W\d])[\w.@…-]{5,30}$")
_ABOUT = re.compile(
    r"(?P<name>[^\W\d_][^.,;:!?]{2,40}?) (?:is|was|works as) (?:an? |the )?[^.!?]{0,60}?"
    r"\b(?:reporter|editor|correspondent|journalist|writer|columnist|contributor|producer)\b"
    r"(?:[^.!?]{0,40}?\b(?:for|at|with|of) (?P<publisher>(?:the )?[^\W\d_][^.,;:!?]{1,40}))?"
)
_OWNER = re.compile(
    r"(?:©|\(c\)|copyright)\W{0,5}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?\W{0,5}(?:by )?"
    r"(?P<name>[^\W\d_][^.,;:|©]{1,50})",
    re.IGNORECASE,
)
_TO_SUBSCRIBE = re.compile(r"(?:.*\b[Ss]ubscribe to )(?P<name>[A-Z][\w'’&-]*(?: [A-Z][\w'’&-]*){0,4})[.!]?$")
_LEGAL_FORM = re.compile(
    r"(?:(?<![\s,])[\s,]+)?\b(?:ltd|inc|llc|plc|gmbh|corp|limited|all rights reserved)\b.*$", re.IGNORECASE
)


def read_source_line(text: str, before: tuple[str, ...] = (), after: tuple[str, ...] = ()) -> tuple[Origin, str]:
    """What a line says of the source, and why it is left out; both empty where it is none.

    The lines *before* and *after* it make a bare name a byline: one is a date, or `By`.
    """
    if len(text) > LONGEST_LINE or (is_prose(text) and not _PUBLISHED.match(text)):
        return Origin(), ""
    found = find_date(text)
    if found:
        return _dated_line(text, found)
    if _BY_ALONE.fullmatch(text):
        return Origin(), BYLINE
    named = _name_after_by(text) or _introduced_name(text, before, after)
    if named:
        return Origin(byline=named), BYLINE
    return Origin(), BYLINE if _ROLE.fullmatch(text) and any(map(_is_name, map(_without_place, before))) else ""


def _introduced_name(text: str, before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """A name that stands beside a date, below `By`, above its own byline, or above what its owner does."""
    name = _without_place(text)
    beside_a_date = any(map(_is_bare_date, (*before, *after)))
    told = any(map(_BY_ALONE.fullmatch, before)) or any(map(_ROLE.fullmatch, after))
    twice = name in map(_name_after_by, (*before, *after))
    return name if (beside_a_date or told or twice) and _is_name(name, accounts=True) else ""


def _without_place(text: str) -> str:
    """`Ida Lund` for `Ida Lund in Ashford`."""
    return re.split(r" in (?=[A-Z])", text)[0].strip()


def read_left_out_line(text: str) -> Origin:
    """What a line that is left out for another reason says of the publisher."""
    found = _OWNER.match(text) or _TO_SUBSCRIBE.match(text)
    name = _LEGAL_FORM.sub("", found["name"]).strip() if found else ""
    return Origin(publisher=name) if name.casefold() not in _NO_NAMES else Origin()


def read_about_the_author(text: str) -> Origin:
    """The name and publisher in the line that introduces the author below an article."""
    found = _ABOUT.match(text)
    if not found or not _is_name(found["name"]):
        return Origin()
    return Origin(byline=found["name"], publisher=_publisher(found["publisher"] or ""))


def is_about(name: str, text: str) -> bool:
    """Whether a paragraph tells of the author with this name."""
    verbs = "is|was|reports?|reported|covers|covered|writes|wrote|has (?:been|covered|written|reported)"
    return bool(name) and len(text) <= 400 and bool(re.match(rf"{re.escape(name)} (?:{verbs})\b", text))


def _publisher(words: str) -> str:
    """The words as far as they are a name: `Just the News, where he …` ends before the comma."""
    return words.strip() if words[:1].isupper() or words.startswith("the ") else ""


def _dated_line(text: str, found: FoundDate) -> tuple[Origin, str]:
    rest = f"{text[: found.start]} | {text[found.end :]}"
    if _UPDATED.match(text):
        return Origin(), UPDATED
    names = [part for part in _parts(rest) if part]
    named = next((name for part in names if (name := _name_after_by(part) or part) and _is_name(name)), "")
    if names and not named and not _PUBLISHED.match(text):
        return Origin(), ""  # a date in a line of the article itself
    return Origin(byline=named, published=found.iso), DATE


def _parts(rest: str) -> Iterator[str]:
    for part in re.split(r"[|•·,;()/]|\s[-–—]\s", _AROUND_A_DATE.sub("|", rest)):
        yield part.strip(" :.-–—")


def _is_bare_date(line: str) -> bool:
    found = find_date(line)
    return found is not None and not any(_parts(f"{line[: found.start]} | {line[found.end :]}"))


def _name_after_by(text: str) -> str:
    by = _BY.match(text)
    if not by or ends_a_sentence(text):
        return ""
    name = re.split(r"[,|•·;(]|\s[-–—]\s| in [A-Z]| for ", text[by.end() :])[0].strip()
    return name if _is_name(name) or (name and text[: by.end()].strip().endswith(":")) else ""


def _is_name(text: str, *, accounts: bool = False) -> bool:
    """Whether this can be the name of one or several people, or of an account."""
    words = re.sub(r"(?<!\s)\s+(?:and|und|et|y|&)\s+", " ", text.replace(",", " ")).split()
    if accounts and len(words) == 1:
        return bool(_ACCOUNT.match(text))
    if not 2 <= len(words) <= 9 or any(word.casefold() in _NO_NAMES for word in words):
        return False
    return all(word in _PARTICLES or (word[0].isupper() and not any(map(str.isdigit, word))) for word in words)
