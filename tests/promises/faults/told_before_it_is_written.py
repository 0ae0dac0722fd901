"""quizapp with a seeded fault: an answer is acknowledged first and written a moment later."""

import threading
import time
from typing import Any

from quizapp.cli import main
from quizapp.services import take_quiz
from quizapp.services.take_quiz import Saved

really_save = take_quiz.save_one


def save_one(*given: Any) -> Saved:
    """Says that it is saved, and saves it half a second later."""

    def later() -> None:
        time.sleep(0.5)
        really_save(*given)

    threading.Thread(target=later, daemon=True).start()
    return Saved(None, "", 1)


take_quiz.save_one = save_one  # type: ignore[assignment]
main()
