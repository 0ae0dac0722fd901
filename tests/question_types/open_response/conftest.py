"""Two passages to quote from, one of which holds quotation marks itself."""

import pytest

from quizapp.core.passage import Paragraph, Passage, Sentence, Source
from quizapp.core.question_type import Passages


def _paragraph(number: int, *sentences: str) -> Paragraph:
    text, ranges = "", []
    for index, sentence in enumerate(sentences, start=1):
        start = len(text) + (1 if text else 0)
        text = f"{text} {sentence}".strip()
        ranges.append(Sentence(id=f"p{number}.s{index}", start=start, end=len(text)))
    return Paragraph(number=number, text=text, sentences=tuple(ranges))


@pytest.fixture(scope="session")
def passages() -> Passages:
    """The Harbour Post and a report without a publisher."""
    post = Passage(
        id="post",
        language="en",
        source=Source(title="Court moves", publisher="Harbour Post"),
        paragraphs=(
            _paragraph(1, "The court moved to Ashford in the spring.", "It took nine days."),
            _paragraph(2, "“Nobody came to help,” the clerk’s wife said.", "She called it “a shame”."),
        ),
    )
    other = Passage(
        id="other",
        language="en",
        source=Source(title="A new seat"),
        paragraphs=(_paragraph(1, "It took nine days."), _paragraph(2, "The harbour sold wool — and timber.")),
    )
    return {"post": post, "other": other}
