"""Joining: who gets in at once, who waits, who is slowed down; and that a right code always works."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from quizapp.services import class_list, classes, joining, take_quiz
from quizapp.services.application import Application
from quizapp.services.class_list import RETURN_CODE_LENGTH, UnusableStudentName
from quizapp.services.classes import CODE_SIGNS, JOIN_CODE_LENGTH, new_code
from quizapp.services.joining import FREE_WRONG_CODES, MOST_CLAIMS, NameTaken, NotAdmitted, WrongCode
from quizapp.services.tries import FREE_TRIES, TooManyTries
from quizapp.store import classes as classes_store
from quizapp.store.class_students import ClassStudent
from quizapp.store.classes import Classroom

SECURITY_PAGE = Path(__file__).resolve().parents[2] / "docs" / "security.md"


@pytest.fixture
def listed(application: Application, classroom: Classroom) -> list[ClassStudent]:
    """Anna and Ben are on the list."""
    class_list.add(application, classroom, ["Anna", "Ben"])
    return class_list.of_class(application, classroom)


@pytest.fixture
def open_class(application: Application, classroom: Classroom) -> Classroom:
    """The same class, which takes newcomers."""
    classes.change(application, classroom, name=classroom.name, takes_newcomers=True)
    return dataclasses.replace(classroom, takes_newcomers=True)


def code_of(classroom: Classroom) -> str:
    assert classroom.join_code is not None
    return classroom.join_code


def who(application: Application, secret: str) -> str:
    with application.database.read() as connection:
        query = text("SELECT student_id FROM student_sign_ins WHERE token = :token AND admitted_at IS NOT NULL")
        student = connection.execute(query, {"token": secret}).scalar_one_or_none()
    found = joining.member(application, student)
    return found.student.name if found else "nobody"


def guess(application: Application, code: str, device: str = "a browser") -> str:
    try:
        return joining.class_with(application, code, device).name
    except WrongCode:
        return "wrong"
    except TooManyTries:
        return "wait"


class TestTheCode:
    def test_it_may_be_typed_with_small_letters_and_spaces(
        self, application: Application, classroom: Classroom
    ) -> None:
        code = code_of(classroom)

        assert len(code) == JOIN_CODE_LENGTH
        assert guess(application, f" {code[:3].lower()}-{code[3:]} ") == "8b"

    def test_100_000_guesses_find_an_open_class_in_fewer_than_one_of_10_000_lessons(self) -> None:
        """A right code is never slowed down, so the number of codes alone keeps guesses out; the page says how well."""
        guesses, page = 100_000, SECURITY_PAGE.read_text("utf-8")
        join_codes, return_codes = (len(set(CODE_SIGNS)) ** each for each in (JOIN_CODE_LENGTH, RETURN_CODE_LENGTH))

        assert join_codes / guesses >= 10_000
        assert len(set(CODE_SIGNS)) ** 6 / guesses < 10_000, "the control: six signs were too few"
        assert {sign for _ in range(200) for sign in new_code(JOIN_CODE_LENGTH)} == set(CODE_SIGNS)
        for targets, codes in ((1, join_codes), (30, join_codes), (1000, return_codes)):
            assert f"1 in {codes // guesses // targets // 100 * 100:,}" in page

    @pytest.mark.parametrize("code", ["", "x" * 100, "\0", "ABCDEF\0", "ÄÖÜ", "000000", "%_%_%_"])
    def test_what_is_no_code_is_wrong(self, application: Application, code: str) -> None:
        assert guess(application, code) == "wrong"

    def test_a_browser_that_guesses_is_slowed_down_and_a_right_code_always_works(
        self, application: Application, classroom: Classroom
    ) -> None:
        outcomes = [guess(application, "QQQQQQ") for _ in range(FREE_TRIES + 1)]

        assert outcomes == ["wrong"] * FREE_TRIES + ["wait"]
        assert guess(application, code_of(classroom)) == "8b"

    def test_so_are_many_browsers_and_a_right_code_works_for_all_of_them(
        self, application: Application, classroom: Classroom
    ) -> None:
        still = dataclasses.replace(application, now=lambda: 1_700_000_000_000)
        outcomes = [guess(still, "QQQQQQ", f"browser {number}") for number in range(FREE_WRONG_CODES + 1)]

        assert outcomes == ["wrong"] * FREE_WRONG_CODES + ["wait"]
        assert guess(still, code_of(classroom), "another") == "8b"

    def test_one_that_was_made_with_six_signs_still_opens_its_class(
        self, application: Application, classroom: Classroom
    ) -> None:
        with application.database.write() as connection:
            classes_store.set_join_code(connection, classroom.id, "ACD347")

        assert guess(application, "acd 347") == "8b"

    def test_a_closed_class_has_none(self, application: Application, classroom: Classroom) -> None:
        with application.database.write() as connection:
            classes_store.set_join_code(connection, classroom.id, None)

        assert guess(application, code_of(classroom)) == "wrong"


class TestTheName:
    def test_a_free_one_is_admitted_at_once_and_then_taken(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent]
    ) -> None:
        secret = joining.join(application, classroom, listed[0].token)

        assert who(application, secret) == "Anna"
        assert [each.name for each in joining.free_names(application, classroom)] == ["Ben"]
        with pytest.raises(NameTaken):
            joining.join(application, classroom, listed[0].token)
        with pytest.raises(NameTaken):
            joining.join_by_name(application, classroom, " ANNA")

    def test_of_many_browsers_at_the_same_moment_one_gets_it(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent]
    ) -> None:
        def take(_: int) -> bool:
            try:
                return bool(joining.join(application, classroom, listed[0].token))
            except NameTaken:
                return False

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(take, range(8))) == 1

    def test_a_new_one_needs_a_class_that_takes_newcomers(self, application: Application, classroom: Classroom) -> None:
        with pytest.raises(NotAdmitted, match="not on the list"):
            joining.join_by_name(application, classroom, "Caro")

        assert class_list.of_class(application, classroom) == []

    def test_a_newcomer_is_marked_and_told_apart_from_whom_they_look_like(
        self, application: Application, open_class: Classroom, listed: list[ClassStudent]
    ) -> None:
        secret = joining.join_by_name(application, open_class, "Ánna")
        now = class_list.of_class(application, open_class)
        newcomer = next(each for each in now if each.is_newcomer)

        assert who(application, secret) == newcomer.name == "Ánna"
        assert joining.look_alikes(now) == {newcomer.token: "Anna"}

    def test_one_that_shows_nothing_is_refused(self, application: Application, open_class: Classroom) -> None:
        with pytest.raises(UnusableStudentName):
            joining.join_by_name(application, open_class, "\u200b\u202e ")

    def test_a_hostile_browser_does_not_fill_the_list(
        self, application: Application, open_class: Classroom, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(joining, "MOST_NEWCOMERS", 2)
        for name in ("one", "two"):
            joining.join_by_name(application, open_class, name)

        with pytest.raises(NotAdmitted, match="Go to your teacher"):
            joining.join_by_name(application, open_class, "three")


class TestATakenName:
    @pytest.fixture
    def anna(self, application: Application, classroom: Classroom, listed: list[ClassStudent]) -> ClassStudent:
        """Somebody has joined as Anna."""
        joining.join(application, classroom, listed[0].token)
        return listed[0]

    def test_its_return_code_opens_it_from_the_first_page_and_from_the_name(
        self, application: Application, classroom: Classroom, anna: ClassStudent
    ) -> None:
        code = anna.return_code
        secrets = [
            joining.come_back(application, f"{code[:4]} {code[4:]}".lower(), "a browser"),
            joining.come_back_as(application, classroom, anna.token, code),
        ]

        assert [who(application, secret) for secret in secrets] == ["Anna", "Anna"]

    def test_a_new_return_code_ends_the_old_one_and_every_stay_but_not_the_claim_to_the_name(
        self, application: Application, classroom: Classroom, anna: ClassStudent
    ) -> None:
        stay = joining.come_back(application, anna.return_code, "a browser")

        joining.renew_return_code(application, anna)

        assert who(application, stay) == "nobody"
        with pytest.raises(WrongCode):
            joining.come_back(application, anna.return_code, "a browser")
        with pytest.raises(NameTaken):
            joining.join(application, classroom, anna.token)
        renewed = class_list.of_class(application, classroom)[0].return_code
        assert who(application, joining.come_back(application, renewed, "a browser")) == "Anna"

    def test_one_that_was_handed_out_on_paper_takes_the_name(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent]
    ) -> None:
        joining.come_back(application, listed[1].return_code, "a browser")

        with pytest.raises(NameTaken):
            joining.join(application, classroom, listed[1].token)

    def test_guessing_it_is_slowed_down_for_this_name_alone(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent], anna: ClassStudent
    ) -> None:
        for _ in range(FREE_TRIES):
            with pytest.raises(WrongCode):
                joining.come_back_as(application, classroom, anna.token, "QQQQQQQQ")
        with pytest.raises(TooManyTries):
            joining.come_back_as(application, classroom, anna.token, anna.return_code)

        ben = listed[1]
        assert who(application, joining.come_back_as(application, classroom, ben.token, ben.return_code)) == "Ben"

    def test_without_it_the_browser_waits_until_the_teacher_decides(
        self, application: Application, classroom: Classroom, anna: ClassStudent
    ) -> None:
        admitted, refused = (joining.claim(application, classroom, anna.token) for _ in range(2))
        waiting = joining.claims(application, classroom)
        assert [joining.waiting_name(application, secret) for secret in (admitted, refused)] == ["Anna", "Anna"]
        assert who(application, admitted) == "nobody"
        assert not {claim.name for claim, _ in waiting} & {admitted, refused}

        for claim, _ in waiting:
            joining.decide(application, classroom, claim.name, admits=claim.token == admitted)

        assert [who(application, secret) for secret in (admitted, refused)] == ["Anna", "nobody"]
        assert joining.claims(application, classroom) == []
        assert joining.decide(application, classroom, waiting[0][0].name, admits=True) is None

    def test_only_a_few_browsers_wait_for_one_name(
        self, application: Application, classroom: Classroom, anna: ClassStudent
    ) -> None:
        for _ in range(MOST_CLAIMS):
            joining.claim(application, classroom, anna.token)

        with pytest.raises(NotAdmitted, match="Several devices wait"):
            joining.claim(application, classroom, anna.token)

    def test_it_stays_taken_after_the_browser_was_left(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent]
    ) -> None:
        secret = joining.join(application, classroom, listed[0].token)
        take_quiz.start(application, secret, application.library.sets()[0])
        joining.leave(application, secret)

        assert who(application, secret) == "nobody"
        with pytest.raises(NameTaken):
            joining.join(application, classroom, listed[0].token)

    def test_it_is_free_again_where_it_was_left_at_once_with_nothing_begun(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent]
    ) -> None:
        joining.leave(application, joining.join(application, classroom, listed[0].token))

        secret = joining.join(application, classroom, listed[0].token)
        later = dataclasses.replace(application, now=lambda: application.now() + 11 * 60_000)
        joining.leave(later, secret)

        with pytest.raises(NameTaken):
            joining.join(application, classroom, listed[0].token)

    def test_it_stays_taken_while_another_browser_goes_on_with_it(
        self, application: Application, classroom: Classroom, anna: ClassStudent
    ) -> None:
        other = joining.come_back(application, anna.return_code, "a tablet")
        joining.leave(application, joining.come_back(application, anna.return_code, "a phone"))

        assert who(application, other) == "Anna"
        with pytest.raises(NameTaken):
            joining.join(application, classroom, anna.token)

    def test_the_teacher_frees_it_and_signs_all_browsers_out(
        self, application: Application, classroom: Classroom, listed: list[ClassStudent]
    ) -> None:
        secret = joining.join(application, classroom, listed[0].token)
        joining.free_name(application, listed[0])

        assert who(application, secret) == "nobody"
        assert who(application, joining.join(application, classroom, listed[0].token)) == "Anna"


def test_a_name_of_another_class_is_not_joined(application: Application, classroom: Classroom) -> None:
    with pytest.raises(NotAdmitted, match="Choose yours again"):
        joining.join(application, classroom, "no such token")
