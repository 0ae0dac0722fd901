"""Starting from an article: a passage file and a question set to fill in, made from what was copied or saved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from quizapp.content.articles.article import Article, Origin, Raw, UnreadableArticle
from quizapp.content.articles.clean_text import clean, word_count
from quizapp.content.articles.encodings import LARGEST_ARTICLE, TOO_LARGE, Decoded, decode_article, refuse_binary
from quizapp.content.articles.languages import guess_language
from quizapp.content.articles.markdown_text import looks_like_markdown, read_markdown
from quizapp.content.articles.passage_text import passage_text, split_long
from quizapp.content.articles.plain_text import read_plain_text
from quizapp.content.articles.sift import sift
from quizapp.content.articles.skeleton import skeleton
from quizapp.content.articles.source_lines import DATE, UPDATED
from quizapp.content.articles.web_page import looks_like_html, read_web_page
from quizapp.content.bundle import Bundle
from quizapp.content.library import PASSAGES
from quizapp.content.passage_files import passage_in
from quizapp.content.shelf import TextShelf
from quizapp.core.authored import as_slug
from quizapp.core.date_text import iso_date
from quizapp.core.message import message
from quizapp.core.passage import LONGEST_PASSAGE, Passage
from quizapp.core.problem import BadQuestionSet
from quizapp.question_types import REGISTRY

FEWEST_WORDS = 10
RIGHTS = message(
    "Use this text with students only if you may: ask the publisher, or look up what your country allows schools."
)
_MOST_READ = 5 * LONGEST_PASSAGE
_LONGEST_NAME = 60
_MARKDOWN = {".md", ".markdown"}
_HTML = {".html", ".htm", ".xhtml"}


@dataclass(frozen=True)
class Start:
    """The texts of a passage and of a set with the same name, and what they were made from."""

    bundle: Bundle
    passage: Passage
    article: Article
    notes: tuple[str, ...]
    """What the teacher should look at."""

    @property
    def words(self) -> int:
        """How many words there are to read, in any script."""
        return word_count(" ".join(block.text for block in self.article.blocks))

    @property
    def source_line(self) -> str:
        """The source in one line, for a handout."""
        return source_line(self.article.origin)


def start_from_article(given: bytes | str, file_name: str = "", name: str = "") -> Start:
    """What a file holds, or what was pasted, as a passage and a set to begin with; raises `UnreadableArticle`.

    The *file_name* tells Markdown and HTML from plain text where it ends in .md or .html; *name* is that of the new
    files, made from publisher and date where it is left out.
    """
    decoded = decode_article(given) if isinstance(given, bytes) else _pasted(given)
    article = sift(_within_limits(_read(clean(decoded.text), PurePath(file_name).suffix.lower())))
    _refuse_too_little(article)
    name = name or suggested_name(article.origin, PurePath(file_name).stem)
    written = passage_text(article, _language(article))
    passage = _loaded(written, name)
    begun = skeleton(name, TextShelf({name: written}, PASSAGES), REGISTRY)
    notes = tuple(note for note in (decoded.note, *_notes(article)) if note)
    return Start(Bundle(name, begun, ((name, written),)), passage, article, notes)


def _pasted(text: str) -> Decoded:
    if len(text) > LARGEST_ARTICLE:
        raise UnreadableArticle(*TOO_LARGE)
    refuse_binary(text)
    return Decoded(text)


def _read(text: str, suffix: str) -> Raw:
    if looks_like_html(text) or (suffix in _HTML and "<" in text):
        return read_web_page(text)
    if len(text) > _MOST_READ:
        raise _too_long(len(text))
    if suffix in _MARKDOWN or looks_like_markdown(text):
        return read_markdown(text)
    return read_plain_text(text)


def _within_limits(raw: Raw) -> Raw:
    length = sum(len(block.text) for block in raw.blocks if not block.left_out)
    if length > _MOST_READ:  # sorting out more would take long
        raise _too_long(length)
    return raw


def _too_long(length: int) -> UnreadableArticle:
    what = f"this text has {length:,} characters, and a passage can have {LONGEST_PASSAGE:,}"
    return UnreadableArticle(what, "copy the part that you want to use into a file of its own")


def _refuse_too_little(article: Article) -> None:
    words = word_count(" ".join(block.text for block in article.blocks))
    if words < FEWEST_WORDS:
        reasons = ", ".join(dict.fromkeys(dropped.reason for dropped in article.dropped))
        left_out = f"; what else stands there was left out ({reasons})" if reasons else ""
        what = f"this holds {words} words of running text, and a passage needs {FEWEST_WORDS}{left_out}"
        raise UnreadableArticle(what, "copy the article itself, with its headline, into a text file, and use that")


def _language(article: Article) -> str:
    return article.origin.language or guess_language(" ".join(block.text for block in article.blocks))


def _loaded(passage_file: str, name: str) -> Passage:
    if len(passage_file) > LONGEST_PASSAGE:
        raise _too_long(len(passage_file))
    try:
        return passage_in(passage_file, name, f"{name}.md")
    except BadQuestionSet as bad:
        raise UnreadableArticle(bad.problems[0].what, bad.problems[0].instead) from bad


def _notes(article: Article) -> Iterator[str]:
    origin = article.origin
    dates = [dropped.text for dropped in article.dropped if dropped.reason == DATE]
    if dates and not origin.published:
        yield f"The date in '{dates[0]}' can be read in two ways: write it behind `published`, as 2024-05-24."
    changed = next((dropped.text for dropped in article.dropped if dropped.reason == UPDATED), "")
    if changed and not origin.published:
        yield f"The page names only the date of a change ('{changed}'), so `published` is left open."
    captions = sum(block.kind == "caption" for block in article.blocks)
    if captions:
        yield f"Captions of pictures stay in the passage ({captions}): take out what says nothing without its picture."
    for block in article.blocks:
        parts = split_long(block.text)
        if len(parts) > 1:
            yield f"The paragraph '{block.text[:40]}…' was too long and became {len(parts)}: look where they part."


def suggested_name(origin: Origin, file_name: str = "") -> str:
    """A name for the files, such as `ashford-echo-2024-05-24`: publisher and date, or what else there is."""
    publisher = _in_a_name(origin.publisher).removeprefix("the-")
    if publisher or origin.published:
        name = f"{publisher or 'report'}-{origin.published}"
    else:
        name = _in_a_name(origin.headline) or _in_a_name(file_name) or "report"
    return name[:_LONGEST_NAME].strip("-")


def _in_a_name(text: str) -> str:
    return as_slug(re.sub(r"['’.]", "", text).lower(), "")


def source_line(origin: Origin) -> str:
    """Author, headline, publisher and date in one line."""
    author = f"{origin.byline}: " if origin.byline else ""
    when = str(iso_date(origin.published)) if origin.published else "date not known"
    return f"{author}“{origin.headline or 'headline not known'}”. {origin.publisher or 'Publisher not known'}, {when}."
