"""How values read on a page: dates, points, kinds of source, verdicts."""

import math
from collections.abc import Sequence
from datetime import date as calendar_date
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent
from flask import Flask

from quizapp.core.glossary import explained_in, pieces
from quizapp.core.mark import Status
from quizapp.core.message import Message, counted, message
from quizapp.core.question import tempts
from quizapp.services.facts import UNTAGGED
from quizapp.web import markdown
from quizapp.web.current import application
from quizapp.web.languages import gettext, locale, say

_KINDS = {
    "newspaper": message("newspaper"),
    "news_site": message("news site"),
    "news_agency": message("news agency"),
    "broadcaster": message("broadcaster"),
    "state_media": message("state media"),
    "blog": message("blog"),
    "book": message("book"),
    "unknown": message("kind of source unknown"),
}
_VERDICTS = {
    Status.RIGHT: message("Right"),
    Status.PARTLY: message("Partly right"),
    Status.WRONG: message("Not right"),
    Status.OMITTED: message("Not answered"),
    Status.TO_BE_MARKED: message("To be marked"),
}
_MISREADINGS = {
    "outdated_report": message("another time"),
    "other_source": message("another source"),
    "overclaim": message("more than the text says"),
    "wrong_person": message("another person"),
    "wrong_number": message("another number"),
    "opinion_as_fact": message("an opinion read as a fact"),
    "not_in_text": message("something the text does not say"),
}
_TOOK = {
    "outdated_report": message("what was so at another time"),
    "other_source": message("what another source says"),
    "overclaim": message("more than the text says"),
    "wrong_person": message("what is said of another person"),
    "wrong_number": message("a number or date of something else"),
    "opinion_as_fact": message("an opinion for a fact"),
    "not_in_text": message("something that the text does not say"),
}
_LOOK_OUT = {
    "outdated_report": message(
        "You went by what was so at another time. Look at the dates, first at the one above a report: "
        "what could its writer know by then?"
    ),
    "other_source": message(
        "You took words that come from somebody else than the question asks about. "
        "Check who says it: which report, which person, which agency?"
    ),
    "overclaim": message(
        "You chose something that goes a little further than the text. "
        "Look for small words such as “may”, “some” or “plans to”."
    ),
    "wrong_person": message(
        "You chose something that the text says of somebody else. "
        "Ask at each sentence who does this, and who only hears or tells of it."
    ),
    "wrong_number": message(
        "You took a number or a date that belongs to something else. "
        "Read what is counted, or what happened on that day."
    ),
    "opinion_as_fact": message(
        "You took as a fact what somebody says, hopes or believes. "
        "Words such as “said”, “according to” or “hopes” show whose view it is."
    ),
    "not_in_text": message(
        "You chose something that sounds likely but does not stand in the text. "
        "Put your finger on the words that say it; if you find none, choose again."
    ),
}

_TAGS = {
    "locate": message("locate"),
    "understand": message("understand"),
    "evaluate": message("evaluate"),
    "find": message("find"),
    "select_source": message("select source"),
    "literal": message("literal"),
    "infer": message("infer"),
    "main_idea": message("main idea"),
    "vocabulary": message("vocabulary"),
    "structure": message("structure"),
    "sequence": message("sequence"),
    "purpose": message("purpose"),
    "credibility": message("credibility"),
    "compare": message("compare"),
    "conflict": message("conflict"),
    UNTAGGED: message("not said"),
}
_SEVERITIES = {"error": message("Problem"), "warning": message("Warning"), "info": message("Information")}
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"})
_A_BROKEN_NUMBER = 100
"""It takes the plural form of this number, which is the general one in every language."""


def init_app(app: Flask) -> None:
    """Gives the templates their filters."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.tests["tempting"] = tempts
    app.jinja_env.filters |= {
        "date": date,
        "moment": moment,
        "minutes_left": minutes_left,
        "clock_time": lambda milliseconds: f"{wall_clock(milliseconds):%H:%M:%S}",
        "clock": clock,
        "day": lambda milliseconds: date(f"{wall_clock(milliseconds):%Y-%m-%d}"),
        "points": points,
        "points_in_words": points_in_words,
        "tag": lambda name: say(_TAGS[name]) if name in _TAGS else gettext(name),
        "severity": lambda name: say(_SEVERITIES[name]),
        "percent": percent,
        "whole_percent": whole_percent,
        "kind": lambda name: say(_KINDS[name]),
        "verdict": lambda name: say(_VERDICTS[name]),
        "misreading": lambda name: say(_MISREADINGS[name]),
        "took": lambda name: say(_TOOK[name]),
        "look_out": lambda name: say(_LOOK_OUT[name]),
        "sentence": sentence,
        "numbers": numbers,
        "direction": direction,
        "file_name": lambda path: PurePath(path).name,
        "said": say,
        "inline": lambda text: markdown.inline(say(text)),
        "blocks": markdown.blocks,
        "pieces": pieces,
        "explained_in": explained_in,
    }


_CLOSING = "”“»\u202f\u2069"
"""What may stand after the end of a quoted sentence."""


def sentence(what: str | Message) -> str:
    """Words with a capital at their beginning and a sign at their end."""
    words = say(what)
    is_ended = words.rstrip(_CLOSING).endswith(("?", ".", "!", "؟"))
    return words[:1].upper() + words[1:] + ("" if is_ended else ".")


def direction(code: str) -> str:
    """Which way texts in this language run; a set may be in any, not only in those of the pages."""
    return "rtl" if code.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def numbers(ascending: Sequence[int]) -> str:
    """Numbers in words, three and more in a row by their ends: 2, 4–8."""
    runs: list[list[int]] = []
    for number in ascending:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    comma = gettext(", ")
    return comma.join(f"{run[0]}–{run[-1]}" if len(run) > 2 else comma.join(map(str, run)) for run in runs)


def date(written: str) -> str:
    """A date of a source in words: 24 May 2024, May 2024 or 2024."""
    year, month, day = (int(part) for part in (*written.split("-"), "1", "1")[:3])
    this = calendar_date(year, month, day)
    if written.count("-") == 2:
        return format_date(this, "long", locale=locale())
    return format_skeleton("yMMMM" if "-" in written else "y", this, locale=locale())


def wall_clock(milliseconds: int) -> datetime:
    """A time of the server as the clock of the school shows it."""
    return datetime.fromtimestamp(milliseconds / 1000, application().zone)


def moment(milliseconds: int) -> str:
    """A time of the server in words, in the school's zone."""
    day = format_date(wall_clock(milliseconds).date(), "long", locale=locale())
    return say(message("%(day)s, %(time)s", day=day, time=clock(milliseconds)))


def clock(milliseconds: int) -> str:
    """What the clock of the school shows, without the seconds."""
    return f"{wall_clock(milliseconds):%H:%M}"


def minutes_left(milliseconds: int) -> str:
    """The time that is left, in whole minutes that have begun."""
    if milliseconds <= 0:
        return say(message("Time is up"))
    return say(counted("%(number)s min left", "%(number)s min left", -(-milliseconds // 60_000)))


def wait(seconds: int) -> Message:
    """How long somebody has to wait."""
    if seconds < 120:
        return counted("%(number)s second", "%(number)s seconds", seconds)
    return minutes_in_words(-(-seconds // 60))


def minutes_in_words(minutes: int) -> Message:
    """Minutes with their noun."""
    return counted("%(number)s minute", "%(number)s minutes", minutes)


def points(earned: Fraction | Decimal) -> str:
    """Points with at most two decimals, for reading only; a full mark that was not reached is never shown."""
    hundredths = Fraction(earned) * 100
    nearest = round(hundredths)
    if nearest > hundredths and nearest % 100 == 0:
        return say(message("almost %(number)s", number=_decimal(nearest)))
    return _decimal(math.floor(hundredths))


def _decimal(hundredths: int) -> str:
    return format_decimal(Decimal(hundredths) / 100, "0.##", locale=locale())


def points_in_words(worth: Fraction | Decimal) -> str:
    """Points with their noun: 1 point, 2.5 points."""
    form = int(worth) if Fraction(worth).denominator == 1 else _A_BROKEN_NUMBER
    return say(counted("%(points)s point", "%(points)s points", form, points=points(worth)))


def percent(share: Fraction | float) -> str:
    """A share in whole percent, never rounded up."""
    return format_percent(Decimal(whole_percent(share)) / 100, "0 %" if locale().language == "en" else None, locale())


def whole_percent(share: Fraction | float) -> int:
    """The same as a number alone."""
    return math.floor(share * 100)
