"""Says what the rules find and why it matters: in a terminal, and as the teacher's page."""

from collections.abc import Iterator
from textwrap import fill, indent, shorten

from quizapp.content.lint.checked_by_form import CHECKED_BY_FORM
from quizapp.content.lint.examples import LEFT_OUT, PASSAGES
from quizapp.content.lint.rule import Rule
from quizapp.content.lint.rules import RULES
from quizapp.core.problem import Severity, did_you_mean

_WIDTH = 100
_MEANING: dict[Severity, str] = {
    "error": "A set with it should not be given to students; `check` ends with the exit code 1.",
    "warning": "Worth another look: most often the question gets better.",
    "info": "Only counted, unless you ask for it with `--all`.",
}
_CHAPTERS: dict[Severity, str] = {"error": "Errors", "warning": "Warnings", "info": "For information"}


class NoSuchRule(Exception):
    """There is no rule of this name; the message says which is meant."""


def explain(name: str) -> str:
    """One rule for a reader at a terminal; raises `NoSuchRule`."""
    wanted = name.upper()
    if wanted in CHECKED_BY_FORM:
        return f"{wanted} (error of form)\n\n{CHECKED_BY_FORM[wanted]}\n"
    if wanted not in RULES:
        known = [*RULES, *CHECKED_BY_FORM]
        raise NoSuchRule(
            f"There is no rule '{name[:60]}'; {did_you_mean(wanted, known, 'leave the name out to see all')}"
        )
    return "\n".join(_paragraphs(RULES[wanted]))


def _paragraphs(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.severity})\n"
    yield fill(rule.detects, _WIDTH) + "\n"
    yield fill(f"Why it matters: {rule.why}", _WIDTH) + "\n"
    yield "Finds something:\n\n" + _example(rule.fires)
    yield "Finds nothing:\n\n" + _example(rule.silent)
    yield f"Where the question should stay as it is, write in it:\n\n    {_ignoring(rule)}\n"
    yield f"Source: {rule.source}\n"


def _example(text: str) -> str:
    return indent(text.strip("\n"), "    ") + "\n"


def _ignoring(rule: Rule) -> str:
    return f'lint_ignore: {{{rule.id}: "the reason"}}'


def listed() -> str:
    """All rules, one in each line, the worst first."""
    longest = max(map(len, RULES))
    lines = (
        f"{rule.id:<{longest}}  {severity:<7}  {shorten(rule.detects, _WIDTH, placeholder=' …')}\n"
        for severity in _MEANING
        for rule in RULES.values()
        if rule.severity == severity
    )
    return "".join(lines)


# ---------------------------------------------------------------- the teacher's page

_INTRODUCTION = f"""# Rules for good questions

This page is made from the rules themselves by `quizapp docs --write`.

`quizapp check` looks at the form of your files, and with these rules at how the questions are written. A rule can be
wrong: it sees words, not sense, and a question without remarks may still be a poor one. Where a question should stay
as it is, say so and why, in the question or, for all questions, at the top of the set:

```yaml
lint_ignore: {{KEY_LONGEST: "The report names this official only by his full title."}}
```

`quizapp check --explain KEY_LONGEST` tells one rule, `quizapp check --explain` lists them all. Word lists exist for
English and German; for a set in another language the rules that need them are off.

The examples are about two short reports. {LEFT_OUT}

```yaml
{PASSAGES}```
"""


def page() -> str:
    """The page of all rules, in Markdown."""
    by_severity = ("\n".join(_chapter(severity)) for severity in _MEANING)
    return "\n".join([_INTRODUCTION, *by_severity, *_checked_by_form()])


def _chapter(severity: Severity) -> Iterator[str]:
    yield f"## {_CHAPTERS[severity]}\n\n{_MEANING[severity]}\n"
    yield from (_section(rule) for rule in RULES.values() if rule.severity == severity)


def _section(rule: Rule) -> str:
    return f"""### {rule.id}

{rule.detects}

{rule.why}

Finds something:

```yaml
{rule.fires.strip()}
```

Finds nothing:

```yaml
{rule.silent.strip()}
```

Source: {rule.source}.{_languages(rule)}
"""


def _languages(rule: Rule) -> str:
    return " In languages with a word list only." if rule.needs_words else ""


def _checked_by_form() -> Iterator[str]:
    yield "## Checked with the form\n\nThese are mistakes of form: a set with them does not load.\n"
    yield "\n".join(f"- {name}: {meaning}" for name, meaning in CHECKED_BY_FORM.items()) + "\n"
