"""The account of a teacher: the first one, log in, log out, change the password."""

from quizapp.web.account import first
from quizapp.web.account.views import bp

__all__ = ["bp", "first"]
