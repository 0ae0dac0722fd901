"""What teachers see of their classes: lists, assignments, lessons, results."""

from quizapp.web.teacher import assignments, class_list, class_students, classes, results
from quizapp.web.teacher.teaching import bp

__all__ = ["assignments", "bp", "class_list", "class_students", "classes", "results"]
