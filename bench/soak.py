"""A soak: classes work for an hour, and the server's memory and open files stay what they were after the first minutes.

Run as `python bench/soak.py [MINUTES] [STUDENTS]`; a line for each minute, and an error where anything failed.
"""

import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from http_student import HttpStudent
from load import board_open
from servers import HOST, Running, make_classes, quizapp

ANSWERS = 20
"""What a student saves before the next hand-in; then the set is taken once more."""
PAUSE = 2


def work(student: HttpStudent, code: str, name: str, ended: threading.Event, errors: list[str]) -> None:
    """Comes in, and takes the set again and again until it is *ended*."""
    try:
        student.join(code, name)
        while not ended.is_set():
            student.start_assigned()
            for number in range(ANSWERS):
                if ended.wait(random.uniform(0.5, 1.5) * PAUSE):
                    return
                student.save(number)
            student.hand_in()
    except Exception as error:
        errors.append(f"{name}: {error!r}")
    finally:
        student.close()


def watch(running: Running, minutes: int, errors: list[str]) -> None:
    """Prints a line for each minute."""
    print("minute   MB   open files   s of a processor   errors")
    for minute in range(1, minutes + 1):
        before = running.processor_seconds()
        time.sleep(60)
        used = running.processor_seconds() - before
        print(
            f"{minute:6} {running.megabytes():4.0f} {running.open_files():12} {used:18.1f} {len(errors):8}", flush=True
        )


def main(minutes: int, students: int) -> None:
    """Lets them work, and tells what failed."""
    errors: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        given = make_classes(Path(name), students)
        seats = [(each.code, name) for each in given for name in each.names]
        ended = threading.Event()
        with quizapp(Path(name)) as running, board_open(running.port, given[0]) as board:
            threads = [
                threading.Thread(target=work, args=(HttpStudent(HOST, running.port), *seat, ended, errors))
                for seat in seats
            ]
            for thread in threads:
                thread.start()
            watch(running, minutes, errors)
            ended.set()
            for thread in threads:
                thread.join()
        print(*errors, *board.errors, sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60, int(sys.argv[2]) if len(sys.argv) > 2 else 60)
