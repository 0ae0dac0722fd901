"""What students see: the list of sets, the reader, the review before the hand-in, the result."""

from quizapp.web.student import presence
from quizapp.web.student.views import bp

__all__ = ["bp", "presence"]
