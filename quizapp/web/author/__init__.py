"""What authors see: the workshop, in which a teacher makes question sets, and the pages about one set."""

from quizapp.web.author import editor, history, my_sets
from quizapp.web.author.workshop import bp

__all__ = ["bp", "editor", "history", "my_sets"]
