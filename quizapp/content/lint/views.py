"""A question set as the rules look at it: each question with its wording, its proofs and the words of its language."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from quizapp.content.lint.numbers import Counted, numbers_in
from quizapp.content.lint.tokens import runs, tokens
from quizapp.content.lint.word_lists import words_of
from quizapp.content.lint.words import NO_WORDS, Words
from quizapp.core.citation import Citation, find_all
from quizapp.core.passage import Passage
from quizapp.core.question import Question, cites
from quizapp.core.question_set import QuestionSet
from quizapp.core.question_type import QuestionType
from quizapp.core.wording import GAP, Line, Selection, Wording

_CAPITALS = re.compile(r"(?<=[\w,;] )[^\W\d_a-z]\w*")
RUN = 6
"""So many words in a row are copied, not found by chance."""
_NO_PROOF = {"trap", "traps", "later"}
"""Keys below which a quote stands that does not prove the answer."""


@dataclass(frozen=True)
class QuestionView:
    """One question; *index* is its place in the file."""

    index: int
    question: Question
    wording: Wording
    passages: Mapping[str, Passage]
    words: Words

    @property
    def stem(self) -> Line:
        """The prompt."""
        return Line(("prompt",), self.question.prompt)

    @cached_property
    def selections(self) -> tuple[Selection, ...]:
        """The lists to pick from whose words the teacher chose."""
        return tuple(each for each in self.wording.selections if not each.are_quotes)

    @cached_property
    def asked_stems(self) -> tuple[Line, ...]:
        """What is answered by picking, each once; texts with gaps are completed, not answered."""
        stems = dict.fromkeys(each.stem for each in self.wording.selections)
        return tuple(stem for stem in stems if GAP not in stem.text)

    @cached_property
    def typed_keys(self) -> tuple[tuple[Line, ...], ...]:
        """The spellings of each typed answer: they stand in one list of the file."""
        by_list = groupby(self.wording.typed_keys, key=lambda line: line.path[:-1])
        return tuple(tuple(spellings) for _, spellings in by_list)

    @cached_property
    def key_lines(self) -> tuple[Line, ...]:
        """Everything that is right: choices, and typed answers in their first spelling."""
        picked = (key for each in self.selections for key in each.keys)
        return (*picked, *(spellings[0] for spellings in self.typed_keys))

    @cached_property
    def rare_keys(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Right answers with the content by which they differ from their own prompt and wrong options."""
        prompt = self.words.content(self.question.prompt)
        picked = [
            (key, _content_of(each.distractors, self.words) | self.words.content(each.stem.text))
            for each in self.selections
            for key in each.keys
        ]
        typed = [(spellings[0], frozenset[str]()) for spellings in self.typed_keys]
        return tuple((key.text, self.words.content(key.text) - prompt - known) for key, known in [*picked, *typed])

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every text of the question that students read, the prompt first, each place once."""
        picked = (line for each in self.selections for line in (each.stem, *each.choices))
        whole = (self.stem, *picked, *self.wording.statements, *self.wording.lines)
        return tuple({line.path: line for line in whole}.values())

    @cached_property
    def proofs(self) -> tuple[Citation, ...]:
        """Where the quotes stand that prove the answer."""
        proving = (cite for path, cite in cites(self.question) if not _NO_PROOF & set(path))
        return tuple(found for cite in proving for found in find_all(self.passages, cite))

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """The words of the proofs."""
        return tuple(_paragraph(self.passages, each)[each.start : each.end] for each in self.proofs)

    @cached_property
    def cited_sentences(self) -> tuple[str, ...]:
        """The whole sentences in which the proofs stand."""
        return tuple(dict.fromkeys(text for each in self.proofs for text in _sentences(self.passages, each)))


@dataclass(frozen=True)
class SetView:
    """All questions that can be looked at, in the order of the file."""

    questions: tuple[QuestionView, ...]
    passages: Mapping[str, Passage]
    words: Words
    glossary: Mapping[str, str]

    @property
    def has_words(self) -> bool:
        """Whether there are word lists for the language of the questions."""
        return self.words is not NO_WORDS

    @cached_property
    def readable(self) -> tuple[Passage, ...]:
        """The passages in the language of the questions, whose words can be compared with theirs."""
        return tuple(each for each in self.passages.values() if words_of(each.language) is self.words)

    @cached_property
    def sentence_contents(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The content of every sentence, by passage."""
        return {each.id: tuple(map(self.words.content, sentences_in(each))) for each in self.readable}

    @cached_property
    def longest_sentence(self) -> int:
        """The words of the longest sentence of the passages."""
        return max((len(tokens(text)) for each in self.readable for text in sentences_in(each)), default=0)

    @cached_property
    def passage_content(self) -> frozenset[str]:
        """All content of the passages and of what stands above them."""
        every = (content for contents in self.sentence_contents.values() for content in contents)
        return self.publishers.union(*every)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that the passages write with a capital inside a sentence."""
        texts = [text for passage in self.passages.values() for text in sentences_in(passage)]
        return frozenset(word for text in texts for word in tokens(" ".join(_CAPITALS.findall(text))))

    @cached_property
    def publishers(self) -> frozenset[str]:
        """The content of the publishers' names, which every page shows."""
        names = (passage.source.publisher or "" for passage in self.passages.values())
        return self.words.content(" ".join(names))

    @cached_property
    def counted(self) -> Mapping[str, tuple[Counted, ...]]:
        """What each passage counts."""
        return {
            each.id: tuple(found for text in sentences_in(each) for found in numbers_in(text, self.words))
            for each in self.readable
        }

    @cached_property
    def topic(self) -> frozenset[str]:
        """Content that stands in half of the prompts or more: the names that the set is about."""
        stems = [self.words.content(each.question.prompt) for each in self.questions]
        every = frozenset[str]().union(*stems)
        return frozenset(word for word in every if 2 * sum(word in stem for stem in stems) >= max(len(stems), 4))

    @cached_property
    def word_runs(self) -> set[tuple[str, ...]]:
        """Every run of `RUN` words inside a paragraph of any passage."""
        texts = (paragraph.text for passage in self.passages.values() for paragraph in passage.paragraphs)
        return {run for text in texts for run in runs(tokens(text), RUN)}


def set_view(question_set: QuestionSet, places: Sequence[int], types: Mapping[str, QuestionType]) -> SetView:
    """The set as rules look at it; *places* are those of its questions in the file."""
    words = words_of(question_set.language)
    views = []
    for place, question in zip(places, question_set.questions, strict=True):
        passages = question_set.passages_of(question)
        views.append(QuestionView(place, question, types[question.type].wording(question, passages), passages, words))
    return SetView(tuple(views), question_set.passages, words, question_set.glossary)


def sentences_in(passage: Passage) -> Iterator[str]:
    """The sentences of a passage in reading order."""
    for paragraph in passage.paragraphs:
        yield from map(paragraph.sentence_text, paragraph.sentences)


def _content_of(lines: Iterable[Line], words: Words) -> frozenset[str]:
    return frozenset[str]().union(*(words.content(line.text) for line in lines))


def _paragraph(passages: Mapping[str, Passage], citation: Citation) -> str:
    return passages[citation.passage_id].paragraphs[citation.paragraph - 1].text


def _sentences(passages: Mapping[str, Passage], citation: Citation) -> Iterator[str]:
    paragraph = passages[citation.passage_id].paragraphs[citation.paragraph - 1]
    yield from (paragraph.sentence_text(each) for each in paragraph.sentences if each.id in citation.sentences)
