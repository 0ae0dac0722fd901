"""Makes copied text even: line ends, spaces, soft hyphens, controls; and measures words in any script."""

import re
import unicodedata

from quizapp.core.readability import words_in

_LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
_BROKEN_WORD = re.compile("\u00ad\\s*\n\\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"[.!?…。！？．؟۔।॥][\"'”’»›)\]」』）*]*$")
FEWEST_WORDS_OF_PROSE = 6
LONG_WITHOUT_FULL_STOP = 120
"""Characters; a line that long is a paragraph even where its last full stop got lost."""


def clean(text: str) -> str:
    """The text with `\\n` as its only line end and no invisible or control characters in it."""
    text = _BROKEN_WORD.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", _INVISIBLE.sub("", text.replace("\t", " "))))


def one_line(text: str) -> str:
    """The text with one ordinary space for any white space, also for those that do not break."""
    return " ".join(text.split())


def word_count(text: str) -> int:
    """How many words there are to read; scripts without spaces count two characters as one."""
    packed = len(_WITHOUT_SPACES.findall(text))
    return (packed + 1) // 2 + len(words_in(_WITHOUT_SPACES.sub(" ", text)))


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question mark or the like."""
    return bool(_SENTENCE_END.search(text))


def is_prose(text: str) -> bool:
    """Whether this is a paragraph rather than a headline, a label or a caption."""
    if word_count(text) < FEWEST_WORDS_OF_PROSE:
        return False
    return ends_a_sentence(text) or text.endswith(":") or len(text) >= LONG_WITHOUT_FULL_STOP
