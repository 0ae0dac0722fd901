"""Reads a stored version of a set back from its canonical text."""

import json

from quizapp.content.loader import Types
from quizapp.core.passage import Passage
from quizapp.core.question_set import QuestionSet


def read_version(canonical: str, types: Types) -> QuestionSet:
    """The set whose `canonical` this is; what was stored was checked, so a failure here is our own mistake."""
    content = json.loads(canonical)
    passages = [Passage.model_validate(each) for each in content["passages"]]
    questions = [types[each["type"]].model.model_validate(each) for each in content["questions"]]
    return QuestionSet(
        content["id"],
        content["title"],
        content["summary"],
        content["language"],
        {passage.id: passage for passage in passages},
        tuple(questions),
        glossary=dict(content.get("glossary", [])),
    )
