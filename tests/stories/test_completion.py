"""What the editor suggests at a place of a set: the script's own modules, asked in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page

from quizapp.content.schema import SET_SCHEMA, schemas
from quizapp.question_types import REGISTRY

HEAD = """\
format: 1
title: T
passages:
  - post
  - id: gazette
    title: G
    text: |
      Words: of a report.
"""
QUESTION = f"{HEAD}questions:\n  - id: a\n"
CHOICE = f"{QUESTION}    type: single_choice\n"
SHORT = f"{QUESTION}    type: short_answer\n"
SCRIPT = """async ([texts, schema]) => {
    const { placeAt } = await import("/static/js/yaml_place.js");
    const { suggestions } = await import("/static/js/schema_completion.js");
    return texts.map((text) => {
        const place = placeAt(text.replace("⇒", ""), text.indexOf("⇒"));
        if (!place) return null;
        return suggestions(JSON.parse(schema), place, ["post", "gazette"])
            .map((each) => each.name).filter((name) => name.startsWith(place.typed));
    });
}"""
CASES: dict[str, list[str] | None] = {
    "⇒": ["format", "title", "passages", "questions", "summary", "language", "defaults", "glossary", "lint_ignore"],
    "format: 1\ntitle: T\ns⇒\n": ["summary"],
    "format: 1\nsu⇒\nsummary: written below\n": [],
    "passages:\n  - id: a\n    kind: news⇒": ["newspaper", "news_site", "news_agency"],
    "defaults: {shuffle: ⇒": ["true", "false"],
    f"{QUESTION}    type: single⇒": ["single_choice"],
    f"{QUESTION}    process: ⇒": ["locate", "understand", "evaluate"],
    f"{HEAD}questions:\n- id: a\n  proc⇒": ["process"],
    f"{HEAD}questions:\n  - proc⇒\n    id: a\n": ["process"],
    f"{QUESTION}    type: number\n    tol⇒": ["tolerance"],
    f"{QUESTION}    tol⇒\n    type: number\n": ["tolerance"],
    f"{CHOICE}    tol⇒": [],
    f"{CHOICE}    options:\n      a: x\n      b:\n        mis⇒": ["misreading"],
    f"{CHOICE}    options:\n      b: {{text: x, mis⇒}}": ["misreading"],
    f"{CHOICE}    options:\n      b: {{misreading: over⇒": ["overclaim"],
    f"{QUESTION}    cite: {{⇒": ["quote", "paragraph", "post", "gazette"],
    f"{QUESTION}    cite:\n      post: x\n      ga⇒": ["gazette"],
    f"{QUESTION}    cite: {{post: {{qu⇒": ["quote"],
    f"{QUESTION}    cite:\n      post:\n        - quote: x\n          par⇒": ["paragraph"],
    f"{SHORT}    accept: [Ash, {{text: x, fee⇒": ["feedback"],
    f"{SHORT}    accept:\n      - Ash\n      - text: x\n        fee⇒": ["feedback"],
    f"{QUESTION}    type: hot_text\n    traps:\n      - cite: x\n        wh⇒": ["why"],
    f"{QUESTION}    # a note\n\n    ski⇒": ["skill"],
    f"{QUESTION}    prompt: two words⇒": None,
    f'{QUESTION}    cite: {{post: "a {{ and ⇒': None,
    "title: {: [}⇒": [],
    "nonsense: {a: {b: [c: ⇒": None,
    "nonsense: {a: {b: ⇒": [],
    "      Words: of two ⇒": None,
}


def test_what_may_stand_at_a_place_is_suggested(visit: Callable[..., Page]) -> None:
    schema = schemas(REGISTRY)[SET_SCHEMA]

    found = visit().evaluate(SCRIPT, [[*CASES], schema])

    assert dict(zip(CASES, found, strict=True)) == CASES


INDENTS = {
    "questions:": 2,
    "  - id: a": 4,
    "  -   id: a": 6,
    "    options:": 6,
    "    text: |": 6,
    "    text: >-": 6,
    "    text: | # note": 6,
    "    title: T": 4,
    "      some words": 6,
    "  - Ash": 2,
    "": 0,
    "    when: 12:30": 4,
}


def test_a_new_line_begins_where_it_belongs(visit: Callable[..., Page]) -> None:
    script = """async (lines) => {
        const { indentAfter } = await import("/static/js/yaml_place.js");
        return lines.map(indentAfter);
    }"""

    found = visit().evaluate(script, [*INDENTS])

    assert dict(zip(INDENTS, found, strict=True)) == INDENTS
