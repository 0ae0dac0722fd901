"""Settings: from the environment or the caller, with safe defaults and a way out of every mistake."""

import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from quizapp import resources
from quizapp.web import config
from quizapp.web.config import SETTINGS, BadSetting, settings

NAMES = [setting.name for setting in SETTINGS]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QUIZAPP_DATA", str(tmp_path / "data"))


class TestWhereTheyComeFrom:
    @pytest.mark.parametrize("name", NAMES)
    def test_each_comes_from_the_environment(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
        monkeypatch.setenv(name, str(tmp_path / "chosen"))

        assert settings(None)[name] == str(tmp_path / "chosen")

    @pytest.mark.parametrize("name", NAMES)
    def test_each_comes_from_the_caller_who_wins(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
    ) -> None:
        monkeypatch.setenv(name, str(tmp_path / "in the environment"))

        assert settings({name: tmp_path / "chosen"})[name] == str(tmp_path / "chosen")

    @pytest.mark.parametrize("name", NAMES)
    def test_an_empty_one_is_the_default(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
        monkeypatch.setattr(config, "_default_data", lambda: tmp_path / "default")
        default = settings({})[name]
        monkeypatch.setenv(name, "")

        assert settings({})[name] == (str(tmp_path / "default") if name == "QUIZAPP_DATA" else default)

    def test_the_defaults_lie_in_the_data_folder_and_in_what_ships(self, tmp_path: Path) -> None:
        found = settings(None)

        assert found["QUIZAPP_DATABASE_URL"] == f"sqlite:///{tmp_path / 'data' / 'quizapp.sqlite3'}"
        assert found["QUIZAPP_QUESTIONS"] == str(resources.QUESTIONS)

    def test_without_any_word_a_clone_keeps_its_data_in_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("QUIZAPP_DATA")
        monkeypatch.setattr(config, "_make_folder", lambda data: None)
        monkeypatch.setattr(config, "_kept_secret", str)

        assert settings(None)["QUIZAPP_DATA"] == str(resources.ROOT / "instance")

    def test_every_setting_says_what_it_means(self) -> None:
        assert all(setting.meaning and setting.default for setting in SETTINGS)


class TestSecret:
    @pytest.mark.parametrize("given", ["12345678", 12345678, "0x10", "true", "null"])
    def test_a_given_one_stays_text(self, make_app: Any, given: object) -> None:
        app = make_app(QUIZAPP_SECRET_KEY=given)

        assert app.secret_key == str(given)

    def test_a_number_in_the_environment_stays_text(self, make_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("QUIZAPP_SECRET_KEY", "12345678")

        assert make_app(QUIZAPP_SECRET_KEY="12345678").secret_key == "12345678"
        assert settings(None)["QUIZAPP_SECRET_KEY"] == "12345678"

    def test_one_is_made_and_kept(self, tmp_path: Path) -> None:
        first, second = settings(None), settings(None)

        assert first["QUIZAPP_SECRET_KEY"] == second["QUIZAPP_SECRET_KEY"]
        assert len(first["QUIZAPP_SECRET_KEY"]) >= 32
        assert (tmp_path / "data" / "secret_key").read_text() == first["QUIZAPP_SECRET_KEY"]

    def test_nobody_else_on_the_machine_can_read_it(self, tmp_path: Path) -> None:
        settings(None)

        assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600

    def test_every_folder_has_its_own(self, tmp_path: Path) -> None:
        found = {settings({"QUIZAPP_DATA": tmp_path / name})["QUIZAPP_SECRET_KEY"] for name in "abc"}

        assert len(found) == 3

    def test_many_starts_at_once_agree_on_one(self) -> None:
        together = threading.Barrier(16)

        def start(_: int) -> str:
            together.wait()
            return settings(None)["QUIZAPP_SECRET_KEY"]

        with ThreadPoolExecutor(16) as pool:
            found = set(pool.map(start, range(16)))

        assert len(found) == 1
        assert len(found.pop()) >= 32

    def test_a_file_that_is_being_written_is_waited_for(self, tmp_path: Path) -> None:
        secret = tmp_path / "data" / "secret_key"
        secret.parent.mkdir()
        secret.touch()
        writer = threading.Timer(0.2, secret.write_text, ["written at last"])
        writer.start()

        found = settings(None)["QUIZAPP_SECRET_KEY"]

        writer.join()
        assert found == "written at last"

    @pytest.mark.parametrize(("content", "words"), [(b"", "is empty"), (b"\xff\xfe", "cannot be read")])
    def test_a_damaged_file_is_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, words: str
    ) -> None:
        monkeypatch.setattr(config, "_TRIES", 1)
        secret = tmp_path / "data" / "secret_key"
        secret.parent.mkdir()
        secret.write_bytes(content)

        with pytest.raises(BadSetting, match=f"{secret} {words}.*delete it"):
            settings(None)


class TestFolder:
    @pytest.mark.parametrize("below", ["file", "file/folder"])
    def test_one_that_cannot_be_written_is_told_with_a_way_out(self, tmp_path: Path, below: str) -> None:
        (tmp_path / "file").touch()

        with pytest.raises(BadSetting, match=r"cannot be written .*Choose another with QUIZAPP_DATA="):
            settings({"QUIZAPP_DATA": tmp_path / below})

    def test_it_is_made_with_the_folders_above(self, tmp_path: Path) -> None:
        settings({"QUIZAPP_DATA": tmp_path / "a" / "b"})

        assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["secret_key"]

    def test_its_name_may_hold_anything(self, make_app: Any, tmp_path: Path) -> None:
        folder = tmp_path / "Für Übung #1, 100% & ‘more’"

        app = make_app(QUIZAPP_DATA=folder)

        assert app.test_client().get("/").status_code == 200
        assert (folder / "quizapp.sqlite3").exists()


class TestTimeZone:
    def test_it_is_that_of_the_machine(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Asia/Seoul")

        assert settings(None)["QUIZAPP_TIME_ZONE"] == "Asia/Seoul"

    @pytest.mark.parametrize("name", ["Nowhere", "../etc/passwd", "/etc/passwd", "Europe/", "\0", "x" * 500])
    def test_one_that_does_not_exist_is_told(self, name: str) -> None:
        with pytest.raises(BadSetting, match=r"no time zone.*QUIZAPP_TIME_ZONE=Europe/Berlin"):
            config.zone(name)
