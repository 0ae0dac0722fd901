"""What teachers see of their classes: lists, assignments, lessons, results."""

from quizapp.web.teacher import (
    assignment_preview,
    assignments,
    board,
    board_acts,
    class_data,
    class_list,
    class_students,
    classes,
    discussion,
    giving,
    lesson,
    marking,
    receipts,
    results,
    student_result,
)
from quizapp.web.teacher.teaching import bp

__all__ = [
    "assignment_preview",
    "assignments",
    "board",
    "board_acts",
    "bp",
    "class_data",
    "class_list",
    "class_students",
    "classes",
    "discussion",
    "giving",
    "lesson",
    "marking",
    "receipts",
    "results",
    "student_result",
]
