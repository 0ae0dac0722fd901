"""How values read on a page: dates, points, kinds of source, verdicts."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath

from flask import Flask

from quizapp.core.date_text import MONTHS
from quizapp.core.glossary import explained_in, pieces
from quizapp.core.mark import Status
from quizapp.core.question import tempts
from quizapp.web import markdown
from quizapp.web.current import application

_KINDS = {
    "newspaper": "newspaper",
    "news_site": "news site",
    "news_agency": "news agency",
    "broadcaster": "broadcaster",
    "state_media": "state media",
    "blog": "blog",
    "book": "book",
    "unknown": "kind of source unknown",
}
_VERDICTS = {
    Status.RIGHT: "Right",
    Status.PARTLY: "Partly right",
    Status.WRONG: "Not right",
    Status.OMITTED: "Not answered",
    Status.TO_BE_MARKED: "To be marked",
}
_MISREADINGS = {
    "outdated_report": "a report from another day",
    "other_source": "another source",
    "overclaim": "more than the text says",
    "wrong_person": "another person",
    "wrong_number": "another number",
    "opinion_as_fact": "an opinion read as a fact",
    "not_in_text": "something the text does not say",
}
_TOOK = {
    "outdated_report": "a report from another day",
    "other_source": "what another source says",
    "overclaim": "more than the text says",
    "wrong_person": "what is said of another person",
    "wrong_number": "a number or date of something else",
    "opinion_as_fact": "an opinion for a fact",
    "not_in_text": "something that the text does not say",
}
_LOOK_OUT = {
    "outdated_report": "You went by a report from another day. Look at the date above a report first: "
    "what could its writer know by then?",
    "other_source": "You took words that come from somebody else than the question asks about. "
    "Check who says it: which report, which person, which agency?",
    "overclaim": "You chose something that goes a little further than the text. "
    "Look for small words such as “may”, “some” or “plans to”.",
    "wrong_person": "You chose something that the text says of somebody else. "
    "Ask at each sentence who does this, and who only hears or tells of it.",
    "wrong_number": "You took a number or a date that belongs to something else. "
    "Read what is counted, or what happened on that day.",
    "opinion_as_fact": "You took as a fact what somebody says, hopes or believes. "
    "Words such as “said”, “according to” or “hopes” show whose view it is.",
    "not_in_text": "You chose something that sounds likely but does not stand in the text. "
    "Put your finger on the words that say it; if you find none, choose again.",
}


def init_app(app: Flask) -> None:
    """Gives the templates their filters."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.tests["tempting"] = tempts
    app.jinja_env.filters |= {
        "date": date,
        "moment": moment,
        "minutes_left": minutes_left,
        "clock_time": lambda milliseconds: f"{wall_clock(milliseconds):%H:%M:%S}",
        "clock": lambda milliseconds: f"{wall_clock(milliseconds):%H:%M}",
        "points": points,
        "kind": _KINDS.__getitem__,
        "verdict": _VERDICTS.__getitem__,
        "misreading": _MISREADINGS.__getitem__,
        "took": _TOOK.__getitem__,
        "look_out": _LOOK_OUT.__getitem__,
        "sentence": sentence,
        "numbers": numbers,
        "file_name": lambda path: PurePath(path).name,
        "inline": markdown.inline,
        "blocks": markdown.blocks,
        "pieces": pieces,
        "explained_in": explained_in,
    }


def sentence(words: str) -> str:
    """Words with a capital at their beginning and a sign at their end."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(("?", ".", "!")) else ".")


def numbers(ascending: Sequence[int]) -> str:
    """Numbers in words, three and more in a row by their ends: 2, 4–8."""
    runs: list[list[int]] = []
    for number in ascending:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(told)


def date(written: str) -> str:
    """A date of a source in words: 24 May 2024, May 2024 or 2024."""
    year, *rest = written.split("-")
    words = [year, *(MONTHS[int(month) - 1] for month in rest[:1]), *(str(int(day)) for day in rest[1:])]
    return " ".join(reversed(words))


def wall_clock(milliseconds: int) -> datetime:
    """A time of the server as the clock of the school shows it."""
    return datetime.fromtimestamp(milliseconds / 1000, application().zone)


def moment(milliseconds: int) -> str:
    """A time of the server in words, in the school's zone."""
    local = wall_clock(milliseconds)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def minutes_left(milliseconds: int) -> str:
    """The time that is left, in whole minutes that have begun."""
    return "Time is up" if milliseconds <= 0 else f"{-(-milliseconds // 60_000)} min left"


def points(earned: Fraction | Decimal) -> str:
    """Points with at most two decimals, for reading only; a full mark that was not reached is never shown."""
    exact = Fraction(earned)
    shown = f"{float(exact):.2f}".rstrip("0").rstrip(".")
    return f"almost {shown}" if Fraction(shown) > exact and "." not in shown else shown
