"""Erasing: nothing of a student or a class stays, nothing of anybody else goes, and no clock erases at once."""

import dataclasses
import json
from pathlib import Path

import pytest
from lesson import Lesson, teacher_named
from sqlalchemy import func, make_url, select

from quizapp.services import erase, student_record
from quizapp.services.application import Application
from quizapp.services.erase import DAY, Due, NotConfirmed
from quizapp.services.take_notes import take_note
from quizapp.store import classes as classes_store
from quizapp.store.classes import Classroom
from quizapp.store.data_of import Whose, declaration_of
from quizapp.store.notes import Note
from quizapp.store.tables import metadata

SECRET_NAME, SECRET_ANSWER = "Quillabrand", "zanderwool"


def fill(lesson: Lesson, name: str, answer: str = "Ashford") -> None:
    """The student has rows in most tables of students: joined, handed in, reopened, at work, with a note."""
    lesson.join(name)
    attempt = lesson.hand_in(name, {"Name the town": answer})
    lesson.reopen(attempt)
    lesson.send(attempt, {"Name the town": f"{answer} after all"}, client="two")
    take_note(lesson.app, attempt, "post:p1.s1", Note("unclear", answer), "client-one", 1)


def counts(app: Application, *whose: Whose) -> dict[str, int]:
    tables = [each for each in metadata.sorted_tables if declaration_of(each).whose in whose]
    with app.database.read() as connection:
        return {each.name: connection.execute(select(func.count()).select_from(each)).scalar_one() for each in tables}


def room_of(lesson: Lesson) -> Classroom:
    with lesson.app.database.read() as connection:
        found = classes_store.owned_by(connection, lesson.teacher.id, lesson.class_token)
    assert found is not None
    return found


def bytes_of(app: Application) -> bytes:
    """All that lies in the file of the database and beside it."""
    file = Path(str(make_url(str(app.database.engine.url)).database))
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def test_a_student_goes_and_nothing_of_anybody_else(lesson: Lesson) -> None:
    fill(lesson, "Anna")
    before = counts(lesson.app, *Whose)
    fill(lesson, "Ben")

    erase.erase_student(lesson.app, lesson.student("Ben"), " Erase ")

    after = counts(lesson.app, *Whose)
    assert after.pop("erasures") == before.pop("erasures") + 1
    assert after == before


def test_a_class_goes_and_nothing_of_another(lesson: Lesson) -> None:
    fill(lesson, "Anna")
    before = counts(lesson.app, Whose.STUDENT, Whose.CLASS)
    other = Lesson(lesson.app, teacher_named(lesson.app, "Mr Hill"))
    fill(other, "Ben")
    fill(other, "Caro")

    erase.erase_class(lesson.app, room_of(other), "erase")

    assert counts(lesson.app, Whose.STUDENT, Whose.CLASS) == before
    assert before["classes"] == before["class_students"] == 1


def test_a_free_student_keeps_everything(lesson: Lesson) -> None:
    fill(lesson, "Anna")
    attempt = lesson.begin("Anna")
    with lesson.app.database.write() as connection:
        connection.execute(metadata.tables["students"].insert(), {"token": "free", "created_at": 1})
        free_id = connection.execute(
            select(metadata.tables["students"].c.id).where(metadata.tables["students"].c.token == "free")
        ).scalar_one()
        values = {"student_id": free_id, "set_id": attempt.set_id, "version": attempt.version, "number": 1}
        values |= {"token": "free", "seed": "free", "state": "open", "started_at": 1}
        connection.execute(metadata.tables["attempts"].insert(), values)

    erase.erase_class(lesson.app, room_of(lesson), "erase")

    left = counts(lesson.app, Whose.STUDENT)
    assert (left["students"], left["attempts"], left["class_students"]) == (1, 1, 0)


@pytest.mark.parametrize("typed", ["", "yes", "erase it"])
def test_without_the_word_nothing_goes(lesson: Lesson, typed: str) -> None:
    fill(lesson, "Anna")
    before = counts(lesson.app, *Whose)

    with pytest.raises(NotConfirmed, match="Type the word “erase”"):
        erase.erase_student(lesson.app, lesson.student("Anna"), typed)
    with pytest.raises(NotConfirmed, match="Nothing was erased"):
        erase.erase_class(lesson.app, room_of(lesson), typed)

    assert counts(lesson.app, *Whose) == before


class TestTheBytes:
    @pytest.fixture
    def database_url(self, migrated_sqlite_url: str) -> str:
        """Only SQLite's file can be read."""
        return migrated_sqlite_url

    @pytest.fixture
    def filled(self, lesson: Lesson) -> Lesson:
        """A class of forty, of whom one has a name and an answer that stand nowhere else."""
        fill(lesson, SECRET_NAME, SECRET_ANSWER)
        for number in range(40):
            fill(lesson, f"Student {number}", f"answer {number} " * 8)
        fill(lesson, f"{SECRET_NAME} too", f"{SECRET_ANSWER} " * 9)
        assert SECRET_NAME.encode() in bytes_of(lesson.app)
        assert SECRET_ANSWER.encode() in bytes_of(lesson.app)
        return lesson

    def test_neither_names_nor_answers_stay_in_the_file_or_its_log(self, filled: Lesson) -> None:
        for name in (SECRET_NAME, f"{SECRET_NAME} too"):
            erase.erase_student(filled.app, filled.student(name), "erase")

        left = bytes_of(filled.app).lower()
        assert SECRET_NAME.lower().encode() not in left
        assert SECRET_ANSWER.encode() not in left
        assert b"student 39" in left

    def test_nor_do_those_of_a_class(self, filled: Lesson) -> None:
        erase.erase_class(filled.app, room_of(filled), "erase")

        left = bytes_of(filled.app).lower()
        assert not [word for word in (SECRET_NAME, SECRET_ANSWER, "Student 39", "answer 39") if word.encode() in left]
        assert SECRET_NAME.lower().encode() not in left


class TestDue:
    def at(self, lesson: Lesson, days: float) -> Application:
        """The app some days after the class was due."""
        moment = room_of(lesson).erase_at + int(days * DAY)
        return dataclasses.replace(lesson.app, now=lambda: moment)

    def test_a_class_is_seen_as_due_and_erased_a_day_later(self, lesson: Lesson) -> None:
        fill(lesson, "Anna")

        assert erase.erase_due(self.at(lesson, -0.1)) == Due(0, 0)
        assert erase.erase_due(self.at(lesson, 0)) == Due(0, 1)
        assert erase.erase_due(self.at(lesson, 0.9)) == Due(0, 1)
        assert erase.erase_due(self.at(lesson, 1)) == Due(1, 0)
        assert sum(counts(lesson.app, Whose.STUDENT, Whose.CLASS).values()) == 0

    def test_a_clock_that_was_wrong_for_a_while_erases_nothing(self, lesson: Lesson) -> None:
        fill(lesson, "Anna")

        erase.erase_due(self.at(lesson, 5000))
        assert erase.erase_due(self.at(lesson, -100)) == Due(0, 0)
        assert erase.erase_due(self.at(lesson, 5001)) == Due(0, 1)

    def test_a_later_day_keeps_it(self, lesson: Lesson) -> None:
        erase.erase_due(self.at(lesson, 0))
        late = self.at(lesson, 2)
        erase.keep_until(late, room_of(lesson), late.now() + DAY)

        assert erase.erase_due(late) == Due(0, 0)


class TestTheRecord:
    def test_it_holds_all_there_is_and_no_secret_of_a_browser(self, lesson: Lesson) -> None:
        fill(lesson, "Anna", SECRET_ANSWER)
        fill(lesson, "Ben", "another answer")
        with lesson.app.database.read() as connection:
            tokens = connection.execute(select(metadata.tables["student_sign_ins"].c.token)).scalars().all()

        record = student_record.as_data(lesson.app, room_of(lesson), lesson.student("Anna"))
        text = json.dumps(record)

        held = {each.name for each in metadata.sorted_tables if declaration_of(each).whose is Whose.STUDENT}
        assert held <= record.keys()
        assert record["class_students"][0]["name"] == "Anna"
        assert [json.loads(each["response"]) for each in record["answer_events"]] == [
            SECRET_ANSWER,
            f"{SECRET_ANSWER} after all",
        ]
        assert record["attempts"][0]["started_at"].startswith("20")
        assert "another answer" not in text
        assert not [token for token in tokens if token in text]

    def test_in_words_it_tells_question_and_answer(self, lesson: Lesson) -> None:
        lesson.answer("Anna", {"Which town": "Millbrook", "Which two goods": ["Wool", "Salt"]})

        (taken,) = student_record.as_words(lesson.app, lesson.student("Anna"))

        assert taken.title == "The court moves"
        assert {each.prompt[:9]: each.answer for each in taken.answers} == {
            "Which tow": "Millbrook",
            "Which two": "Wool; Salt",
        }
