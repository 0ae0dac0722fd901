"""What teachers see of their classes: lists, assignments, lessons, results."""

from quizapp.web.teacher import assignments, board, class_list, class_students, classes, discussion, lesson, results
from quizapp.web.teacher.teaching import bp

__all__ = ["assignments", "board", "bp", "class_list", "class_students", "classes", "discussion", "lesson", "results"]
