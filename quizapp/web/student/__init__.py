"""What students see: joining a class, the list of sets, the reader, the review before the hand-in, the result."""

from quizapp.web.student import assigned_pages, join, member_pages, notes, practice, presence
from quizapp.web.student.views import bp

__all__ = ["assigned_pages", "bp", "join", "member_pages", "notes", "practice", "presence"]
