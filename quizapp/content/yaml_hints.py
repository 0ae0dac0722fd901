"""Turns the YAML parser's messages into words a teacher understands."""

import re

_HINTS: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "there is a colon where YAML does not expect one",
        'put the whole text in quotes: "…", or indent the line like its neighbours',
    ),
    (
        r"found character '\\t'|found a tab|tab character",
        "there is a tab in the indentation",
        "use spaces",
    ),
    (
        r"cannot start any token",
        "this character cannot start a text",
        "put the text in quotes, and indent with spaces, not tabs",
    ),
    (
        r"found unexpected end of stream.*quoted|quoted scalar.*unexpected end|unexpected end of stream",
        "a quotation mark that was opened is never closed",
        "close it at the end of the text",
    ),
    (
        r"did not find expected ',' or '[\]}]'",
        "a list [ ] or mapping { } is not closed, or lacks a comma",
        "separate its parts with commas, and put texts with commas, colons or brackets in quotes",
    ),
    (
        r"did not find expected key",
        "this line does not fit the ones above it",
        "check its indentation, and use one kind of quotation mark around a text: 'It''s here' or \"It's here\"",
    ),
    (
        r"did not find expected '-' indicator",
        "this line stands inside a list but does not begin with '-'",
        "begin it with '- ', or indent it like the lines that belong to the entry above",
    ),
    (
        r"could not find expected ':'",
        "this line has no colon after its key, or is indented wrongly",
        "write 'key: value', or indent a longer text under 'key: |'",
    ),
    (
        r"did not find expected alphabetic or numeric|while scanning an? (anchor|alias)",
        "a text that begins with '*' or '&' means something else in YAML",
        "put the text in quotes",
    ),
    (
        r"while scanning a tag|tag handle",
        "a text that begins with '!' means a tag in YAML",
        "put it in quotes",
    ),
    (r"unknown escape|escape character|hexdecimal", 'a backslash in "…" starts an escape', "use '…' instead"),
    (
        r"special characters are not allowed|control characters",
        "there is a character that cannot be printed",
        "delete it and type the line again",
    ),
    (r"directive", "a line that begins with '%' is a directive in YAML", "put the text in quotes"),
    (
        r"chomping or indentation|block scalar",
        "after '|' or '>' the text must start on the next line",
        "put the text on its own indented lines below, or in quotes",
    ),
    (r"<document start>", "something stands after the end of the document", "check the indentation above it"),
)


def explain(problem: str, context: str, line: str) -> tuple[str, str]:
    """What is wrong and what to write instead, for a parser's message at *line*."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "there is a tab in the indentation", "use spaces"
    for message in (problem, f"{context} {problem}"):
        for pattern, what, instead in _HINTS:
            if re.search(pattern, message):
                return what, instead
    return f"this is not valid YAML ({problem or context})", "check quotes, colons and indentation around it"
