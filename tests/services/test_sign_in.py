"""Logging in: the right password opens, wrong ones are slowed down, nobody is kept out, and copies of cookies die."""

import dataclasses
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import process_time

import pytest
from sqlalchemy import text
from werkzeug.security import generate_password_hash

from quizapp.core.names import name_key
from quizapp.services import accounts, sign_in
from quizapp.services.accounts import UnusableName, UnusablePassword, add_teacher, reset_teacher
from quizapp.services.application import Application
from quizapp.services.sign_in import IDLE, WrongPassword
from quizapp.services.tries import FREE_TRIES, LONGEST_WAIT, TooManyTries

NEW = "a walk by the harbour"


@dataclasses.dataclass
class Hands:
    """A clock that stands still until somebody moves it."""

    time: int = 1_700_000_000_000

    def __call__(self) -> int:
        return self.time


@pytest.fixture
def database_url(migrated_sqlite_url: str) -> str:
    """Hashing is slow on purpose, and the tests of the store run on both databases already."""
    return migrated_sqlite_url


@pytest.fixture
def hands() -> Hands:
    """The clock of the app."""
    return Hands()


@pytest.fixture
def running(application: Application, hands: Hands) -> Application:
    """The app whose clock the test moves."""
    return dataclasses.replace(application, now=hands)


@pytest.fixture
def password(running: Application) -> str:
    """The password of Ms Taylor."""
    return add_teacher(running, "Ms Taylor")


def is_in(running: Application, token: str) -> bool:
    return sign_in.who_is(running, token) is not None


def guess(running: Application, times: int, browser: str = "", name: str = "Ms Taylor") -> list[str]:
    """What comes of wrong passwords, one after the other."""
    return [_outcome(lambda: sign_in.log_in(running, name, "wrong password", browser)) for _ in range(times)]


def _outcome(act: Callable[[], object]) -> str:
    try:
        act()
    except WrongPassword:
        return "wrong"
    except TooManyTries as refusal:
        return f"wait {refusal.seconds}"
    return "in"


EASY = ["aaaaaaaaaaaa", "ababababababab", "watermelon1", "grey taylor heron"]


def is_refused_with_advice(running: Application, password: str, new: str) -> None:
    """The teacher keeps the password, and stays logged in."""
    token = sign_in.log_in(running, "Ms Taylor", password)
    teacher = sign_in.who_is(running, token)
    assert teacher is not None
    with pytest.raises(UnusablePassword, match="few words"):
        sign_in.change_password(running, teacher, password, new)
    assert is_in(running, token)


class TestLogIn:
    @pytest.mark.parametrize("name", ["Ms Taylor", "ms taylor", "  MS   TAYLOR ", "Ms\u00a0Taylor", "Ｍs Taylor"])
    def test_case_spaces_and_forms_of_letters_make_no_difference(
        self, running: Application, password: str, name: str
    ) -> None:
        found = sign_in.who_is(running, sign_in.log_in(running, name, password))

        assert found is not None
        assert found.name == "Ms Taylor"

    def test_every_log_in_has_a_secret_of_its_own(self, running: Application, password: str) -> None:
        first, second = (sign_in.log_in(running, "Ms Taylor", password) for _ in range(2))

        assert first != second
        assert is_in(running, first)
        assert is_in(running, second)

    @pytest.mark.parametrize("name", ["Ms Taylo", "", "Mr Hill", "\0", "x" * 5000, "' OR 1=1 --"])
    def test_another_name_is_refused_as_a_wrong_password_is(
        self, running: Application, password: str, name: str
    ) -> None:
        with pytest.raises(WrongPassword):
            sign_in.log_in(running, name, password)

    def test_the_same_letters_from_another_keyboard_are_the_same_password(self, running: Application) -> None:
        first = add_teacher(running, "Ms Taylor")
        teacher = sign_in.who_is(running, sign_in.log_in(running, "Ms Taylor", first))
        assert teacher is not None
        sign_in.change_password(running, teacher, first, "cafe\u0301 at the harbour")

        assert is_in(running, sign_in.log_in(running, "Ms Taylor", "caf\u00e9 at the harbour"))

    @pytest.mark.usefixtures("slow_hashes")
    def test_a_name_that_nobody_has_takes_as_long(self, running: Application, password: str) -> None:
        def work(name: str) -> float:
            begun = process_time()
            guess(running, 3, name=name)
            return process_time() - begun

        assert work("Nobody") > work("Ms Taylor") / 3
        assert accounts._NOBODYS_HASH.split("$")[0] == generate_password_hash("any password").split("$")[0]

    @pytest.mark.usefixtures("slow_hashes")
    def test_the_password_is_not_in_the_database(self, running: Application) -> None:
        password = add_teacher(running, "Ms Taylor")
        with running.database.read() as connection:
            stored = connection.execute(text("SELECT password_hash FROM teachers")).scalar_one()

        assert password not in stored
        assert stored.startswith("scrypt:32768:8:1$")


class TestThrottle:
    def test_after_five_tries_each_takes_longer_up_to_five_minutes(
        self, running: Application, password: str, hands: Hands
    ) -> None:
        assert guess(running, FREE_TRIES + 1) == ["wrong"] * FREE_TRIES + ["wait 5"]
        waits = []
        for _ in range(8):
            waits.append(guess(running, 1)[0])
            hands.time += int(waits[-1].removeprefix("wait ")) * 1000
            assert guess(running, 1) == ["wrong"]

        assert waits == [f"wait {seconds}" for seconds in (5, 10, 20, 40, 80, 160, 300, 300)]

    def test_the_right_password_has_to_wait_as_well_and_then_opens(
        self, running: Application, password: str, hands: Hands
    ) -> None:
        guess(running, FREE_TRIES)
        with pytest.raises(TooManyTries):
            sign_in.log_in(running, "Ms Taylor", password)

        hands.time += LONGEST_WAIT
        assert is_in(running, sign_in.log_in(running, "Ms Taylor", password))
        assert guess(running, FREE_TRIES) == ["wrong"] * FREE_TRIES  # counted from the beginning again

    def test_other_accounts_are_not_slowed_down(self, running: Application, password: str) -> None:
        other = add_teacher(running, "Mr Hill")
        guess(running, FREE_TRIES + 5)

        assert is_in(running, sign_in.log_in(running, "Mr Hill", other))

    def test_a_browser_that_the_account_knows_is_not_slowed_down_by_strangers(
        self, running: Application, password: str
    ) -> None:
        browser = sign_in.known_browser("Ms Taylor", "")
        guess(running, FREE_TRIES + 5)

        assert is_in(running, sign_in.log_in(running, "Ms Taylor", password, browser))

    def test_a_known_browser_has_five_tries_too(self, running: Application, password: str) -> None:
        browser = sign_in.known_browser("Ms Taylor", "")

        assert guess(running, FREE_TRIES + 1, browser)[-1] == "wait 5"

    def test_a_browser_known_to_another_account_is_a_stranger(self, running: Application, password: str) -> None:
        outcomes = [guess(running, 1, sign_in.known_browser("Mr Hill", ""))[0] for _ in range(FREE_TRIES + 1)]

        assert outcomes[-1] == "wait 5"

    def test_names_of_nobody_are_slowed_down_too(self, running: Application) -> None:
        assert guess(running, FREE_TRIES + 1, name="Nobody")[-1] == "wait 5"

    def test_tries_at_the_same_moment_are_all_counted(self, running: Application, password: str) -> None:
        with ThreadPoolExecutor(12) as pool:
            outcomes = list(pool.map(lambda _: guess(running, 1)[0], range(12)))

        assert outcomes.count("wrong") == FREE_TRIES

    def test_a_clock_that_is_set_back_keeps_nobody_out(self, running: Application, password: str, hands: Hands) -> None:
        guess(running, FREE_TRIES + 5)
        hands.time -= 365 * 24 * 3600 * 1000

        assert is_in(running, sign_in.log_in(running, "Ms Taylor", password))

    def test_what_was_typed_as_a_name_is_not_stored(self, running: Application) -> None:
        guess(running, 1, name="my secret password")

        with running.database.read() as connection:
            assert "secret" not in str(connection.execute(text("SELECT * FROM log_in_tries")).all())


class TestStayingIn:
    def test_after_the_log_out_a_copy_of_the_secret_is_worth_nothing(self, running: Application, password: str) -> None:
        here, elsewhere = (sign_in.log_in(running, "Ms Taylor", password) for _ in range(2))
        sign_in.log_out(running, here)

        assert not is_in(running, here)
        assert is_in(running, elsewhere)

    def test_log_out_everywhere_ends_all(self, running: Application, password: str) -> None:
        tokens = [sign_in.log_in(running, "Ms Taylor", password) for _ in range(3)]
        teacher = sign_in.who_is(running, tokens[0])
        assert teacher is not None
        sign_in.log_out_everywhere(running, teacher)

        assert [is_in(running, token) for token in tokens] == [False] * 3

    def test_who_works_stays_in_and_who_is_away_for_twelve_hours_does_not(
        self, running: Application, password: str, hands: Hands
    ) -> None:
        token = sign_in.log_in(running, "Ms Taylor", password)
        for _ in range(5):
            hands.time += IDLE // 2
            assert is_in(running, token)

        hands.time += IDLE + 1
        assert not is_in(running, token)

    @pytest.mark.parametrize("token", ["", "x", "\0" * 22, "ä" * 22, "x" * 22])
    def test_a_secret_of_nobody_is_nobody(self, running: Application, token: str) -> None:
        assert sign_in.who_is(running, token) is None


class TestPasswords:
    def test_a_change_logs_all_others_out_and_goes_on_here(self, running: Application, password: str) -> None:
        here, elsewhere = (sign_in.log_in(running, "Ms Taylor", password) for _ in range(2))
        teacher = sign_in.who_is(running, here)
        assert teacher is not None
        going_on = sign_in.change_password(running, teacher, password, NEW)

        assert [is_in(running, token) for token in (here, elsewhere, going_on)] == [False, False, True]
        assert is_in(running, sign_in.log_in(running, "Ms Taylor", NEW))
        assert guess(running, 1) == ["wrong"]

    def test_it_needs_the_password_and_guessing_it_is_slowed_down(self, running: Application, password: str) -> None:
        teacher = sign_in.who_is(running, sign_in.log_in(running, "Ms Taylor", password))
        assert teacher is not None

        outcomes = [
            _outcome(lambda: sign_in.change_password(running, teacher, "wrong password", NEW))
            for _ in range(FREE_TRIES + 1)
        ]

        assert outcomes == ["wrong"] * FREE_TRIES + ["wait 5"]

    @pytest.mark.parametrize("new", ["", "short", "x" * 9, "x" * 1001, *EASY])
    def test_one_that_is_easy_to_guess_is_refused_with_advice(
        self, running: Application, password: str, new: str
    ) -> None:
        is_refused_with_advice(running, password, new)

    @pytest.mark.parametrize("new", EASY)
    def test_rules_that_only_count_signs_are_found(
        self, running: Application, password: str, new: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The control."""
        monkeypatch.setattr(accounts, "is_easy_password", lambda _: False)
        monkeypatch.setattr(accounts, "names_somebody", lambda *_: False)
        monkeypatch.setattr(accounts, "set", lambda _: range(4), raising=False)  # of which a password has four

        with pytest.raises(pytest.fail.Exception):
            is_refused_with_advice(running, password, new)

    def test_a_reset_gives_a_new_one_and_logs_everybody_out(self, running: Application, password: str) -> None:
        token = sign_in.log_in(running, "Ms Taylor", password)
        new = reset_teacher(running, "ms taylor")

        assert not is_in(running, token)
        assert guess(running, 1) == ["wrong"]
        assert is_in(running, sign_in.log_in(running, "Ms Taylor", new))

    def test_those_we_make_are_long_and_never_the_same(self, running: Application) -> None:
        made = {add_teacher(running, f"Teacher {number}") for number in range(20)}

        assert len(made) == 20
        assert {len(each) for each in made} == {19}


class TestNames:
    @pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Ms\u200bTaylor", "Ms\x00Taylor", "\u202eTaylor"])
    def test_one_that_cannot_be_seen_is_refused(self, running: Application, name: str) -> None:
        with pytest.raises(UnusableName, match="1 to 80 characters"):
            add_teacher(running, name)

    @pytest.mark.parametrize("name", ["Łucja Żak", "علي", "李老师", "O'Neill", "Ms Taylor 🙂"])
    def test_any_letters_will_do(self, running: Application, name: str) -> None:
        assert is_in(running, sign_in.log_in(running, name, add_teacher(running, name)))

    def test_one_that_looks_the_same_is_taken(self, running: Application, password: str) -> None:
        with pytest.raises(UnusableName, match="already"):
            add_teacher(running, "MS  Taylor")

    def test_what_postgresql_cannot_keep_is_not_looked_for(self) -> None:
        assert name_key("Ms\0 Taylor\0") == "ms taylor"

    def test_a_reset_of_nobody_is_told(self, running: Application) -> None:
        with pytest.raises(UnusableName, match="no teacher named 'Nobody'"):
            reset_teacher(running, "Nobody")
