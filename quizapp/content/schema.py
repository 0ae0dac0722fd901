"""The JSON Schema of the files, made from the models, for editors that complete and check YAML."""

import json
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, create_model

from quizapp.content.loader import Types
from quizapp.core.passage import PassageHeader
from quizapp.core.question_set import SetHeader

SET_SCHEMA = "question-set.schema.json"
PASSAGE_SCHEMA = "passage.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(types: Types) -> dict[str, str]:
    """The text of each schema file, by its name."""
    return {
        SET_SCHEMA: _text(_set_schema(types), "quizapp question set"),
        PASSAGE_SCHEMA: _text(PassageHeader.model_json_schema(by_alias=True), "quizapp passage"),
    }


def _set_schema(types: Types) -> dict[str, Any]:
    models: Any = reduce(or_, [each.model for each in types.values()])
    one_question = Annotated[models, Field(discriminator="type")] if len(types) > 1 else models
    questions = Annotated[list[one_question], Field(min_length=1, max_length=200)]  # type: ignore[valid-type]
    file = create_model("QuestionSet", __base__=SetHeader, questions=(questions, Field(description="In order.")))
    return file.model_json_schema(by_alias=True)


def _text(schema: dict[str, Any], title: str) -> str:
    whole = {"$schema": _DIALECT, "$id": f"urn:quizapp:{title.replace(' ', '-')}", **schema, "title": title}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
