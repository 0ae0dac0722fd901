"""Readability: how long the words and sentences of a text are, and for which readers that is usual."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from quizapp.core.message import Message, message

WORDS_PER_MINUTE = 180
LONGEST_SHORT_WORD = 6
FEWEST_WORDS = 100
"""Below this a single long sentence decides, so nothing is said about the level."""
LIMITS = message(
    "LIX and the grades count long words and long sentences, nothing else: not whether readers know the subject, how "
    "clearly the text is built, or what the questions ask. Take them as a broad band. Do not chop sentences to lower "
    "them: words such as 'because' and 'although' help readers."
)
LEVELS = (message("very easy"), message("easy"), message("medium"), message("hard"), message("very hard"))
_LIX_OF_LEVELS = (30, 40, 50, 60)
"""Where each level after the first begins."""
_RIX_OF_GRADES = (0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2)
"""Where grades 2 to 12 and college begin: J. Anderson, "Lix and Rix", Journal of Reading 26 (1983)."""
LAST_GRADE = 12
_WITHOUT_SPACES = {"zh", "ja", "th", "lo", "km", "my"}


@dataclass(frozen=True)
class Readability:
    """The counts of one text; its figures are defined for at least one sentence with a word in it."""

    words: int
    sentences: int
    long_words: int
    longest_sentence: int

    @property
    def mean_sentence(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences

    @property
    def lix(self) -> float:
        """Words in a sentence plus the percentage of long words."""
        return self.mean_sentence + 100 * self.long_words / self.words

    @property
    def rix(self) -> float:
        """Long words in a sentence."""
        return self.long_words / self.sentences

    @property
    def long_share(self) -> float:
        """The part of the words that is long, 0 to 1."""
        return self.long_words / self.words

    @property
    def level(self) -> Message:
        """The words that go with the LIX."""
        return LEVELS[bisect_right(_LIX_OF_LEVELS, self.lix)]

    @property
    def grades(self) -> tuple[int, int]:
        """The band of school grades: the grade of the RIX and one on either side; 13 stands for college."""
        grade = 1 + bisect_right(_RIX_OF_GRADES, self.rix)
        return max(1, grade - 1), min(LAST_GRADE + 1, grade + 1)


def words_in(text: str) -> list[str]:
    """What stands between spaces and has a letter or digit in it, without the punctuation around it."""
    return [word for word in map(_without_punctuation, text.split()) if word]


def _without_punctuation(word: str) -> str:
    inside = [index for index, character in enumerate(word) if character.isalnum()]
    return word[inside[0] : inside[-1] + 1] if inside else ""


def is_long(word: str) -> bool:
    """Whether a word has more than six letters; digits, hyphens and apostrophes are none."""
    return sum(map(str.isalpha, word)) > LONGEST_SHORT_WORD


def measure(sentences: Iterable[str]) -> Readability:
    """The counts of a text that is split into sentences; sentences without a word do not count."""
    lengths, long_words = [], 0
    for words in filter(None, map(words_in, sentences)):
        lengths.append(len(words))
        long_words += sum(map(is_long, words))
    return Readability(sum(lengths), len(lengths), long_words, max(lengths, default=0))


def can_be_levelled(text: Readability, language: str) -> bool:
    """Whether LIX and grades mean anything: enough words, in a language that puts spaces between them."""
    return text.words >= FEWEST_WORDS and language.split("-")[0].lower() not in _WITHOUT_SPACES


def minutes_to_read(words: int) -> int:
    """Whole minutes for one unhurried reading."""
    return ceil(words / WORDS_PER_MINUTE)


def longest_words(sentences: Iterable[str], most: int = 10) -> list[str]:
    """The longest of the long words, longest first; words that always have a capital are names, most of them."""
    small = {word for sentence in sentences for word in words_in(sentence) if is_long(word) and word.islower()}
    return sorted(small, key=lambda word: (-len(word), word))[:most]
