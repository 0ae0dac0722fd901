"""The rules of an assignment: when and how a class takes a set, and when what it earned is shown."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

LONGEST_LIMIT = 600
MOST_ATTEMPTS = 20
MOST_TRIES = 3

Purpose = Literal["practice", "graded"]
Shown = Literal["each_question", "after_hand_in", "when_released"]
"""When students see something: as soon as a question is answered, after their hand-in, or when the teacher says so."""
Moment = Annotated[int, Field(ge=0)]
"""Milliseconds since 1970 in UTC; a wall-clock time is turned into one when it is written down."""


class Rules(BaseModel):
    """What a teacher sets for an assignment; the defaults are those of practice with everything shown after it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: Purpose = "practice"
    opens_at: Moment | None = None
    start_by: Moment | None = None
    """Until when an attempt may begin."""
    closes_at: Moment | None = None
    minutes: Annotated[int, Field(ge=1, le=LONGEST_LIMIT)] | None = None
    """How long an attempt may take; extra time comes on top."""
    attempts: Annotated[int, Field(ge=1, le=MOST_ATTEMPTS)] | None = None
    """How many attempts each student has; none means as many as they like."""
    shuffles_questions: bool = False
    shuffles_options: bool = True
    draw: Annotated[int, Field(ge=1)] | None = None
    """How many questions of each group are asked; none means all."""
    reads_first: bool = False
    """Whether the questions open only once a student has said that the passages are read."""
    hides_passage: bool = False
    """Whether the passages can be read only before the questions, and no longer beside them."""
    reads_aloud: bool = False
    score_shown: Shown = "after_hand_in"
    key_shown: Shown = "after_hand_in"
    proof_shown: Shown = "after_hand_in"
    tries: Annotated[int, Field(ge=1, le=MOST_TRIES)] = 1
    gives_hints: bool = False

    @property
    def waits_for_release(self) -> bool:
        """Whether anything is shown only when the teacher releases it."""
        return "when_released" in (self.score_shown, self.key_shown, self.proof_shown)


SELF_PRACTICE = Rules(
    score_shown="each_question", key_shown="each_question", proof_shown="each_question", tries=2, gives_hints=True
)
"""What holds for practice that a student chose: everything is shown at each question, with hints and a second try."""
GRADED = Rules(
    purpose="graded", attempts=1, score_shown="when_released", key_shown="when_released", proof_shown="when_released"
)
"""What a graded assignment begins with: one attempt, and nothing shown before everybody is done."""
