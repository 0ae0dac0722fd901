"""Drafts: the last good version of a set, and the problems of the file as it is now, each with its line."""

from pathlib import Path

import pytest

from quizapp.content.drafts import Draft, DraftFile, Finding
from quizapp.core.problem import Problem
from quizapp.question_types import REGISTRY


@pytest.fixture
def file(library: Path) -> Path:
    """The file of a sound set."""
    return library / "set.yaml"


@pytest.fixture
def draft(file: Path) -> DraftFile:
    """That file as a draft."""
    return DraftFile(file, REGISTRY)


def write(file: Path, right: str, wrong: str) -> None:
    text = file.read_text("utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), "utf-8")


def told(draft: Draft) -> list[tuple[int, int | None, str]]:
    return [(each.problem.line, each.question, each.line) for each in draft.findings]


class TestLastGoodVersion:
    def test_a_sound_file_has_no_findings(self, draft: DraftFile) -> None:
        seen = draft.look()

        assert seen.question_set is not None
        assert (seen.name, seen.is_current, seen.of("error")) == ("set.yaml", True, ())

    def test_a_broken_file_leaves_it_standing(self, draft: DraftFile, file: Path) -> None:
        good = draft.look().question_set
        write(file, "title:", "title")

        seen = draft.look()

        assert seen.question_set is good
        assert not seen.is_current
        assert seen.findings

    def test_what_is_mended_is_shown(self, draft: DraftFile, file: Path) -> None:
        write(file, "answer: c", "answer: z")
        assert draft.look().findings
        write(file, "answer: z", "answer: b")

        seen = draft.look()

        assert seen.of("error") == ()
        assert seen.question_set is not None
        assert '"answer":"b"' in seen.question_set.canonical

    def test_a_file_that_was_never_good_has_none(self, file: Path) -> None:
        file.write_bytes(b"\xff\xfe broken")

        seen = DraftFile(file, REGISTRY).look()

        assert seen.question_set is None
        assert told(seen) == [(1, None, "")]

    def test_a_file_that_is_gone_is_a_problem_and_no_crash(self, draft: DraftFile, file: Path) -> None:
        good = draft.look().question_set
        file.unlink()

        seen = draft.look()

        assert seen.question_set is good
        assert "cannot be read" in seen.findings[0].problem.what


class TestFindings:
    def test_what_makes_a_question_bad_is_told_with_the_newest_version(self, draft: DraftFile, file: Path) -> None:
        write(file, "b:\n        text: Millbrook", "b:\n        text: All of the above")

        seen = draft.look()

        assert seen.is_current
        assert ("ALL_NONE_ABOVE", 1) in [(each.problem.rule, each.question) for each in seen.of("warning")]

    def test_a_place_to_fill_is_told_and_the_rest_is_shown(self, draft: DraftFile, file: Path) -> None:
        write(file, "prompt: Where did the court move?", "prompt: 'FILL: ask where'")

        seen = draft.look()

        assert seen.is_current
        assert [each.question for each in seen.of("error")] == [1]

    def test_each_has_its_line_and_the_number_of_its_question(self, draft: DraftFile, file: Path) -> None:
        write(file, "answer: [d, f]", "answer: [d, z]")

        assert told(draft.look()) == [(28, 2, "    answer: [d, z]")]

    def test_above_the_questions_there_is_no_number(self, draft: DraftFile, file: Path) -> None:
        write(file, "defaults: {points: 1}", "defaults: {points: many}")

        assert [question for _, question, _ in told(draft.look())] == [None]

    def test_those_of_a_passage_have_the_line_of_the_passage(self, draft: DraftFile, file: Path) -> None:
        write(file.parent / "passages" / "post.md", "title:", "titel:")

        lines = {line for _, _, line in told(draft.look())}

        assert any(line.startswith("titel:") for line in lines)

    def test_of_a_long_line_only_what_stands_around_the_place_is_shown(self) -> None:
        problem = Problem("set.yaml", 1, 1001, "x", "y")
        finding = Finding(problem, "a" * 1000 + "b" * 1000, None)

        assert (finding.before, finding.after) == (f"…{'a' * 80}", f"{'b' * 160}…")


class TestVersion:
    def test_it_is_the_same_until_something_is_saved(self, draft: DraftFile) -> None:
        assert draft.version() == draft.version() == draft.look().version

    @pytest.mark.parametrize("name", ["set.yaml", "passages/post.md", "passages/another.md"])
    def test_it_changes_with_the_file_and_with_its_passages(self, draft: DraftFile, file: Path, name: str) -> None:
        before = draft.version()
        with (file.parent / name).open("a", encoding="utf-8") as saved:
            saved.write("\n")

        assert draft.version() != before

    def test_another_server_has_another(self, draft: DraftFile, file: Path) -> None:
        assert DraftFile(file, REGISTRY).version() != draft.version()
