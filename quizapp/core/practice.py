"""Practice: how a question stands after answers were checked, by the tries and hints that its rules give."""

from dataclasses import dataclass, replace
from fractions import Fraction

from quizapp.core.mark import Mark, Status

EARNED_BACK = Fraction(1, 2)
"""What the proving sentence earns for a question whose answer was wrong."""
PLACE, SENTENCE = 1, 2
"""The steps of hints before the answer itself: the report and paragraph, then the sentence."""
_SETTLED = {Status.RIGHT, Status.TO_BE_MARKED}


@dataclass(frozen=True)
class Standing:
    """A question with the *marks* of its checked answers; *proof_found* is None while no sentence was chosen."""

    marks: tuple[Mark, ...]
    tries: int
    gives_hints: bool
    proof_found: bool | None = None

    @property
    def is_right(self) -> bool:
        """Whether there is nothing more to try."""
        return bool(self.marks) and self.marks[-1].status in _SETTLED

    @property
    def tries_left(self) -> int:
        """How many more answers can be checked."""
        return 0 if self.is_right or self.proof_found else max(0, self.tries - len(self.marks))

    @property
    def hint(self) -> int:
        """How far hints have gone: one step for each answer that was not right."""
        return min(len(self.marks), SENTENCE) if self.gives_hints and not self.is_right else 0

    @property
    def can_earn_back(self) -> bool:
        """Whether half can be earned by finding the sentence, which no hint has shown yet."""
        is_wrong = bool(self.marks) and not self.is_right and self.marks[-1].fraction < EARNED_BACK
        return is_wrong and self.proof_found is None and self.hint < SENTENCE

    @property
    def is_fixed(self) -> bool:
        """Whether the answer can no longer be changed."""
        return bool(self.marks) and self.tries_left == 0

    @property
    def is_done(self) -> bool:
        """Whether the right answer may be shown: nothing can be tried or earned any more."""
        return self.is_fixed and not self.can_earn_back

    def earned(self, mark: Mark) -> Mark:
        """The mark with what finding the sentence earned."""
        if not self.proof_found or mark.fraction >= EARNED_BACK:
            return mark
        return replace(mark, fraction=EARNED_BACK, status=Status.PARTLY, reason="earned_back")
