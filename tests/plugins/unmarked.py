"""Finds texts for people that are not marked for translation, in templates, Python and scripts."""

import ast
import re
from collections.abc import Iterator

from jinja2 import Environment

MARKS = {"_", "gettext", "ngettext", "message", "counted"}
_SPOKEN = (
    r"(?:title|aria-label|placeholder|alt|label|aria-roledescription|"
    r"data-(?:[a-z-]*words|saving|saved|waiting|stopped|refused|tab))"
)
_NAMES = {"quizapp", "CSV", "JSON", "YAML", "XLSX", "TXT", "Markdown", "A4"}
_ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=False)


def in_template(source: str) -> list[str]:
    """The words of a template that stand on its page as they are."""
    text, literals = _without_code(source)
    return [*_on_page(text), *literals]


def _without_code(source: str) -> tuple[str, list[str]]:
    """The template with marks in place of its code, and the texts that stand unmarked inside the code."""
    text, literals, code, is_hidden = "", list[str](), list[tuple[str, str]](), False
    for _, kind, value in _ENVIRONMENT.lex(source):
        if kind == "data":
            text += "" if is_hidden else value
        elif kind in {"block_begin", "variable_begin"}:
            code = []
        elif kind in {"block_end", "variable_end"}:
            names = " ".join(word for name, word in code if name == "name")
            begins, ends = names.startswith(("trans", "block body_class")), names in {"endtrans", "endblock"}
            is_hidden = begins or (is_hidden and not ends and names != "endblock body_class")
            literals += _unmarked_literals(code)
            text += "\x00"
        elif kind not in {"whitespace", "comment", "comment_begin", "comment_end"}:
            code.append((kind, value))
    return text, literals


def _unmarked_literals(code: list[tuple[str, str]]) -> Iterator[str]:
    words = [word for _, word in code]
    if words[:1] == ["call"] and "kept" in words:  # names a part of the page that is kept
        return
    for place, (kind, value) in enumerate(code):
        before = [word for _, word in code[max(0, place - 2) : place]]
        if kind == "string" and reads_like_words(value[1:-1]) and before != ["_", "("]:
            yield value[1:-1]


def _on_page(text: str) -> Iterator[str]:
    text = re.sub(r"<!--.*?-->|<!doctype[^>]*>|<(svg|code|style)\b.*?</\1>", "\x00", text, flags=re.S | re.I)
    for value in re.findall(rf"\s{_SPOKEN}=\"([^\"]*)\"", text):
        yield from _words(value)
    for value in re.findall(r"<input[^>]*type=\"submit\"[^>]*\svalue=\"([^\"]*)\"", text):
        yield from _words(value)
    outside = re.sub(r"<[^>]*>", "\x00", text)
    yield from _words(re.sub(r"[\w-]+=\"[^\"]*\"", "\x00", outside))  # attributes that a macro writes


def _words(text: str) -> Iterator[str]:
    for run in re.sub(r"&#?\w+;", " ", text).split("\x00"):
        if set(re.findall(r"[^\W\d_]{2,}", run)) - _NAMES:
            yield " ".join(run.split())


def reads_like_words(text: str) -> bool:
    """Whether people are meant to read it: several words, or one that begins with a capital."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    is_name = bool(re.fullmatch(r"[\w./:#%?=&{}<>*|-]*", text)) and not re.fullmatch(r"[A-Z][a-z]+[:.…]?", text)
    return bool(set(words) - _NAMES) and not is_name and not re.match(r"^[a-z-]+=|^\.|^#|^/", text)


def in_python(source: str) -> list[str]:
    """The sentences of a module that are given to nobody who translates; docstrings are not meant for pages."""
    tree = ast.parse(source)
    marked = {id(part) for call in ast.walk(tree) if _marks(call) for part in ast.walk(call)}
    docs = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    said = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
    return [
        _literal(each)
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant | ast.JoinedStr)
        and id(each) not in marked | docs | said
        and _is_sentence(_literal(each))
    ]


def _marks(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in MARKS
    return False


def _literal(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


def _is_sentence(text: str) -> bool:
    if not re.search(r"[a-z]{2}", text):
        return False
    one_word = re.fullmatch(r"[A-Z][a-z]+\.", text)
    return bool(one_word or re.match(r"(?:[A-Z'“]|… )[^\n]*[a-z’…%][,.:;]? [\w…'“]", text))


def in_script(source: str) -> list[str]:
    """The words in a script that are not handed to `phrase` or `countedPhrase`."""
    code = re.sub(r"^\s*//.*$|(?<=[;{} ])// .*$", "", source, flags=re.M)
    literal = r"\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`"
    unmarked = re.sub(rf"\b(?:phrase|countedPhrase)\(\s*(?:{literal})(?:\s*,\s*(?:{literal}))?", "", code)
    return [found[1:-1] for found in re.findall(literal, unmarked) if _is_sentence(found[1:-1])]
