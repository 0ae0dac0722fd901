"""Markdown: emphasis and lists become HTML, everything else stays text."""

import re
from collections.abc import Callable

import pytest
from browsing import parse
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from quizapp.web.markdown import blocks, inline

ALLOWED = {"", "p", "em", "strong", "code", "s", "ul", "ol", "li", "blockquote", "br"}


def test_emphasis_is_shown() -> None:
    assert inline("*very* **much** `so`") == "<em>very</em> <strong>much</strong> <code>so</code>"


def test_paragraphs_and_lists_are_shown() -> None:
    assert blocks("One.\n\n- two\n- three") == "<p>One.</p>\n<ul>\n<li>two</li>\n<li>three</li>\n</ul>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "![x](http://example.org/x.png)",
        "<a href='http://example.org'>x</a>",
        "<http://example.org>",
        "<style>*{display:none}</style>",
        "<svg/onload=alert(1)>",
        "</p></div><iframe src=//example.org>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`<b onmouseover=alert(1)>`",
    ],
)
@pytest.mark.parametrize("render", [inline, blocks])
def test_nothing_else_becomes_html(render: Callable[[str], Markup], hostile: str) -> None:
    html = render(hostile)

    assert set(re.findall(r"<([^>]*)>", html)) <= ALLOWED | {f"/{tag}" for tag in ALLOWED}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>&\"'`*_~[]()!#-+.:/= \n\\abscript0"), max_size=60))
def test_whatever_is_written_only_plain_tags_come_out(text: str) -> None:
    for html in (inline(text), blocks(text)):
        for element in parse(f"<p>{html}</p>".replace("<br>", "<br/>")).walk():
            assert element.tag in ALLOWED
            assert element.attributes == {}


@pytest.mark.parametrize("text", ["3 < 5 & 7 > 2", 'He said: "no"', "a_b_c and 2*3*4", "1. first", "# no heading"])
def test_plain_words_read_as_they_were_written(text: str) -> None:
    assert parse(f"<p>{inline(text)}</p>").text.replace("*", "") == text.replace("*", "")
