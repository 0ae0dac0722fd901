"""HTML to blocks: every visible line of a page, of which a library chooses those that are the article."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import islice
from typing import Any

from quizapp.content.articles.article import Block, Kind, Origin, Raw, UnreadableArticle
from quizapp.content.articles.boilerplate import why_left_out
from quizapp.content.articles.clean_text import is_prose, one_line
from quizapp.content.articles.page_lines import CAPTION, HEAD, PageLine, page_lines
from quizapp.content.articles.source_lines import read_source_line
from quizapp.core.passage import LANGUAGE
from quizapp.core.quote_text import normal_words
from quizapp.late import late

etree, html, trafilatura = late("lxml.etree"), late("lxml.html"), late("trafilatura")
_CAN_READ = find_spec("trafilatura") is not None
"""Whether the extra `importer` was installed."""
NOT_CHOSEN = "not part of the article's text"
_LOOKS_LIKE_IT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(r"</(?:p|div|h[1-6]|li|article|body)\s*>", re.IGNORECASE)
_LONGEST_NAME = 40
_WHITE = re.compile(r"\s+")
_COPY = "copy the text of the article into a text file (.txt), and use that"
_TOO_LONG = ("this page is far longer than one with an article", _COPY)
_MOST_ELEMENTS = 30_000
_MOST_LINES = 10_000
_MOST_READ = 300_000
"""Characters; pages of news have a tenth of that."""
_ENOUGH = 25
"""Characters; a shorter line may stand both in the article and in a menu."""
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def looks_like_html(text: str) -> bool:
    """Whether a text whose name is not known is a web page or a piece of one."""
    return bool(_LOOKS_LIKE_IT.match(text)) or len(_TAGS.findall(text[:100_000])) > 1


def read_web_page(text: str) -> Raw:
    """The blocks of a page; raises `UnreadableArticle` where it holds no text, or nothing is installed to read it."""
    if not _CAN_READ:
        what = "this quizapp was installed without what reads web pages"
        instead = "copy the text of the article into a text file (.txt), or install quizapp[importer]"
        raise UnreadableArticle(what, instead)
    root = _parsed(text)
    lines = list(page_lines(etree.iterwalk(root, events=("start", "end"))))
    if len(lines) > _MOST_LINES or sum(len(line.text) for line in lines) > _MOST_READ:
        raise UnreadableArticle(*_TOO_LONG)
    found = trafilatura.bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    origin = _origin(found, root, lines)
    chosen = _chosen(lines, found)
    blocks = tuple(_block(line, origin, is_chosen=place in chosen) for place, line in enumerate(lines))
    return Raw(blocks, origin, is_marked_up=True, is_chosen=True)


def _parsed(text: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        what = "this web page holds no text"
        raise UnreadableArticle(what, _COPY) from error
    if sum(1 for _ in islice(root.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise UnreadableArticle(*_TOO_LONG)
    return root


def _origin(found: Any, root: Any, lines: list[PageLine]) -> Origin:
    titles = [line.text for line in lines if line.tag == "h1" and line.part in {"", HEAD}]
    language, published = (root.get("lang") or "").strip(), _said(found, "date")
    headline = titles[0] if len(titles) == 1 else _said(found, "title")
    return Origin(
        headline=headline,
        byline=_said(found, "author").replace(";", ","),
        publisher=_said(found, "sitename") or _behind(headline, one_line(root.findtext(".//title") or "")),
        published=published if _ISO_DAY.fullmatch(published) else "",
        language=language if re.fullmatch(LANGUAGE, language) else "",
    )


def _behind(headline: str, title: str) -> str:
    """What a page adds to its headline in the title of its window: `Bridge closes | Ashford Echo`."""
    added = title.removeprefix(headline).strip() if headline else ""
    mark, name = added[:1], added[1:].strip()
    return name if added != title and mark in set("|-–—·»:") and 2 <= len(name) <= _LONGEST_NAME else ""


def _said(found: Any, name: str) -> str:
    return one_line(getattr(found, name, None) or "")


def _chosen(lines: list[PageLine], found: Any) -> set[int]:
    """The places of the lines that are the article, with paragraphs among them and their captions."""
    chosen = set(_found_by_the_library(lines, found))
    around = Counter(id(lines[place].around) for place in chosen)
    first, last = min(chosen, default=0), max(chosen, default=-1)
    for place in range(first, last + 1):
        line = lines[place]
        among_them = line.part == "" and around[id(line.around)] > 1 and is_prose(line.text)
        if among_them or line.part == CAPTION:
            chosen.add(place)
    return chosen


def _found_by_the_library(lines: list[PageLine], found: Any) -> Iterator[int]:
    if found is None or found.body is None:  # too little text for the library to judge
        yield from (place for place, line in enumerate(lines) if line.part in {"", CAPTION})
        return
    parts = {_packed("".join(each.itertext())) for each in found.body.iter() if isinstance(each.tag, str)}
    together = _packed("".join(found.body.itertext()))
    for place, line in enumerate(lines):
        words = _packed(line.text)
        if words in parts or (len(words) >= _ENOUGH and words in together):
            yield place


def _packed(text: str) -> str:
    """The words as they are compared, without any space."""
    return _WHITE.sub("", normal_words(text))


def _block(line: PageLine, origin: Origin, *, is_chosen: bool) -> Block:
    kind: Kind = "heading" if line.tag.startswith("h") else "entry" if line.tag else "text"
    kind = "caption" if line.part == CAPTION else kind
    if is_chosen or line.text == origin.headline or (not line.part and read_source_line(line.text)[1]):
        return Block(line.text, line.line, kind)
    return Block(line.text, line.line, kind, why_left_out(line.text) or line.part or NOT_CHOSEN)
