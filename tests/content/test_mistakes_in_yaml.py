"""YAML that a teacher did not mean: each mistake is told once, where she has to type, in words she knows."""

from collections.abc import Callable

import pytest
import yaml

from quizapp.content import yaml_reader
from quizapp.core.problem import Problem
from quizapp.core.question_set import QuestionSet

Spoil = Callable[..., tuple[int, int]]
Problems = Callable[[], tuple[Problem, ...]]

PROMPT = "prompt: Which town asked?"
TITLE = "title: Two reports on one move"
SPRING = "h: {text: The court moved in spring., answer: 'true'}"
LAST = "why: That is how he felt.\n"

MISTAKES = {  # what is right, what is wrong with a mark where to type, a part of what is told, and of the way out
    "a colon in a title": (TITLE, "title: Two reports⇒: one move", "a colon", "in quotes"),
    "a colon in a prompt": (PROMPT, "prompt: She asked⇒: which town?", "a colon", "in quotes"),
    "a colon without a space in { }": (
        "cite: {herald: The harbour sold wool and timber.}",
        "cite: {herald⇒:}",
        "a colon",
        "in quotes",
    ),
    "a colon in a line that is too far right": (
        "    shuffle: false",
        "    shuffle: false\n      points⇒: 2",
        "part of the text that begins in line 20",
        "indent the line like its neighbours",
    ),
    "a tab for spaces": ("    process: locate", "⇒\tprocess: locate", "a tab", "use spaces"),
    "a tab after spaces": ("    process: locate", "  ⇒\tprocess: locate", "a tab", "use spaces"),
    "a key one space too far right": ("    answer: c\n", "     ⇒answer: c\n", "does not fit", "spaces"),
    "a key one space too far left": ("    answer: c\n", "   ⇒answer: c\n", "inside a list", "indent it"),
    "an option one space too far left": ("      c: Ashford", "     ⇒c: Ashford", "does not fit", "spaces"),
    "a question one space too far right": ("  - id: town", "   ⇒- id: town", "inside a list", "indent it"),
    "a question at the left edge": ("  - id: town", "⇒- id: town", "does not fit", "spaces"),
    "a question without a hyphen": ("  - id: town", "  ⇒id: town", "does not begin with '- '", "a hyphen and a space"),
    "a hyphen without a space": ("  - id: town", "  ⇒-id: town", "does not begin with '- '", "a hyphen and a space"),
    "a text that is not indented under its key": (PROMPT, "prompt:\n    ⇒Which town asked?", "no colon", "indent"),
    "a key without a colon": ("    points: 2\n", "    ⇒points 2\n", "no colon", "key: value"),
    "a colon without a space": (PROMPT, "⇒prompt:Which town asked?", "no colon and space", "key: value"),
    "an equals sign for the colon": ("    points: 2\n", "    ⇒points = 2\n", "no colon", "key: value"),
    "a quotation mark that is never closed": (
        "summary: Read both.",
        'summary: ⇒"Read both.',
        "never closed",
        "close it",
    ),
    "an apostrophe that is closed much later": (
        "summary: Read both.",
        "summary: ⇒'Read both.",
        "closed only in line 36",
        "close it",
    ),
    "quotation marks inside quotation marks": (PROMPT, 'prompt: "Which "⇒town" asked?"', "ends before", "other kind"),
    "quotation marks around one word": (PROMPT, 'prompt: "Which" ⇒town asked?', "ends before", "whole text"),
    "an apostrophe inside apostrophes": (PROMPT, "prompt: 'Which town'⇒s mayor asked?'", "ends before", "other kind"),
    "a list that is not closed": ("answer: [d, f]", "answer: ⇒[d, f", "not closed", "close it"),
    "a mapping that is not closed": (SPRING, SPRING.replace("{", "⇒{").replace("}", ""), "not closed", "close it"),
    "a list that is not closed at the end": (LAST, "why: ⇒[That is how he felt.\n", "not closed", "close it"),
    "a comma left out between keys": (
        SPRING,
        "h: {text: The court moved in spring. ⇒answer: 'true'}",
        "a comma is missing",
        "put a comma",
    ),
    "a comma left out between labels": (
        "answer: [d, f]",
        "answer: [⇒d f]",
        "cannot be 'd f'",
        "put a comma between two names",
    ),
    "a comma in a text in { }": (
        SPRING,
        "h: {text: The court moved in spring, ⇒so we read, answer: 'true'}",
        "'so we read' stands here as a key",
        "in quotes",
    ),
    "a comma in an option in { }": ("{d: Wool,", "{d: Wool, ⇒raw,", "'raw' stands here as a key", "in quotes"),
    "a text that begins with a bracket": (PROMPT, "prompt: ⇒[Which] town asked?", "must stand in quotes", "in quotes"),
    "a text in brackets": (PROMPT, "prompt: ⇒[Which town asked?]", "should be a text but is a list", "in quotes"),
    "a key that stands twice": ("choose: 2", "choose: 2\n    ⇒answer: [d]", "stands in line 28 already", "keep one"),
    "a label that stands twice": ("{d: Wool, e: Salt", "{d: Wool, ⇒d: Salt", "stands in line 27 already", "keep one"),
    "a tag": (TITLE, "title: ⇒!important read this", "'!important' is a YAML tag", "in quotes"),
    "a tag of YAML's own": (TITLE, "title: ⇒!!str read this", "'!!str' is a YAML tag", "take the tag out"),
    "a tag with a handle": (TITLE, "title: ⇒!a!b read this", "means a tag", "in quotes"),
    "an exclamation mark": (TITLE, "title: ⇒! Read this", "'!' is a YAML tag", "in quotes"),
    "an anchor": (PROMPT, "prompt: ⇒&Which town asked?", "'&Which' is a YAML anchor", "in quotes"),
    "an ampersand": (PROMPT, "prompt: ⇒& who asked?", "'*' or '&' means something else", "in quotes"),
    "an alias": (PROMPT, "prompt: ⇒*which", "'*which' is a YAML alias", "in quotes"),
    "a word between stars": (PROMPT, "prompt: ⇒*Which* town asked?", "'*' or '&' means something else", "in quotes"),
    "a word between two stars": (PROMPT, "prompt: ⇒**Which** town?", "'*' or '&' means something else", "in quotes"),
    "a merge key": ("    choose: 2", "    ⇒<<: {choose: 2}", "'<<' is a YAML merge key", "write the keys out"),
    "an at sign": (PROMPT, "prompt: ⇒@Ashford, which town asked?", "cannot begin with this", "in quotes"),
    "a number sign": (PROMPT, "prompt: Which town is ⇒#1?", "takes '#1?' for a comment", "in quotes"),
    "a number sign first": (PROMPT, "prompt: ⇒#1 of the towns?", "for a comment and leaves it out", "with a space"),
    "a number sign in the second line": (PROMPT, "prompt: Which\n      town is ⇒#1?", "for a comment", "in quotes"),
    "a number sign in brackets": ("answer: [d, f]", "answer: [d ⇒#2\n      , f]", "'#2' for a comment", "in quotes"),
    "a backtick": (PROMPT, "prompt: ⇒`Which` town asked?", "cannot begin with this", "in quotes"),
    "a percent sign": (PROMPT, "prompt: ⇒% of the towns?", "cannot begin with this", "in quotes"),
    "a closing bracket": (PROMPT, "prompt: ⇒] Which town?", "cannot begin with this", "in quotes"),
    "a question mark first": (PROMPT, "prompt: ⇒? Which town asked", "cannot begin with this", "in quotes"),
    "a hyphen first": (PROMPT, "prompt: ⇒- Which town asked?", "an entry of a list", "in quotes"),
    "a line that begins with a percent sign": ("summary: Read both.", "⇒% Read both.", "begins with '%'", "in quotes"),
    "a first line that begins with a percent sign": (
        "format: 1\n",
        "# a set\n⇒%YAML 1.2\n---\nformat: 1\n",
        "'%'",
        "in quotes",
    ),
    "a backslash in quotation marks": (PROMPT, r'prompt: ⇒"Which town in C:\Users?"', "backslash", "'…'"),
    "an escaped control character": (PROMPT, r'prompt: ⇒"Which\0town?"', "control character", "backslash"),
    "a text in the line of its bar": (PROMPT, "prompt: | ⇒Which town\n      asked?", "the next line", "indented"),
    "a list as a key": ("    points: 2\n", "    ⇒[a, b]: 2\n", "cannot be a key", "before the colon"),
    "a second document": (LAST, f"{LAST}⇒---\nformat: 1\n", "a second document", "take out the line '---'"),
    "a text after the end of the document": (LAST, f"{LAST}...\n⇒format: 1\n", "after the end", "check"),
    "a space from a web page before a key": (
        "    answer: c",
        "    ⇒\u00a0answer: c",
        "not the space of the space bar",
        "type a space",
    ),
    "a space from a web page after a colon": (
        "answer: c\n",
        "answer:⇒\u00a0c\n",
        "not the space of the space bar",
        "type a space",
    ),
    "a hundred brackets": (TITLE, f"title: {'[' * 19}⇒{'[' * 81}", "more than 20 deep", "flatter"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake_is_told_once_and_where_to_type(name: str, spoil: Spoil, problems: Problems) -> None:
    right, wrong, what, instead = MISTAKES[name]
    place = spoil(right, wrong)

    [problem] = problems()

    assert (problem.file, problem.line, problem.column) == ("set.yaml", *place)
    assert what in problem.what
    assert instead in problem.instead


def test_sound_set_has_no_problems(problems: Problems) -> None:
    assert problems() == ()


def test_mistakes_behind_a_break_are_not_guessed(spoil: Spoil, problems: Problems) -> None:
    spoil("    answer: c\n", "    answer: d\n")
    place = spoil("    choose: 2", "    choose⇒: two: 2")

    first, second = problems()

    assert first.what.startswith("the answer 'd'")
    assert (second.line, second.column) == (place[0], place[1] + 5)


@pytest.mark.parametrize("value", ["no", "yes", "on", "12:30", "1.10", "0x10", "2024-05-01", "null", "~", "1e3", "010"])
def test_scalars_stay_what_was_written(value: str, spoil: Spoil, load: Callable[[], QuestionSet]) -> None:
    spoil("a: Harbour", f"a: {value}")

    assert f'"text":"{value}"' in load().canonical


@pytest.mark.parametrize("name", MISTAKES)
def test_parser_in_pure_python_refuses_the_same_files(
    name: str, spoil: Spoil, problems: Problems, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_PARSER", yaml.SafeLoader)
    spoil(*MISTAKES[name][:2])

    assert problems()


def test_parser_in_pure_python_reads_the_same_set(
    load: Callable[[], QuestionSet], monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = load()
    monkeypatch.setattr(yaml_reader, "_PARSER", yaml.SafeLoader)

    assert load().version == fast.version


@pytest.mark.parametrize("text", ["{a", "questions:\n  - {a", "- [a, {b"])
def test_a_file_that_breaks_off_inside_a_bracket_is_told(text: str) -> None:
    assert yaml_reader.read_yaml("set.yaml", text).problems
