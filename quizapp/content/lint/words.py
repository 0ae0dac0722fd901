"""What the rules know of a language: its words without content, its negations, its ways to say "the article"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from quizapp.content.lint.tokens import tokens


def listed(words: str) -> frozenset[str]:
    """The words of a list, in the one spelling in which words are compared."""
    return frozenset(words.casefold().split())


def pattern(expression: str) -> re.Pattern[str]:
    """A pattern for whole words, whatever their capitals."""
    return re.compile(rf"(?<![^\W_])(?:{expression})(?![^\W_])", re.IGNORECASE)


NOTHING = re.compile(r"(?!)")
"""Is found nowhere."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """The lists of one language; a language without lists has them all empty."""

    language: str = ""
    stop: frozenset[str] = frozenset()
    """Words without content of their own."""
    endings: tuple[str, ...] = ()
    """What is cut off a word, the longest first."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    powers: Mapping[str, int] = field(default_factory=dict)
    """Words such as million, by which the number before them is multiplied."""
    months: frozenset[str] = frozenset()
    """Months and weekdays."""
    names_begin_with_capitals: bool = True
    """Whether a capital inside a sentence shows a name, rather than any noun."""

    glue: frozenset[str] = frozenset()
    """Those of the small words that change nothing: articles, prepositions of place, forms of to be."""
    negations: frozenset[str] = frozenset()
    """Every word that says no, such as nobody and without."""
    denials: frozenset[str] = frozenset()
    """Those that deny a whole sentence, such as not."""
    exceptions: frozenset[str] = frozenset()
    """Words such as except, which turn any question round."""
    harmless_negation: re.Pattern[str] = NOTHING
    """Such as "not only" and "at least", which negate nothing."""
    antonyms: tuple[tuple[str, str], ...] = ()
    absolute: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()

    question_words: frozenset[str] = frozenset()
    circumstances: frozenset[str] = frozenset()
    """Question words that ask why, how, when or where: "Why was it not opened?" is a plain question."""
    auxiliaries: frozenset[str] = frozenset()
    joints: frozenset[str] = frozenset()
    """And."""
    expletives: frozenset[str] = frozenset()
    """Pronouns that may stand for a clause, as in "Is it true that"."""
    clause_joints: frozenset[str] = frozenset()
    """Words with which such a clause begins."""
    pronouns: frozenset[str] = frozenset()
    """Those that stand for somebody or something named before."""
    clause_openers: frozenset[str] = frozenset()
    """Words with which a sentence begins rather than a name of a thing."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """An article at the end of a stem, and the letters that must follow it."""
    singular: frozenset[str] = frozenset()
    plural: frozenset[str] = frozenset()
    """Verbs and articles that ask for one thing, or for several."""
    plural_ending: str = ""

    above: re.Pattern[str] = NOTHING
    """All of the above."""
    labels: re.Pattern[str] = NOTHING
    """Both A and C."""
    opinion: re.Pattern[str] = NOTHING
    """Do you think."""
    general_knowledge: re.Pattern[str] = NOTHING
    """The capital of."""
    one_report: re.Pattern[str] = NOTHING
    """The article."""
    several_reports: re.Pattern[str] = NOTHING
    """Where the reports disagree."""
    relative_date: re.Pattern[str] = NOTHING
    """Yesterday."""

    def stem(self, word: str) -> str:
        """The word without its ending, so that *sale* and *sales* are one."""
        return _stem(word, self.endings)

    def content(self, text: str) -> frozenset[str]:
        """The stems of the words that carry content."""
        return frozenset(self.content_in_order(text))

    def content_in_order(self, text: str) -> list[str]:
        """The same in the order of the text, and as often as they come."""
        words = (word.removesuffix("'s").removesuffix("'") for word in tokens(text))
        return [self.stem(word) for word in words if word not in self.stop and not self.is_negation(word)]

    def is_negation(self, word: str) -> bool:
        """Whether a word, as `tokens` gives it, says no."""
        return word in self.negations or word.endswith("n't")

    def is_negative(self, text: str) -> bool:
        """Whether any word of *text* says no."""
        return any(map(self.is_negation, tokens(text)))

    def denials_in(self, text: str) -> list[str]:
        """The words of *text* that turn its sense round, such as not and except; "not only" does not."""
        words = self.harmless_negation.sub(" ", " ".join(tokens(text))).split()
        return [word for word in words if word in self.denials | self.exceptions or word.endswith("n't")]

    def telling(self, text: str) -> frozenset[str]:
        """All words that tell one text from another: those of content as stems, and small words but for glue."""
        return frozenset(map(self.stem, tokens(text))) - frozenset(map(self.stem, self.glue))


@lru_cache(maxsize=20_000)
def _stem(word: str, endings: tuple[str, ...]) -> str:
    if word.isdigit():
        return word
    ending = next((each for each in endings if word.endswith(each) and len(word) - len(each) >= 3), "")
    return _same_spelling(word.removesuffix(ending))


def _same_spelling(root: str) -> str:
    """One spelling for the roots of *study* and *studies*, *close* and *closing*, *stop* and *stopped*."""
    if len(root) > 3 and root[-1] in {"y", "i", "e", root[-2]}:
        return root[:-1]
    return root


NO_WORDS = Words()
