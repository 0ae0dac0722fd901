"""What students see: joining a class, the list of sets, the reader, the review before the hand-in, the result."""

from quizapp.web.student import join, member_pages, presence
from quizapp.web.student.views import bp

__all__ = ["bp", "join", "member_pages", "presence"]
