"""The account of a teacher: the first one, log in, log out, change the password; and all accounts, for operators."""

from quizapp.web.account import first, teachers
from quizapp.web.account.views import bp

__all__ = ["bp", "first", "teachers"]
