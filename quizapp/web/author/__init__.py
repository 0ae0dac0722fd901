"""What authors see: the workshop, in which a teacher makes question sets, and the pages about one set."""

from quizapp.web.author import editor, editor_help, from_article, history, my_sets, set_downloads, workshop_preview
from quizapp.web.author.workshop import bp

__all__ = ["bp", "editor", "editor_help", "from_article", "history", "my_sets", "set_downloads", "workshop_preview"]
