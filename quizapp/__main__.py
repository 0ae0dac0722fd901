"""Lets `python -m quizapp` do what the `quizapp` command does."""

from quizapp.cli import main

main()
