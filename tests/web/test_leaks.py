"""The leak test: before the hand-in, nothing that a student can fetch tells what is right.

Two ways to look: a crawl that searches every reply for canaries, which stand in every secret text of the set; and a
walk through two sets that differ in their secrets alone, whose replies must be equal to the last byte.
"""

import base64
import codecs
import dataclasses
import itertools
import re
import sys
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from string import Template
from typing import Any

import pytest
from browsing import Answer, Page, Person, csrf_of, fields_of, grouped
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from full_run import IS_FULL, some_of
from harbour import Clock
from jinja2 import ChoiceLoader, DictLoader
from lesson import Lesson, teacher_named
from pydantic import BaseModel
from sqlalchemy import text

from quizapp import resources
from quizapp.core.citation import Cite
from quizapp.core.question import Question
from quizapp.core.question_type import Asking, question_token
from quizapp.core.rules import GRADED, Rules
from quizapp.question_types import REGISTRY
from quizapp.question_types.number.model import Tolerance
from quizapp.services import assign, attempt_time, class_list, classes, joining, take_quiz
from quizapp.services.accounts import add_teacher
from quizapp.services.application import Application
from quizapp.store import teachers
from quizapp.web import current
from quizapp.web.student import reader_page
from tests.web.student.test_presence import sign_in_as

SET = "canaries"

# ---------------------------------------------------------------- a set in which every secret has a canary

STEPS = ["anvil", "barrel", "candle", "drum", "easel", "flask", "garland", "hammer", "inkwell", "jug", "kettle", "lamp"]
EVENTS = ["march", "storm", "fire", "feast", "flood", "dance", "famine", "wedding", "siege", "harvest", "raid", "truce"]
"""Twelve of each, so that no attempt begins by chance with an order that a test gives."""
STEP_LINES = "\n".join(
    f"      Zqlabel{label}: {{text: The {text}., why: ${{c}}whystep{label}, cite: {{south: $t2}}}}"
    for label, text in enumerate(STEPS, 20)
)
EVENT_LINES = "\n".join(
    f"      Zqlabel{label}:\n"
    f"        {{text: The {text}., why: ${{c}}whyevent{label}, cite: {{north: $s3}}, $dates{label}}}"
    for label, text in enumerate(EVENTS, 32)
)

QUESTIONS = """\
format: 1
title: A quiet set
summary: Nothing in here sings too early.
passages:
  - id: north
    title: The northern report
    published: 1702-05-02
    text: |
      The vasselquord opened in spring. A trindlemoor was sold. Some oxpellwick remained.

      Old grantlebay closed. New hespernook began. The quillfarrow moved away.
  - id: south
    title: The southern report
    published: 1702-05
    text: |
      Two drumbelows arrived. One fennimarsh left. No juttlewood came.
  - id: coda
    title: ${c}codatitle
    publisher: ${c}codapublisher
    published: 1702-06-02
    text: The ${c}codawords came back.
questions:
  - id: Zqidsingle
    type: single_choice
    prompt: Which opened first?
    process: $process
    skill: $skill
    options:
      ZqlabelA: {text: Harbour, why: ${c}whyone, trap: {north: $s2}, misreading: $misreading$a}
      ZqlabelB: {text: Mill, why: ${c}whytwo, trap: {south: $t2}, misreading: $misreading, fraction: $fraction}
      ZqlabelC: {text: Bakery, why: ${c}whythree, trap: {north: $s3}, misreading: $misreading}
    answer: $option
    group: ${c}groupsingle
    explain: ${c}explainsingle
    cite: {north: [$s1, $s4], south: $t1}
  - id: Zqidmultiple
    type: multiple_response
    prompt: Which two were sold?
    points: 3
    process: $process
    skill: $skill
    options:
      ZqlabelD: {text: Wool, why: ${c}whyfour, trap: {south: $t3}, misreading: $misreading}
      ZqlabelE: {text: Salt, why: ${c}whyfive, trap: {south: $t1}, misreading: $misreading}
      ZqlabelF: {text: Wine, why: ${c}whysix}
      ZqlabelG: {text: Timber, why: ${c}whyseven}
    answer: $options
    choose: 2
    scoring: $scoring
    explain: ${c}explainmultiple
    cite: {south: $t2}
  - id: Zqidstatements
    type: true_false_not_given
    prompt: True, false or not given?
    process: $process
    skill: $skill
    statements:
      ZqlabelH:
        {text: It was cold., answer: $verdict, why: ${c}whyeight, cite: {north: $s5}, trap: {north: $s6}, $mis}
      ZqlabelI:
        {text: It was late., answer: $other, why: ${c}whynine, cite: {south: $t1}, trap: {south: $t3}, $mis}
    explain: ${c}explainstatements
    cite: {north: $s6}
  - id: Zqidprompt
    type: true_false_not_given
    prompt: It was far.
    answer: $verdict
    why: ${c}whyten
    explain: ${c}explainprompt
    cite: {north: $s5}
  - id: Zqidshort
    type: short_answer
    prompt: Name the place.
    process: $process
    skill: $skill
    accept: [${c}acceptone, {text: ${c}accepttwo, fraction: $fraction, feedback: ${c}feedbackone}$more]
    reject: [{text: ${c}rejectone, feedback: ${c}feedbacktwo}]
    accents: $accents
    explain: ${c}explainshort
    cite: {south: $t3}
  - id: Zqidhot
    type: hot_text
    prompt: Choose the sentence about the place.
    process: $process
    skill: $skill
    from: [north, south]
    units: sentences
    scoring: $hot
    cite: {north: $s4}
    alternatives: [{north: $s5}]
    traps: [{cite: {south: $t2}, why: ${c}whyeleven, misreading: $misreading}]
    explain: ${c}explainhot
  - id: Zqidnumber
    type: number
    prompt: How many bricks?
    process: $process
    skill: $skill
    answer: $number
    tolerance: $tolerance
    units: [${c}unitone, ${c}unittwo$units]
    unit: optional
    unit_fraction: $fraction
    decimal: "."
    explain: ${c}explainnumber
    cite: {north: $s2}
  - id: Zqiddate
    type: date
    prompt: On which day?
    process: $process
    skill: $skill
    answer: $date
    need: day
    order: dmy
    explain: ${c}explaindate
    cite: {north: $s1}
  - id: Zqidcloze
    type: cloze
    prompt: Fill the gaps.
    process: $process
    skill: $skill
    text: Beside {Zqlabel10} they built a {Zqlabel11} of stone.
    gaps:
      Zqlabel10:
        accept: [${c}gapone, {text: ${c}gaptwo, fraction: $fraction, feedback: ${c}feedbackthree}$gaps]
        reject: [{text: ${c}gapthree, feedback: ${c}feedbackfour}]
        accents: $accents
      Zqlabel11:
        options:
          Zqlabel12: {text: tower, why: ${c}whytower, trap: {north: $s2}, $mis, fraction: $fraction}
          Zqlabel13: {text: bridge, why: ${c}whybridge, trap: {south: $t2}, $mis}
          Zqlabel14: {text: well, why: ${c}whywell, trap: {north: $s3}, $mis}
        answer: $gap
    explain: ${c}explaincloze
    cite: {south: $t1}
  - id: Zqidordering
    type: ordering
    prompt: Put the things in order.
    process: $process
    skill: $skill
    items:
STEP_LINES_HERE
    answer: $order
    scoring: $rule
    explain: ${c}explainordering
    cite: {north: $s6}
  - id: Zqidtimeline
    type: timeline
    prompt: Put the events in order.
    process: $process
    skill: $skill
    clock: happened
    events:
EVENT_LINES_HERE
    scoring: $rule
    explain: ${c}explaintimeline
    cite: {north: $s5}
  - id: Zqidmatching
    type: matching
    prompt: Who brought what?
    process: $process
    skill: $skill
    stems:
      Zqlabel44: {text: The baker, why: ${c}whybaker, cite: {north: $s1}}
      Zqlabel45: {text: The miller, why: ${c}whymiller, cite: {south: $t2}}
    choices:
      Zqlabel46: rope
      Zqlabel47: glass
      Zqlabel48: paper
      Zqlabel49: iron
    answer: $pairs
    explain: ${c}explainmatching
    cite: {south: $t3}
  - id: Zqidmatrix
    type: source_matrix
    prompt: Which report says it?
    process: $process
    skill: $skill
    sources: [north, south]
    statements:
      Zqlabel50: {text: It rained., why: ${c}whyrain, $rain}
      Zqlabel51: {text: It snowed., why: ${c}whysnow, $snow}
      Zqlabel52: {text: It hailed., why: ${c}whyhail, $hail}
    scoring: $cells
    explain: ${c}explainmatrix
    cite: {north: $s4}
  - id: Zqidjudged
    type: source_matrix
    prompt: What does each report say?
    ask: says_contradicts_silent
    statements:
      Zqlabel53: {text: It froze., why: ${c}whyfrost, $frost}
      Zqlabel54: {text: It thawed., why: ${c}whythaw, $thaw}
    scoring: $cells
    explain: ${c}explainjudged
  - id: Zqidopen
    type: open_response
    prompt: Why did they go?
    process: $process
    skill: $skill
    min_words: 2
    max_words: 30
    rubric:
      Zqlabel55:
        text: ${c}criterionone
        weight: $weightone
        levels: [{text: ${c}levelone, points: $low}, {text: ${c}leveltwo, points: $high}]
      Zqlabel56:
        text: ${c}criteriontwo
        weight: $weighttwo
        levels: [{text: ${c}levelthree, points: $low}, {text: ${c}levelfour, points: $high}$levels]
    model_answer: ${c}so ${c}modelanswer
    explain: ${c}explainopen
    cite: {south: $t2}
  - id: Zqidquotes
    type: two_part
    prompt: Which was sown?
    process: $process
    skill: $skill
    part_a:
      type: single_choice
      options:
        Zqlabel60: {text: Barley, why: ${c}whybarley, trap: {north: $s2}, $mis, fraction: $fraction}
        Zqlabel61: {text: Oats, why: ${c}whyoats, trap: {south: $t2}, $mis}
        Zqlabel62: {text: Rye, why: ${c}whyrye, trap: {north: $s3}, $mis}
      answer: $grain
      shuffle: true
    part_b:
      type: multiple_response
      prompt: Which words show it?
      options:
        Zqlabel63: {text: vasselquord opened, why: ${c}whyopened, trap: {north: $s2}, $mis}
        Zqlabel64: {text: quillfarrow moved, why: ${c}whymoved, trap: {north: $s3}, $mis}
        Zqlabel65: {text: oxpellwick remained, why: ${c}whyremained, trap: {north: $s5}, $mis}
      answer: [$quote]
      choose: 1
      scoring: $scoring
      shuffle: true
      supports: {Zqlabel65: $fit}
    scoring: $together
    explain: ${c}explainquotes
    cite: {north: $s1}
  - id: Zqidtwoparts
    type: two_part
    prompt: Were they late?
    part_a:
      type: single_choice
      options:
        Zqlabel66: {text: Yes, why: ${c}whylate, trap: {north: $s2}, $mis}
        Zqlabel67: {text: No, why: ${c}whyearly, trap: {south: $t2}, $mis}
        Zqlabel68: {text: Partly, why: ${c}whypartly, trap: {north: $s3}, $mis, fraction: $fraction}
      answer: $late
    part_b:
      type: hot_text
      prompt: Which sentence shows it?
      from: [north, south]
      units: sentences
      scoring: $hot
      alternatives: [{north: $s5}]
      traps: [{cite: {south: $t2}, why: ${c}whychosen, $mis}]
    explain: ${c}explaintwoparts
    cite: {north: $s4}
  - id: Zqidevidence
    type: short_answer
    prompt: What was found?
    accept: [${c}acceptthree]
    evidence: required
    explain: ${c}explainevidence
    cite: {south: $t3}
""".replace("STEP_LINES_HERE", STEP_LINES).replace("EVENT_LINES_HERE", EVENT_LINES)
QUESTIONS = re.sub(r"( +)- id: Zqid(\w+)\n", r"\g<0>\1  lint_ignore: {${c}rule\2x: ${c}ignored\2x}\n", QUESTIONS)
AS_OF = r"""\g<0>
    as_of: 1702-05-31
    later: {text: ${c}later\1, cite: {coda: The ${c}codawords came back.}}"""
CANARIES = Template(re.sub(r"  - id: Zqid(\w+)", AS_OF, QUESTIONS))
"""All is asked as of a day before the last report, which is kept for the result."""

NORTH = [
    "The vasselquord opened in spring.",
    "A trindlemoor was sold.",
    "Some oxpellwick remained.",
    "Old grantlebay closed.",
    "New hespernook began.",
    "The quillfarrow moved away.",
]
SOUTH = ["Two drumbelows arrived.", "One fennimarsh left.", "No juttlewood came."]
SENTENCES = {re.findall(r"\w{9,}", sentence)[0]: sentence for sentence in NORTH + SOUTH}


def secrets(north: list[str], south: list[str], **other: str) -> dict[str, str]:
    places = {f"s{number}": text for number, text in enumerate(north, 1)}
    places |= {f"t{number}": text for number, text in enumerate(south, 1)}
    matrix = {
        row: Template(other[row]).substitute(places, **other) for row in ("rain", "snow", "hail", "frost", "thaw")
    }
    return {**places, **other, **matrix, "mis": f"misreading: {other['misreading']}"}


def dates(first_year: int, step: int) -> dict[str, str]:
    """Two dates for each event, no two in one year; the order by the first of them follows from *step*."""
    return {
        f"dates{label}": f"happened: {_date(first_year, label * step % 12)}, reported: {_date(first_year, 12 + at)}"
        for at, label in enumerate(range(32, 44))
    }


def _date(first_year: int, number: int) -> str:
    return f"{first_year + 17 * number}-{number % 12 + 1:02}-{number + 3:02}"


def order(step: int) -> str:
    """The labels of the things, with one tie."""
    labels = sorted((f"Zqlabel{label}" for label in range(20, 32)), key=lambda label: int(label[-2:]) * step % 12)
    return f"[[{labels[0]}, {labels[1]}], {', '.join(labels[2:])}]"


def trap(place: str, tempting: str, what: str) -> str:
    """The trap of one cell of a matrix, as it stands in the template."""
    return f"traps: {{{place}: {{cite: {tempting}, why: ${{c}}why{what}, misreading: $misreading}}}}"


ONE = secrets(
    NORTH,
    SOUTH,
    c="Zqone",
    process="locate",
    skill="find",
    misreading="overclaim",
    fraction="7/13",
    a=", fraction: 7/13",
    option="ZqlabelC",
    options="[ZqlabelD, ZqlabelG]",
    scoring="balanced",
    verdict="'true'",
    other="not_given",
    more="",
    accents="optional",
    hot="exact",
    number="407319.625",
    tolerance="83.0917 %",
    units="",
    date="1849-11-19",
    gap="Zqlabel13",
    gaps="",
    order=order(5),
    rule="pairs",
    pairs="{Zqlabel44: Zqlabel48, Zqlabel45: Zqlabel46}",
    rain="says: north, cite: {north: $s1}, " + trap("south", "$t1", "temptrain"),
    snow="says: [north, south], cite: {north: $s2, south: $t2}",
    hail="says: none, cite: {north: $s3}, " + trap("north", "$s4", "tempthail"),
    frost="answer: {north: says, south: contradicts}, cite: {north: $s5, south: $t3}",
    thaw="answer: {north: silent, south: says}, cite: {south: $t1}, " + trap("north", "$s6", "temptthaw"),
    cells="row",
    weightone="83.71",
    weighttwo="47.93",
    low="38.17",
    high="73.61",
    levels="",
    grain="Zqlabel61",
    quote="Zqlabel63",
    fit="Zqlabel60",
    together="conditional",
    late="Zqlabel66",
    **dates(1103, 5),
)
ANOTHER = secrets(
    NORTH[::-1],
    SOUTH[::-1],
    c="Zqanother",
    process="evaluate",
    skill="conflict",
    misreading="outdated_report",
    fraction="1/17",
    a="",
    option="ZqlabelA",
    options="[ZqlabelE, ZqlabelF]",
    scoring="exact",
    verdict="not_given",
    other="'false'",
    more=", Zqanotherthird",
    accents="required",
    hot="plus_minus",
    number="-59.28",
    tolerance="0",
    units=", Zqanotherunitthree",
    date="1931-02-03",
    gap="Zqlabel14",
    gaps=", Zqanothergapfour",
    order=order(7),
    rule="exact",
    pairs="{Zqlabel44: Zqlabel49, Zqlabel45: Zqlabel47}",
    rain="says: none",
    snow="says: south, cite: {south: $t2}, " + trap("north", "$s1", "temptsnow"),
    hail="says: [south, north], cite: {north: $s3, south: $t3}",
    frost="answer: {north: silent, south: says}, cite: {south: $t2}",
    thaw="answer: {north: contradicts, south: silent}, cite: {north: $s6}, " + trap("south", "$t1", "temptthaw"),
    cells="cell",
    weightone="1",
    weighttwo="12",
    low="0",
    high="1",
    levels=", {text: Zqanotherlevelfive, points: 2}",
    grain="Zqlabel62",
    quote="Zqlabel64",
    fit="Zqlabel61",
    together="both",
    late="Zqlabel67",
    **dates(1511, 7),
)
NORTHERN, SOUTHERN = "The northern report 2 May 1702", "The southern report May 1702"
"""How the reports are named in a matrix."""
RIGHT: dict[str, Answer] = {
    "Which opened": "Bakery",
    "Which two": ["Wool", "Timber"],
    "True, false": {"It was cold.": "True", "It was late.": "Not given"},
    "It was far": "True",
    "Name the place": "the place",
    "Choose the sentence": NORTH[3],
    "How many bricks": "407000",
    "On which day": "23 June 1998",
    "Fill the gaps": {"Gap 1 of 2": "elsewhere", "Gap 2 of 2": "bridge"},
    "Put the things": [f"The {STEPS[at]}." for at in sorted(range(12), key=lambda at: (at + 20) * 5 % 12)],
    "Put the events": [f"The {EVENTS[at]}." for at in sorted(range(12), key=lambda at: (at + 32) * 5 % 12)],
    "Who brought": {"The baker": "paper", "The miller": "rope"},
    "Which report": {
        "It rained.": [NORTHERN],
        "It snowed.": [NORTHERN, SOUTHERN],
        "It hailed.": ["None of them"],
    },
    "What does each": {
        "It froze.": {NORTHERN: "Says so", SOUTHERN: "Contradicts"},
        "It thawed.": {NORTHERN: "Does not say", SOUTHERN: "Says so"},
    },
    "Why did they": "They had to, as it “was sold”.",
    "Which was sown": {"Part A": "Oats", "Part B": ["vasselquord opened"]},
    "Were they late": {"Part A": "Yes", "Part B": NORTH[3]},
    "What was found": {"Part A": "something", "Part B": SOUTH[2]},
}
KEY: dict[str, Answer] = {
    **RIGHT,
    "Name the place": "Zqoneacceptone",
    "How many bricks": "407319.625 Zqoneunitone",
    "On which day": "19 November 1849",
    "Fill the gaps": {"Gap 1 of 2": "Zqonegapone", "Gap 2 of 2": "bridge"},
    "What was found": {"Part A": "Zqoneacceptthree", "Part B": SOUTH[2]},
}
"""Right in every point; the crawl leaves out the typed ones of these, as the page shows what was typed."""
WRONG: dict[str, Answer] = {
    "Which opened": "Mill",
    "Which two": ["Salt", "Wine"],
    "True, false": {"It was cold.": "False", "It was late.": "True"},
    "It was far": "False",
    "Name the place": "elsewhere",
    "Choose the sentence": SOUTH[1],
    "How many bricks": "12",
    "On which day": "24 June 1998",
    "Fill the gaps": {"Gap 1 of 2": "nowhere", "Gap 2 of 2": "tower"},
    "Put the things": [f"The {STEPS[at]}." for at in sorted(range(12), key=lambda at: -((at + 20) * 5 % 12))],
    "Put the events": [f"The {EVENTS[at]}." for at in sorted(range(12), key=lambda at: -((at + 32) * 5 % 12))],
    "Who brought": {"The baker": "rope", "The miller": "iron"},
    "Which report": {
        "It rained.": [SOUTHERN],
        "It snowed.": [SOUTHERN],
        "It hailed.": [NORTHERN],
    },
    "What does each": {
        "It froze.": {NORTHERN: "Does not say", SOUTHERN: "Says so"},
        "It thawed.": {NORTHERN: "Contradicts", SOUTHERN: "Does not say"},
    },
    "Why did they": "Nobody can say why it “was sold”.",
    "Which was sown": {"Part A": "Barley", "Part B": ["oxpellwick remained"]},
    "Were they late": {"Part A": "No", "Part B": SOUTH[1]},
    "What was found": {"Part A": "nothing", "Part B": NORTH[2]},
}

SHOWN: dict[str, set[str]] = {
    "single_choice": {"shuffle"},
    "multiple_response": {"shuffle", "choose"},
    "true_false_not_given": set(),
    "short_answer": set(),
    "number": {"unit", "decimal"},
    "date": {"need", "year_given", "order"},
    "cloze": {"text", "shuffle"},
    "ordering": set(),
    "timeline": {"clock"},
    "matching": {"reusable"},
    "hot_text": {"from_", "units"},
    "source_matrix": {"ask", "sources"},
    "open_response": {"min_words", "max_words"},
    "two_part": set(),
}
PUBLIC: dict[type[BaseModel], set[str]] = {
    Question: {"type", "prompt", "points", "evidence", "as_of"},
    **{kind.model: SHOWN[name] for name, kind in REGISTRY.items()},
}
PUBLIC_TEXTS: set[tuple[str, ...]] = {
    (where, "text") for where in ("options", "statements", "items", "events", "stems", "choices")
}
PUBLIC_TEXTS |= {("gaps", "options", "text"), ("part_a", "options", "text"), ("part_b", "options", "text")}
"""What students may see of a question. Whatever is named neither here nor above is a secret."""


@pytest.fixture
def make_canaries(make_app: Callable[..., Flask], tmp_path: Path) -> Callable[..., Flask]:
    """Makes an app whose only set has these secrets; *leak* is a fault of the app to find."""

    def make(chosen: Mapping[str, str] = ONE, leak: Callable[[Flask], object] = str) -> Flask:
        folder = tmp_path / f"questions-{chosen['c']}"
        folder.mkdir(exist_ok=True)
        (folder / f"{SET}.yaml").write_text(CANARIES.substitute(chosen), "utf-8")
        data = tmp_path / f"data-{chosen['c']}"
        app = make_app(QUIZAPP_QUESTIONS=folder, QUIZAPP_DATA=data, QUIZAPP_SECRET_KEY="the same for both")
        assert app.extensions["quizapp"].library.problems() == ()
        app.extensions["quizapp"] = dataclasses.replace(app.extensions["quizapp"], now=Clock())
        leak(app)
        return app

    return make


@pytest.fixture
def canaries(make_canaries: Callable[..., Flask]) -> Flask:
    """The app whose secrets must not get out."""
    return make_canaries()


def questions_of(app: Flask) -> tuple[Question, ...]:
    found = app.extensions["quizapp"].library.get(SET)
    assert found is not None
    return tuple(found.questions)


def leaves(model: BaseModel, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value of a question that students must not see, with the names that lead to it."""
    public = set().union(*(names for kind, names in PUBLIC.items() if isinstance(model, kind)))
    if path in {("part_a",), ("part_b",)}:
        public = {"type", "prompt", *SHOWN[model.type]}  # type: ignore[attr-defined]
    for name in type(model).model_fields:
        if name not in public:
            yield from _leaves_of(getattr(model, name), (*path, name))


def _leaves_of(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, BaseModel) and not isinstance(value, Cite):
        yield from leaves(value, path)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield (*path, "label"), key
            yield from _leaves_of(each, path)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _leaves_of(each, path)
    elif path not in PUBLIC_TEXTS:
        yield path, value


def canaries_of(app: Flask) -> set[str]:
    """Every secret text of the set, and every odd word of a passage that is not shown yet."""
    texts = {value for question in questions_of(app) for _, value in leaves(question) if isinstance(value, str)}
    return {text for text in texts if text.startswith("Zq")} | hidden_words(app)


def hidden_words(app: Flask) -> set[str]:
    """The canaries of what a student reads only in a later stage or after the hand-in."""
    found = app.extensions["quizapp"].library.get(SET)
    hidden = [each.model_dump_json() for name, each in found.passages.items() if name not in found.stages[0].passages]
    asked = [question.prompt for stage in found.stages[1:] for question in stage.questions]
    return set(re.findall(r"Zq\w+", " ".join([*hidden, *asked])))


def figures_of(app: Flask) -> set[str]:
    """Every secret number and date of the set; no word can be hidden in them, so they are long and odd themselves."""
    values = [value for question in questions_of(app) for _, value in leaves(question)]
    return {str(value) for value in values if isinstance(value, (Decimal, Tolerance)) or is_date(value)}


def is_date(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


WORDS_OF_A_FEW = {"process", "skill", "misreading", "scoring", "accents", "answer", "says"}
"""Secrets that are one of a few fixed words; the walk through two sets looks after them."""
PASSAGES = {"north", "south"}
"""Names that every page shows; which of them a statement has is told by no word, so the walk looks after that too."""


class TestTheSet:
    def test_it_has_every_type(self, canaries: Flask) -> None:
        assert {question.type for question in questions_of(canaries)} == set(REGISTRY)

    def test_every_secret_field_of_every_type_is_filled(self, canaries: Flask) -> None:
        filled, fields = set(), set()
        for question in questions_of(canaries):
            for model, name, value in fields_below(question):
                if name not in {"evidence", "group"}:  # asked for openly, and a name that one question shows for all
                    fields.add((model, name))
                if value not in (None, [], {}, ()):
                    filled.add((model, name))

        assert fields - filled == set()

    def test_every_secret_text_is_a_canary(self, canaries: Flask) -> None:
        bare = [
            (question.id, path, value)
            for question in questions_of(canaries)
            for path, value in leaves(question)
            if isinstance(value, str) and path[-1] not in WORDS_OF_A_FEW and not value.startswith("Zq")
            if not is_date(value) and not (path[-1] == "label" and value in PASSAGES)
        ]

        assert bare == []

    def test_every_secret_figure_is_an_odd_one(self, canaries: Flask) -> None:
        figures = figures_of(canaries)

        assert len(figures) == len({sign for figure in figures for sign in signs_of(figure)}) == 2 + 1 + 24 + 4
        assert all(len(figure) >= 5 for figure in figures)

    def test_no_canary_stands_twice(self, canaries: Flask) -> None:
        found = sorted(canaries_of(canaries))

        assert len(found) > 30
        assert not [pair for pair in itertools.permutations(found, 2) if pair[0] in pair[1]]


def fields_below(model: BaseModel) -> Iterator[tuple[str, str, Any]]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        yield type(model).__name__, name, value
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else [value]
        for part in parts:
            if isinstance(part, BaseModel) and not isinstance(part, Cite):
                yield from fields_below(part)


# ---------------------------------------------------------------- the crawl

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE")
AGAIN = METHODS if IS_FULL else ("GET", "POST")
"""The methods of a crawl that follows one with all of them."""
READING = {"GET", "HEAD", "OPTIONS", "TRACE"}
ACCEPTS = ["text/html", "application/json"]
LEADS_ON = {
    *(("student.hand_in", "POST"), ("student.go_on", "POST")),
    *(("student.change_page", "POST"), ("student.change", "POST")),  # one address
}


@dataclass(frozen=True)
class Seen:
    """One reply, with everything that came with it."""

    request: str
    status: int
    headers: str
    body: str

    @property
    def everything(self) -> str:
        """All that the student's device received."""
        return f"{self.headers}\n{self.body}"


def crawl(person: Person, reader: Page, methods: tuple[str, ...] = METHODS) -> Iterator[Seen]:
    """Everything that this student can fetch while the attempt of *reader* is open."""
    yield from follow_links(person)
    yield from every_route(person, reader, methods)
    yield from (seen(person.get(f"/static/{name}"), name) for name in static_files())
    yield Seen("cookies", 0, "", session_of(person))


def follow_links(person: Person) -> Iterator[Seen]:
    waiting, known = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        page = person.get(path)
        yield seen(page, f"GET {path}")
        for found in sorted(links_in(page, path) - known):
            known.add(found)
            waiting.append(found)


def links_in(page: Page, path: str) -> set[str]:
    written = re.findall(
        r"""(?:href|src|action|data-[a-z-]+)="([^"#?]+)|url\(["']?([^"')]+)|from "([^"]+)""", page.html
    )
    found = {urllib.parse.urljoin(path, "".join(each)) for each in written if "".join(each)[0] in "/."}
    return {each for each in found if each.startswith("/")}


def every_route(person: Person, reader: Page, methods: tuple[str, ...] = METHODS) -> Iterator[Seen]:
    """Every address with every method, as a page and as data; all but the hand-in itself and the next stage."""
    token, changing = csrf_of(reader), as_on_the_page(reader)
    for rule in person.app.url_map.iter_rules():
        path = filled(rule.rule, reader)
        for method, accept in itertools.product(methods, ACCEPTS):
            if (rule.endpoint, method) not in LEADS_ON:
                headers = {"Accept": accept, "X-CSRFToken": token}
                page = person.send(method, path, headers=headers, data={} if method in READING else changing)
                yield seen(page, f"{method} {path} {accept}")


def as_on_the_page(reader: Page) -> dict[str, str | list[str]]:
    question = reader.tree.all("fieldset", class_="question")[0]["id"]
    return {**grouped(fields_of(reader.form(reader.path))), "question": question, "seq": "999"}


VALUES = {
    "set_id": SET,
    "filename": "css/base.css",
    "number": "1",
    "student": "nobody",
    "assignment": "none",
    "code": "QQQQQQ",
}


def filled(rule: str, reader: Page) -> str:
    values = VALUES | {"token": reader.path.split("/")[2]}
    names = re.findall(r"<(?:\w+:)?(\w+)>", rule)
    assert set(names) <= values.keys(), f"tell this crawl what stands for {names} in {rule}"
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule)


def static_files() -> list[str]:
    return [path.relative_to(resources.STATIC).as_posix() for path in resources.STATIC.rglob("*") if path.is_file()]


def seen(page: Page, request: str) -> Seen:
    return Seen(request, page.status, str(page.response.headers), page.html)


def session_of(person: Person) -> str:
    """What the cookie says to who can read it, as anybody can."""
    serializer = SecureCookieSessionInterface().get_signing_serializer(person.app)
    cookie = person.client.get_cookie("quizapp")
    assert serializer is not None
    assert cookie is not None
    return str(serializer.loads(cookie.value))


def disguises(canary: str) -> set[str]:
    """The canary as it is, and as it looks after the usual ways to hide a word."""
    word = canary.lower()
    hidden = {word, word[::-1], codecs.encode(word, "rot13"), canary.encode().hex(), word.encode().hex()}
    for spelling, offset in itertools.product((canary, word), range(3)):
        encoded = base64.b64encode(b"_" * offset + spelling.encode()).decode()
        hidden.add(encoded[4 if offset else 0 : len(encoded) - 4].lower())
    return {each for each in hidden if len(each) > 5}  # four letters stand in some random token by chance


def leaks_in(replies: list[Seen], app: Flask) -> list[str]:
    """Every canary of the set's secrets and every cited sentence that stands where it should not."""
    secret_figures = figures_of(app)
    long_figures = {figure for figure in secret_figures if len(figure) >= 8}
    disguised = {hidden: canary for canary in canaries_of(app) | long_figures for hidden in disguises(canary)}
    found = {text: [canary for hidden, canary in disguised.items() if hidden in text] for text in lowered(replies)}
    words = [f"{reply.request}: {canary}" for reply in replies for text in lowered([reply]) for canary in found[text]]
    fractions = [reply.request for reply in replies if re.search(r"7/13|0\.53846|(?<![\w-])53\.8", reply.everything)]
    figures = [f"{reply.request}: {figure}" for reply in replies for figure in figures_in(reply, secret_figures)]
    return words + fractions + figures + [leak for reply in replies for leak in repeated_sentences(reply)]


def lowered(replies: list[Seen]) -> set[str]:
    """The different headers and bodies, in small letters; many replies are the same page."""
    return {part.lower() for reply in replies for part in (reply.headers, reply.body)}


def figures_in(reply: Seen, secret: set[str]) -> list[str]:
    """The secret numbers and dates that stand in a reply, however their signs and months are written."""
    text = re.sub(r"(?im)^(content-length|etag): .*$", "", reply.headers) + reply.body
    written = re.findall(r"(?<!\w)\d[\d.,'\u202f]*(?!\w)", text)
    signs = {re.sub(r"\D", "", each) for each in written} | {part for each in written for part in re.split(r"\D", each)}
    return sorted(figure for figure in secret if signs_of(figure) & signs)


def signs_of(figure: str) -> set[str]:
    """The year of a date, all digits of a number."""
    return {figure[:4] if is_date(figure) else re.sub(r"\D", "", figure)}


CHOSEN_FROM = 3
"""How many questions of the set offer the sentences of both passages."""


def repeated_sentences(reply: Seen) -> list[str]:
    """The passage is public, but its sentences stand only in its pane and in the question that offers them.

    The review has each question that is answered once more.
    """
    is_reader = len(re.findall(r"<article[^>]* data-passage ", reply.body)) == 2
    on_review = reply.body.count('<div class="hot-text"') if 'class="review-list"' in reply.body else 0
    expected = 1 + CHOSEN_FROM if is_reader else on_review
    counts = {word: reply.everything.count(sentence) for word, sentence in SENTENCES.items()}
    repeated = [f"{reply.request}: {word} stands {count} times" for word, count in counts.items() if count != expected]
    return repeated + (marked_sentences(reply) if is_reader else [])


def marked_sentences(reply: Seen) -> list[str]:
    """Sentences whose markup differs from that of their neighbours."""
    spans = re.findall(r'<span class="sentence"[^>]*>', reply.body)
    labels = re.findall(r'<label class="hot-unit">.*?<span>', reply.body)
    shapes = {re.sub(r'id="(north|south)-p\d-s\d"', "", span) for span in spans}
    shapes |= {re.sub(r'value="(north|south):p\d\.s\d"| checked', "", label) for label in labels}
    return (
        []
        if (len(shapes), len(spans), len(labels)) == (1 + CHOSEN_FROM, 9, 9 * CHOSEN_FROM)
        else [f"{reply.request}: {sorted(shapes)}"]
    )


def crawl_once(app: Flask) -> list[Seen]:
    """What Anna can fetch after a first wrong answer."""
    return list(crawling_once(app))


def crawling_once(app: Flask) -> Iterator[Seen]:
    """The same, one reply after the other, so that a control stops where it has found its leak."""
    anna = Person(app)
    reader = anna.start(SET)
    yield seen(anna.answer(reader, WRONG, then="stay"), "saved as a page")
    yield from crawl(anna, reader, ("GET", "POST"))


def crawl_first_pages(app: Flask) -> list[Seen]:
    """The reader with saved answers, and the pages after it."""
    return list(itertools.islice(crawling_once(app), 10))


def crawl_in_all_states(app: Flask, right: Mapping[str, Answer] = RIGHT) -> list[Seen]:
    """What Anna can fetch with no answers, with wrong ones and with right ones; the last of them as data too."""
    anna = Person(app)
    reader = anna.start(SET)
    found = [*crawl(anna, reader)]
    for number, answers in enumerate((WRONG, right)):
        found += [seen(page, "saved") for page in save_all(anna, reader, answers, first=number * 20 + 1)]
        found.append(seen(anna.answer(reader, answers, then="stay"), "saved as a page"))
        found += crawl(anna, anna.get(reader.path), AGAIN)
    found.append(
        seen(anna.answer(reader, {"Name the place": "x" * 301, "Which two": ["Wool", "Salt", "Wine"]}), "unreadable")
    )
    return found


def save_all(person: Person, reader: Page, answers: Mapping[str, Answer], first: int) -> list[Page]:
    return [person.save(reader, prompt, answer, seq) for seq, (prompt, answer) in enumerate(answers.items(), first)]


def assert_they_come_from_everywhere(replies: list[Seen], app: Flask) -> None:
    requests = {reply.request.split(" ")[1] for reply in replies if " /" in reply.request}
    shapes = {re.sub(r"/(attempts|sets|classes)/[\w-]{22}", r"/\1/<token>", path) for path in requests}
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    named = {re.sub(rf"<(?:path:)?({'|'.join(VALUES)})>", lambda found: VALUES[found[1]], rule) for rule in rules}
    assert named <= shapes
    assert {"/static/js/reader.js", "/static/js/outbox.js", "/static/css/reading.css"} <= shapes


class TestTheCrawl:
    def test_before_the_hand_in_no_secret_is_on_the_students_device(self, canaries: Flask) -> None:
        replies = crawl_in_all_states(canaries)

        assert leaks_in(replies, canaries) == []
        assert not [reply.request for reply in replies if reply.status >= 500]
        assert_they_come_from_everywhere(replies, canaries)

    def test_after_the_hand_in_what_is_due_is_shown(self, canaries: Flask) -> None:
        """The control: the same search finds what the result is there to tell."""
        anna = Person(canaries)
        reader = anna.start(SET)
        anna.answer(reader, {**WRONG, "Name the place": "Zqonerejectone"})
        result = anna.hand_in(reader)

        found = {leak.rpartition(" ")[2] for leak in leaks_in([seen(result, "result")], canaries)}
        due = {"whytwo", "whyfive", "whysix", "whyeight", "whynine", "whyten", "whyeleven", "feedbacktwo", "acceptone"}
        due |= {f"explain{name}" for name in ("single", "multiple", "statements", "prompt", "short", "hot", "number")}
        due |= {f"explain{name}" for name in ("date", "cloze", "ordering", "timeline", "matching", "matrix", "judged")}
        due |= {f"later{name}" for name in ("single", "hot", "matrix")} | {"codatitle", "codapublisher", "codawords"}
        due |= {"explainopen", "modelanswer", "criterionone", "levelfour", "unitone", "gapone", "whytower"}
        due |= {
            "whystep20",
            "whyevent32",
            "whybaker",
            "whyrain",
            "whytemptrain",
            "whytempthail",
            "whyfrost",
            "whytemptthaw",
        }
        assert {f"Zqone{name}" for name in due} <= found
        assert not {canary for canary in found if canary.startswith(("Zqlabel", "Zqid"))}
        assert {"407319.625", "1849-11-19", "1120-02-04", "38.17", "73.61"} <= found

    def test_another_student_still_gets_nothing_of_it(self, canaries: Flask) -> None:
        anna, ben = Person(canaries), Person(canaries)
        reader, of_ben = anna.start(SET), ben.start(SET)
        anna.hand_in(reader)

        replies = [*crawl(ben, of_ben, AGAIN), *every_route(ben, reader)]

        assert leaks_in(replies, canaries) == []


# ---------------------------------------------------------------- a class: nobody learns the names of others

TAKEN, FREE = ("Zqnameone", "Zqnametwo"), ("Zqnamethree", "Zqnamefour")


@pytest.fixture
def class_code(canaries: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    """The join code of a class that was given the set; two of its students have joined, two have not."""
    app: Application = canaries.extensions["quizapp"]
    add_teacher(app, "Ms Taylor")
    with app.database.read() as connection:
        account = teachers.with_name(connection, "ms taylor")
    assert account is not None
    room = classes.find(app, account.teacher, classes.make(app, account.teacher, "8b"))
    assert room is not None
    class_list.add(app, room, [*TAKEN, *FREE])
    for name in TAKEN:
        joining.join_by_name(app, room, name)
    given = assign.give(app, account.teacher, room, SET, Rules())
    student = class_list.of_class(app, room)[0].token
    known = {"code": str(room.join_code), "assignment": str(given), "student": student, "class": room.token}
    for name, value in known.items():
        monkeypatch.setitem(VALUES, name, value)
    return str(room.join_code)


def names_in(replies: Iterable[Seen]) -> list[str]:
    return [f"{reply.request}: {name}" for reply in replies for name in (*TAKEN, *FREE) if name in reply.everything]


def every_page_of_the_class(person: Person, reader: Page) -> Iterator[Seen]:
    """Every address of its teacher's, by the class's own token."""
    token = csrf_of(reader)
    for rule in person.app.url_map.iter_rules():
        if "/classes/<token>" in rule.rule:
            path = filled(rule.rule.replace("<token>", VALUES["class"]), reader)
            for method in ("GET", "POST"):
                yield seen(person.send(method, path, headers={"X-CSRFToken": token}), f"{method} {path}")


class TestClasses:
    def test_a_student_of_the_class_sees_no_name_but_their_own(self, canaries: Flask, class_code: str) -> None:
        anna = Person(canaries)
        names = anna.get(f"/join/{class_code}")
        mine = next(each for each in names.tree.all("button", name="student") if each.text == FREE[0])
        anna.press(names, class_code, student=mine["value"])
        reader = anna.start(SET)
        replies = [*crawl(anna, reader, ("GET", "POST")), *every_page_of_the_class(anna, reader)]

        assert names_in([seen(anna.get("/class"), "control")]) == [f"control: {FREE[0]}"]
        assert [found for found in names_in(replies) if not found.endswith(FREE[0])] == []

    def test_somebody_with_the_code_sees_free_names_on_the_page_to_join_and_nowhere_else(
        self, canaries: Flask, class_code: str
    ) -> None:
        nobody = Person(canaries)
        reader = nobody.start(SET)
        replies = [*crawl(nobody, reader, ("GET", "POST")), *every_page_of_the_class(nobody, reader)]

        found = {tuple(each.rsplit(": ", 1)) for each in names_in(replies)}
        assert {name for _, name in found} == set(FREE)
        assert {request.split(" ")[1].split("/")[1] for request, _ in found} == {"join"}


def leaking_template(name: str, before: str, after: str) -> Callable[[Flask], None]:
    def leak(app: Flask) -> None:
        original = (resources.TEMPLATES / name).read_text("utf-8")
        assert before in original
        changed = {name: original.replace(before, after, 1)}
        app.jinja_loader = ChoiceLoader([DictLoader(changed), app.jinja_loader])  # type: ignore[list-item]

    return leak


# ---------------------------------------------------------------- stages: what is not published yet

IN_STAGES = """\
format: 1
title: A set in stages
passages:
  - id: north
    title: The northern report
    published: 1702-05-02
    text: The vasselquord opened. It was cold. The rain fell.
  - id: south
    title: ZqoneTitle
    publisher: ZqonePublisher
    published: 1702-06-02
    text: ZqoneWords closed. Nobody knew why.
questions:
  - id: opened
    type: single_choice
    prompt: What opened?
    as_of: 1702-05-02
    options: {a: The vasselquord, b: The mill}
    answer: a
    cite: The vasselquord opened.
    later: {text: ZqoneLater, cite: {south: ZqoneWords closed.}}
  - id: chosen
    type: hot_text
    prompt: Choose the sentence about the weather.
    as_of: 1702-05-02
    cite: It was cold.
  - id: closed
    type: single_choice
    prompt: ZqonePrompt closed what?
    options: {a: ZqoneOption, b: ZqoneOther}
    answer: a
    cite: {south: ZqoneWords closed.}
"""


@pytest.fixture
def make_staged(make_canaries: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Flask]:
    """Makes an app whose only set has a second stage with canaries in all its words."""
    monkeypatch.setattr(sys.modules[__name__], "CANARIES", Template(IN_STAGES))
    return lambda leak=str: make_canaries(ONE, leak)


def early_leaks(app: Flask) -> list[str]:
    """What Anna gets to see of the second stage while she is in the first, whatever she asks for."""
    anna = Person(app)
    reader = anna.start(SET)
    replies = [seen(anna.answer(reader, {"What opened": "The mill"}, then="review"), "saved"), *crawl(anna, reader)]
    replies += [seen(page, "forged") for page in forged(anna, reader)]
    return [f"{reply.request}: {word}" for reply in replies for word in re.findall(r"(?i)zqone\w+", reply.everything)]


def forged(person: Person, reader: Page) -> Iterator[Page]:
    """Requests that know the names of the second stage."""
    application = person.app.extensions["quizapp"]
    question = application.library.get(SET).questions[-1]
    with application.database.read() as connection:
        seed = connection.execute(text("SELECT seed FROM attempts")).scalar_one()
    token = question_token(seed, question)
    yield person.send_answer(reader, [(token, "a")], seq=77, client="a-browser", question=token)
    for stage in ("2", "3", "0", "x"):
        sent = {**dict(fields_of(reader.form(reader.path))), "stage": stage, token: "a"}
        yield person.post(reader.path, sent)
        yield person.post(f"{reader.path}/go-on", {"csrf_token": csrf_of(reader), "stage": stage})
    yield person.post(f"{reader.path}/hand-in", {"csrf_token": csrf_of(reader)})
    yield person.get(f"{reader.path}/result")


SEEDED_EARLY: dict[str, Callable[[Flask], None]] = {
    "all passages in the reader": leaking_template(
        "student/reader.html", "in stage.passages.values() %}", "in set.passages.values() %}"
    ),
    "all reports on the page of the set": leaking_template(
        "student/question_set.html", "set.stages[0].passages", "set.passages"
    ),
    "all sources in the library": leaking_template("student/library.html", "set.stages[0].passages", "set.passages"),
    "the questions of the next stage": leaking_template(
        "student/review.html", "<h1>", "<!-- {{ next.questions[0].prompt }} --><h1>"
    ),
}


class TestAssignments:
    """What a class was given: each thing that is shown later is a secret until then."""

    @staticmethod
    def taken(app: Flask, rules: Rules) -> tuple[Person, Page, Lesson]:
        """Anna of a class, who has answered some of it wrongly, and what she was given."""
        application = app.extensions["quizapp"]
        lesson, anna = Lesson(application, teacher_named(application, "Ms Taylor"), SET, rules), Person(app)
        sign_in_as(lesson, anna, "Anna")
        reader = anna.press(anna.get("/class"), "/attempts")
        return anna, anna.answer(reader, WRONG, then="stay"), lesson

    @staticmethod
    def canaries_in(person: Person, reader: Page, app: Flask) -> list[str]:
        replies = [
            seen(person.get("/class"), "the class"),
            *follow_links(person),
            *every_route(person, reader, ("GET",)),
        ]
        return [leak for leak in leaks_in(replies, app) if " stands " not in leak]

    @pytest.mark.parametrize("shown", [{}, {"score_shown": "after_hand_in"}])
    def test_after_the_hand_in_no_secret_is_there_before_the_release(
        self, canaries: Flask, shown: dict[str, str]
    ) -> None:
        anna, reader, lesson = self.taken(canaries, GRADED.model_copy(update=shown))
        anna.hand_in(reader)

        assert self.canaries_in(anna, reader, canaries) == []

        attempt_time.release(lesson.app, lesson.assignment)
        assert self.canaries_in(anna, reader, canaries) != []

    @pytest.mark.parametrize("shown", [{}, {"score_shown": "after_hand_in"}])
    def test_what_a_teacher_gave_is_told_with_the_marks_and_no_earlier(
        self, canaries: Flask, shown: dict[str, str]
    ) -> None:
        anna, reader, lesson = self.taken(canaries, GRADED.model_copy(update=shown))
        anna.hand_in(reader)
        lesson.mark("Anna", {"Zqlabel55": 1, "Zqlabel56": 0}, "Zqcomment")

        def tells() -> bool:
            replies = [*follow_links(anna), *every_route(anna, reader, ("GET",))]
            return any("Zqcomment" in reply.everything for reply in replies)

        assert tells() == bool(shown)
        assert self.canaries_in(anna, reader, canaries) == []

        attempt_time.release(lesson.app, lesson.assignment)
        assert tells()

    def test_where_the_proofs_are_not_released_no_explanation_is_there(self, canaries: Flask) -> None:
        anna, reader, _ = self.taken(
            canaries, GRADED.model_copy(update=dict.fromkeys(("score_shown", "key_shown"), "after_hand_in"))
        )
        anna.hand_in(reader)

        found = self.canaries_in(anna, reader, canaries)

        assert [leak for leak in found if "Zqonewhy" in leak]
        assert not [leak for leak in found if "Zqoneexplain" in leak or "Zqonelater" in leak]

    def test_a_checked_answer_tells_nothing_of_the_others_and_a_wrong_one_nothing_at_all(self, canaries: Flask) -> None:
        openly = Rules(**dict.fromkeys(("score_shown", "key_shown", "proof_shown"), "each_question"), tries=2)
        anna, reader, _ = self.taken(canaries, openly)
        question = reader.question("Which opened first?")["id"]
        check = [("csrf_token", csrf_of(reader)), ("check", question)]

        wrong = anna.post(f"{reader.path}/checks", check)
        assert self.canaries_in(anna, wrong, canaries) == []

        right = anna.answer(wrong, {"Which opened": RIGHT["Which opened"]}, then="stay")
        anna.post(f"{reader.path}/checks", check)
        told = {leak.rpartition("Zqone")[2] for leak in self.canaries_in(anna, right, canaries)}
        assert "explainsingle" in told
        assert not {each for each in told if each.startswith("explain")} - {"explainsingle"}


class TestStages:
    def test_nothing_of_the_next_stage_is_on_the_students_device(self, make_staged: Callable[..., Flask]) -> None:
        assert early_leaks(make_staged()) == []

    @pytest.mark.parametrize("leak", some_of(SEEDED_EARLY, 2))
    def test_the_crawl_sees_a_leak_of_it(self, make_staged: Callable[..., Flask], leak: str) -> None:
        assert early_leaks(make_staged(SEEDED_EARLY[leak]))

    def test_after_going_on_it_is_all_there_but_what_changed_later(self, make_staged: Callable[..., Flask]) -> None:
        """The control: going on is what reveals it."""
        anna = Person(make_staged())
        reader = anna.start(SET)
        after = anna.press(anna.get(f"{reader.path}/review"), "/go-on")

        found = set(re.findall(r"Zqone\w+", after.html))
        assert found == {"ZqoneTitle", "ZqonePublisher", "ZqoneWords", "ZqonePrompt", "ZqoneOption", "ZqoneOther"}


class TestSavingTellsNothing:
    @pytest.mark.parametrize("prompt", RIGHT)
    def test_the_reply_to_a_right_and_a_wrong_answer_is_the_same(self, canaries: Flask, prompt: str) -> None:
        anna = Person(canaries)
        reader = anna.start(SET)

        wrong, right = (
            anna.save(reader, prompt, answers[prompt], seq) for seq, answers in enumerate((WRONG, KEY), start=1)
        )

        assert wrong.json["saved"] is right.json["saved"] is True
        assert without_time(wrong) == without_time(right)

    def test_no_combination_of_options_has_a_reply_of_its_own(self, canaries: Flask) -> None:
        anna = Person(canaries)
        reader = anna.start(SET)
        pairs = itertools.combinations(("Wool", "Salt", "Wine", "Timber"), 2)

        replies = {
            without_time(anna.save(reader, "Which two", list(pair), seq)) for seq, pair in enumerate(pairs, start=1)
        }

        assert len(replies) == 1

    def test_so_is_the_page_that_follows_a_form(self, canaries: Flask) -> None:
        anna, ben = Person(canaries), Person(canaries)

        pages = [anna.answer(anna.start(SET), WRONG, then="review"), ben.answer(ben.start(SET), RIGHT, then="review")]

        # What was answered unfolds there, in the form in which it was asked.
        given = r"(?s)<fieldset class=\"is-fixed\".*?</fieldset>"
        assert {len(re.findall(given, page.html)) for page in pages} == {len(RIGHT)}
        told = (re.sub(given, "", page.html) for page in pages)
        shapes = {re.sub(r"[\w-]{22}|q[0-9a-f]{12}|value=\"[^\"]*\"", "", each) for each in told}
        assert len(shapes) == 1


def without_time(reply: Page) -> tuple[int, str, str]:
    kept = {name: value for name, value in reply.response.headers if name != "Set-Cookie"}
    return reply.status, str(kept), re.sub(r'"at":\d+', "", reply.html)


def test_the_right_option_stands_in_every_place(canaries: Flask) -> None:
    """It is the last in the file; on the page its place must say nothing."""
    application = canaries.extensions["quizapp"]
    question = questions_of(canaries)[0]
    places = [0, 0, 0]

    for seed in range(300):
        asked: Any = REGISTRY[question.type].ask(question, Asking(str(seed), 1, {}))
        places[[option.text for option in asked.options].index("Bakery")] += 1

    assert isinstance(application, Application)
    assert all(70 < place < 130 for place in places)


# ---------------------------------------------------------------- two sets that differ in their secrets alone


@pytest.fixture
def walk(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Seen]]:
    """The same student doing the same things, with the same dice, and all the replies."""

    def go(app: Flask, crawling: Callable[[Flask], list[Seen]] = crawl_once) -> list[Seen]:
        dice = map("{:022d}".format, itertools.count())
        for module in (take_quiz, current, reader_page):
            monkeypatch.setattr(module, "new_token", dice.__next__)
        return [without_chance(reply) for reply in crawling(app)]

    return go


def without_chance(reply: Seen) -> Seen:
    """The reply without the tokens against forged posts and the time of day, which no walk can repeat."""
    by_chance = r'(name="csrf_token" value=")[^"]+|(Set-Cookie: quizapp=)[^;]+.*|(Date: ).*|(\'csrf_token\': \')\w+'
    headers, body = (re.sub(by_chance, r"\1\2\3\4", text) for text in (reply.headers, reply.body))
    return Seen(reply.request, reply.status, headers, body)


def differences(ones: list[Seen], others: list[Seen]) -> list[str]:
    pairs = ((one, other) for one, other in zip(ones, others, strict=True) if one != other)
    return [f"{one.request}: {first_difference(one.everything, other.everything)}" for one, other in pairs]


def first_difference(one: str, other: str) -> str:
    at = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), 0)
    return f"…{one[at - 40 : at + 40]!r} or {other[at - 40 : at + 40]!r}"


class TestTwoSets:
    def test_what_is_right_changes_no_byte_before_the_hand_in(
        self, make_canaries: Callable[..., Flask], walk: Callable[..., list[Seen]]
    ) -> None:
        one, another = (
            walk(make_canaries(chosen), lambda app: crawl_in_all_states(app, KEY)) for chosen in (ONE, ANOTHER)
        )

        assert differences(one, another) == []

    def test_the_right_answers_are_right_in_the_one_and_not_in_the_other(
        self, make_canaries: Callable[..., Flask]
    ) -> None:
        """The control: the walk gives answers whose marks differ."""
        verdicts = []
        for chosen in (ONE, ANOTHER):
            anna = Person(make_canaries(chosen))
            result = anna.hand_in(anna.answer(anna.start(SET), KEY))
            verdicts.append([link.text for link in result.tree.one(class_="verdict-nav").all("a")])

        assert all("right" in verdict.lower() for verdict in verdicts[0] if "marked" not in verdict)
        assert not any(one == other for one, other in zip(*verdicts, strict=True) if "marked" not in one)

    def test_after_it_everything_does(self, make_canaries: Callable[..., Flask]) -> None:
        """The control: the two sets are two."""
        results = []
        for chosen in (ONE, ANOTHER):
            anna = Person(make_canaries(chosen))
            results.append(anna.hand_in(anna.answer(anna.start(SET), RIGHT)).tree.one(class_="score-figure").text)

        assert results[0] != results[1]


# ---------------------------------------------------------------- seeded leaks, which must all be seen


def leaking_ask(change: Callable[[Any, Any], Any]) -> Callable[[Flask], None]:
    def leak(app: Flask) -> None:
        application = app.extensions["quizapp"]
        kind = REGISTRY["single_choice"]
        leaky = dataclasses.replace(kind, ask=lambda question, asking: change(question, kind.ask(question, asking)))
        types = {**REGISTRY, "single_choice": leaky}
        app.extensions["quizapp"] = dataclasses.replace(application, types=types)

    return leak


def key_first(question: Any, asked: Any) -> Any:
    key = question.options[question.answer].text
    return dataclasses.replace(asked, options=tuple(sorted(asked.options, key=lambda option: option.text != key)))


def in_a_header(app: Flask) -> None:
    explain = questions_of(app)[0].explain or ""
    app.after_request(lambda response: response.headers.add("X-Hint", base64.b64encode(explain.encode())) or response)


def in_the_cookie(app: Flask) -> None:
    real = current.student_token
    app.before_request(lambda: real() and None)
    app.session_interface = Telling(questions_of(app)[0].explain or "")


class Telling(SecureCookieSessionInterface):
    """Sessions that carry a secret."""

    def __init__(self, secret: str) -> None:
        self.secret = secret

    def save_session(self, app: Flask, session: Any, response: Any) -> None:
        session["hint"] = self.secret
        super().save_session(app, session, response)


SINGLE = "question_types/single_choice/ask.html"
SEEDED: dict[str, Callable[[Flask], None]] = {
    "the explanation in a comment": leaking_template(
        SINGLE, "<ul", "<!-- {{ taking.question_set.questions[0].explain }} --><ul"
    ),
    "the label as a value": leaking_template(
        SINGLE,
        'type="radio"',
        'type="radio" data-id="{{ (taking.question_set.questions[0].options|list)[loop.index0] }}"',
    ),
    "the name of the question": leaking_template("student/reader.html", "<legend>", '<legend data-name="Zqidsingle">'),
    "the fraction": leaking_template(
        SINGLE, "<ul", '<ul data-share="{{ taking.question_set.questions[0].options.ZqlabelA.fraction }}"'
    ),
    "the cited sentence marked": leaking_template(
        "student/_passage.html",
        'class="sentence" id',
        'class="sentence{% if sentence.id == "p1.s1" %} cited{% endif %}" id',
    ),
    "the cited sentence once more": leaking_template(SINGLE, "<ul", f"<p>{NORTH[0]}</p><ul"),
    "a secret in the prompt": leaking_ask(
        lambda question, asked: dataclasses.replace(asked, prompt=f"{asked.prompt} {question.explain}")
    ),
    "the number": leaking_template(
        "question_types/number/ask.html", "<input", '<input data-max="{{ taking.question_set.questions[6].answer }}"'
    ),
    "the day in words": leaking_template(
        "question_types/date/ask.html", "<input", "<i>{{ taking.question_set.questions[7].answer|date }}</i><input"
    ),
    "the name of a gap": leaking_template(
        "question_types/cloze/ask.html",
        '<div class="cloze"',
        '<div class="cloze" data-text="{{ taking.question_set.questions[8].text }}"',
    ),
    "the year of an event": leaking_template(
        "question_types/timeline/ask.html",
        '<p class="instruction">',
        '<p class="instruction" title="{{ taking.question_set.questions[10].events.Zqlabel40.reported[:4] }}">',
    ),
    "the words of the rubric": leaking_template(
        "question_types/open_response/ask.html",
        "<textarea",
        "<p>{{ taking.question_set.questions[14].rubric.Zqlabel55.text }}</p><textarea",
    ),
    "the weight of a criterion": leaking_template(
        "question_types/open_response/ask.html",
        "<textarea",
        "<p>{{ taking.question_set.questions[14].rubric.Zqlabel55.weight }}</p><textarea",
    ),
    "a secret in a header": in_a_header,
    "a secret in the cookie": in_the_cookie,
}


@pytest.mark.parametrize("leak", some_of(SEEDED, 5))
def test_the_crawl_sees_a_leak(make_canaries: Callable[..., Flask], leak: str) -> None:
    app = make_canaries(ONE, SEEDED[leak])

    assert any(leaks_in([reply], app) for reply in crawling_once(app))


UNSPOKEN: dict[str, Callable[[Flask], None]] = {
    "the number of accepted answers": leaking_template(
        "question_types/short_answer/ask.html",
        "<input",
        "{% if taking.question_set.questions[4].accept|length > 2 %} {% endif %}<input",
    ),
    "the skill as a class": leaking_template(
        "student/reader.html", "<legend>", '<legend class="{{ taking.question_set.questions[0].skill }}">'
    ),
    "the right verdict first": leaking_template(
        "question_types/true_false_not_given/ask.html",
        "{% for choice in radios.choices %}",
        "{% for choice in radios.choices|sort(attribute='value', "
        "reverse=taking.question_set.questions[3].answer == 'true') %}",
    ),
    "a space where the right sentence is the first": leaking_template(
        SINGLE,
        "</ul>",
        "{% if taking.question_set.questions[0].cite.root.north[0].quote[:5] == 'The v' %} {% endif %}</ul>",
    ),
    "the key put first": leaking_ask(key_first),
    "the number of units": leaking_template(
        "question_types/number/ask.html",
        "<input",
        "{% if taking.question_set.questions[6].units|length > 2 %} {% endif %}<input",
    ),
    "the ticks of the key": leaking_template(
        "question_types/source_matrix/ask.html",
        "{% if column.id in ticked %}",
        '{% if column.id in taking.question_set.questions[12].statements.Zqlabel50.says %} class="x"{% endif %}'
        "{% if column.id in ticked %}",
    ),
    "the scoring as a class": leaking_template(
        "question_types/ordering/ask.html", "<p", '<p data-rule="{{ taking.question_set.questions[9].scoring }}"'
    ),
}


@pytest.mark.parametrize("leak", some_of(UNSPOKEN, 3))
def test_the_walk_through_two_sets_sees_a_leak_without_words(
    make_canaries: Callable[..., Flask], walk: Callable[..., list[Seen]], leak: str
) -> None:
    apps = (make_canaries(chosen, UNSPOKEN[leak]) for chosen in (ONE, ANOTHER))
    one, another = (walk(app, crawl_first_pages) for app in apps)

    assert differences(one, another)


def test_a_token_of_a_question_does_not_tell_its_name(canaries: Flask) -> None:
    tokens = {question_token("seed", question) for question in questions_of(canaries)}

    assert all(re.fullmatch(r"q[0-9a-f]{12}", token) for token in tokens)
    assert len(tokens) == len(questions_of(canaries))
