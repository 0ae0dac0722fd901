"""What teachers see of their classes: lists, assignments, lessons, results."""

from quizapp.web.teacher import classes
from quizapp.web.teacher.teaching import bp

__all__ = ["bp", "classes"]
