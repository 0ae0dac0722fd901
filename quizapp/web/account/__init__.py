"""The account of a teacher: log in, log out, change the password."""

from quizapp.web.account.views import bp

__all__ = ["bp"]
