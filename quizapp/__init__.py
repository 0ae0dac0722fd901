"""A teaching quiz and reading-comprehension app; `flask --app quizapp` finds its factory here."""

from quizapp.web.app import create_app

__all__ = ["create_app"]
