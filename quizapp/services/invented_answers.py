"""Invented answers: what somebody might answer who is right so many times out of ten; for demos, of any type."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from quizapp.core.charts import Chart
from quizapp.core.question import Question
from quizapp.core.question_type import Asking, Passages, QuestionType, Response

_LEFT_BLANK = 0.04
_LEFT_OPEN = 0.06
"""How often a part of an answered question is passed over."""
_TEMPTING = 3
"""How many wrong sentences a class chooses among, so that some are chosen by many."""
_OPENINGS = ("I think so because it says", "The report shows it:", "You can see it here:", "It is not certain, but")


@dataclass(frozen=True)
class _Inventing:
    """What an answer is made from: the places of the question, the sentences of its passages, and chance."""

    question: Question
    charts: Mapping[str, Chart]
    sentences: Mapping[str, str]
    """The words of each sentence by its unit, such as `passage:p1.s2`."""
    skill: float
    random: Random

    def bent(self, right: Response, place: str = "") -> Response:
        """The right response, or one that is wrong somewhere."""
        if isinstance(right, dict):
            return self._parts(right, place)
        if not self.charts and not isinstance(right, list):
            return self._own_words()
        if self.random.random() < self.skill:
            return right
        return self._list(right, place) if isinstance(right, list) else self._text(str(right), place)

    def _parts(self, right: Mapping[str, Response], place: str) -> Response:
        given = {
            part: self.bent(answer, f"{place}/{part}" if place else part)
            for part, answer in right.items()
            if self.random.random() > _LEFT_OPEN
        }
        return given or None

    def _text(self, right: str, place: str) -> str:
        others = [each.id for each in self.charts[place].answers if each.id != right] if place in self.charts else []
        if others:
            return self._favourite(others, place)
        if any(sign.isdigit() for sign in right):
            return "".join(str(self.random.randint(1, 9)) if sign.isdigit() else sign for sign in right)
        return self._favourite(sorted(self._words()), place)

    def _list(self, right: list[Response], place: str) -> list[Response]:
        if place in self.charts:
            ids = [each.id for each in self.charts[place].answers]
            return list(self.random.sample(ids, min(len(right), len(ids))))
        units = [unit for unit in self._units_like(right) if unit not in right]
        if units:
            return list(self._favourites(units, place)[: len(right)])
        order = [*right]
        first = self.random.randrange(len(order) - 1)
        order[first], order[first + 1] = order[first + 1], order[first]
        return order

    def _units_like(self, right: list[Response]) -> list[str]:
        """Sentences where those are chosen, paragraphs where those are; nothing where the list holds neither."""
        if all(each in self.sentences for each in right):
            return list(self.sentences)
        paragraphs = dict.fromkeys(unit.partition(".")[0] for unit in self.sentences)
        return list(paragraphs) if all(each in paragraphs for each in right) else []

    def _favourite(self, wrong: list[str], place: str) -> str:
        return self._favourites(wrong, place)[0]

    def _favourites(self, wrong: list[str], place: str) -> list[str]:
        """Of all that is wrong a few tempt the whole class, one more than the others."""
        liked = Random(f"{self.question.id}/{place}").sample(wrong, min(_TEMPTING, len(wrong)))
        first = liked[0] if self.random.random() < 0.5 else self.random.choice(liked)
        return [first, *(each for each in liked if each != first)]

    def _words(self) -> set[str]:
        words = (word.strip("“”‘’'\".,:;!?()") for text in self.sentences.values() for word in text.split())
        return {word for word in words if len(word) > 5}

    def _own_words(self) -> str:
        quoted = self.random.choice(list(self.sentences.values()))
        return f"{self.random.choice(_OPENINGS)} “{quoted}”"


def invent(kind: QuestionType, question: Question, passages: Passages, skill: float, random: Random) -> Response:
    """A response by somebody of this *skill*, 0 to 1; the same for the same state of *random*."""
    if random.random() < _LEFT_BLANK:
        return None
    charts = {chart.place: chart for chart in kind.charts(question, Asking("invented", 1, passages))}
    sentences = {
        f"{passage.id}:{sentence.id}": paragraph.sentence_text(sentence)
        for passage in passages.values()
        for paragraph in passage.paragraphs
        for sentence in paragraph.sentences
    }
    return _Inventing(question, charts, sentences, skill, random).bent(kind.right(question, passages))
