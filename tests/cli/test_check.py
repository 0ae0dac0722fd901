"""`quizapp check`: every problem with its place, in three formats, and an exit code that scripts can trust."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quizapp import resources
from quizapp.content.library import set_files
from quizapp.content.lint.rules import RULES

Run = Callable[..., Result]


def spoil(file: Path, right: str, wrong: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, wrong), "utf-8")


class TestExitCode:
    def test_it_is_0_when_nothing_is_wrong(self, run: Run, library: Path) -> None:
        result = run("check", library)

        assert (result.exit_code, result.output) == (0, "1 set, 1 passage, 1 question: no problems\n")

    def test_it_is_1_when_something_is_wrong(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "answer: b", "answer: z")

        result = run("check", library)

        assert result.exit_code == 1
        assert result.output == (
            f"{library / 'move.yaml'}:9:13: the answer 'z' is not the label of an option; "
            "write one of 'a', 'b' or 'c'\n"
            "1 set, 1 passage: 1 error\n"
        )

    @pytest.mark.parametrize("words", [["nowhere.yaml"], ["--format", "xml"], ["--colour"]])
    def test_it_is_2_when_the_command_was_misspelt(self, run: Run, words: list[str]) -> None:
        result = run("check", *words)

        assert result.exit_code == 2
        assert "Error: " in result.output

    def test_it_is_2_where_a_folder_holds_no_set(self, run: Run, tmp_path: Path) -> None:
        result = run("check", tmp_path)

        assert result.exit_code == 2
        assert f"There is no question set in the folder {tmp_path}." in result.output

    @pytest.mark.parametrize(("answer", "code"), [("b", 0), ("z", 1)])
    def test_it_is_that_of_the_process(self, library: Path, answer: str, code: int) -> None:
        spoil(library / "move.yaml", "answer: b", f"answer: {answer}")
        command = [sys.executable, "-W", "error", "-m", "quizapp", "check", str(library)]

        done = subprocess.run(command, capture_output=True, text=True, check=False)

        assert (done.returncode, done.stderr) == (code, "")
        assert done.stdout.count("\n") == 1 + code


class TestWhatIsChecked:
    def test_without_a_path_it_is_the_library_that_ships(self, run: Run) -> None:
        result = run("check")

        assert result.exit_code == 0
        assert re.search(r" questions: no problems \(\d+ for information: --all\)\n$", result.output)
        assert not result.output.startswith("0 sets")

    def test_the_examples_are_checked_with_the_library_that_ships(self, run: Run) -> None:
        every, examples = (int(run("check", *path).output.split()[0]) for path in ([], [resources.EXAMPLES]))

        assert every == len(list(set_files(resources.QUESTIONS))) + examples
        assert examples > 0

    def test_a_folder_in_the_folder_is_checked_with_passages_of_its_own(self, run: Run, library: Path) -> None:
        shutil.copytree(library, library / "more")
        spoil(library / "more" / "passages" / "post.md", "title: The court moves", "titel: The court moves")

        result = run("check", library)

        assert f"{library / 'more' / 'passages' / 'post.md'}:2:1: unknown key 'titel'" in result.output
        assert result.output.endswith("2 sets, 2 passages: 1 error\n")

    def test_hidden_folders_and_links_are_not_looked_into(self, run: Run, library: Path) -> None:
        shutil.copytree(library, library / ".venv")
        (library / "again").symlink_to(library, target_is_directory=True)

        result = run("check", library)

        assert result.output == "1 set, 1 passage, 1 question: no problems\n"

    def test_a_set_is_checked_with_the_passages_beside_it(self, run: Run, library: Path) -> None:
        spoil(library / "passages" / "post.md", "title: The court moves", "titel: The court moves")

        result = run("check", library / "move.yaml")

        assert result.exit_code == 1
        assert f"{library / 'passages' / 'post.md'}:2:1: unknown key 'titel'; did you mean 'title'?" in result.output

    def test_a_passage_can_be_checked_alone(self, run: Run, library: Path) -> None:
        result = run("check", library / "passages" / "post.md")

        assert result.output == "0 sets, 1 passage, 0 questions: no problems\n"

    def test_a_problem_of_a_passage_that_two_sets_share_is_told_once(self, run: Run, library: Path) -> None:
        shutil.copy(library / "move.yaml", library / "again.yml")
        spoil(library / "passages" / "post.md", "title: The court moves", "titel: The court moves")

        result = run("check", library)

        assert result.output.count("unknown key 'titel'") == 1

    def test_all_problems_of_several_paths_are_told_in_order_of_their_place(self, run: Run, library: Path) -> None:
        shutil.copytree(library, library.with_name("another"))
        for folder in (library, library.with_name("another")):
            spoil(folder / "move.yaml", "answer: b", "answer: z")
            spoil(folder / "move.yaml", "title: One move", "titel: One move")

        result = run("check", library, library.with_name("another"))
        places = [line.partition(" ")[0] for line in result.output.splitlines()[:-1]]

        assert len(places) == 4
        assert places == sorted(places)
        assert result.output.endswith("2 sets, 2 passages: 4 errors\n")


LONG_KEY = "b: Ashford, which is far away from everything"


class TestRulesOfGoodQuestions:
    def test_a_warning_is_told_with_its_rule_and_does_not_change_the_exit_code(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "b: Ashford", f'"b": "{LONG_KEY[3:]}"')

        result = run("check", library)

        assert result.exit_code == 0
        assert result.output == (
            f"{library / 'move.yaml'}:8:32: warning KEY_LONGEST: the right option is 33 characters longer than any "
            "other; shorten it, or give a wrong option as much detail\n"
            "1 set, 1 passage, 1 question: 1 warning (2 for information: --all)\n"
            "What a warning means: quizapp check --explain RULE\n"
        )

    def test_an_error_of_a_rule_changes_the_exit_code(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "Where did the court", "Where do you think the court")

        result = run("check", library)

        assert result.exit_code == 1
        assert ":7:13: error OPINION: 'do you think' asks for an opinion" in result.output

    def test_what_is_ignored_with_a_reason_is_not_told(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "Where did the court", "Where do you think the court")
        spoil(library / "move.yaml", "    answer: b", "    lint_ignore: {OPINION: It is a joke.}\n    answer: b")

        assert run("check", library).output == "1 set, 1 passage, 1 question: no problems\n"

    def test_errors_come_first_and_information_last(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "b: Ashford", f'"b": "{LONG_KEY[3:]}"')
        spoil(library / "passages" / "post.md", "title: The court moves", "titel: The court moves")
        shutil.copytree(library, library.with_name("another"))
        spoil(library / "passages" / "post.md", "titel: The court moves", "title: The court moves")

        result = run("check", "--all", library, library.with_name("another"))
        lines = result.output.splitlines()

        assert [re.sub(r".*\d: (warning|info|).*", r"\1", line) for line in lines[:-2]] == [
            "",
            "warning",
            "info",
            "info",
        ]
        assert lines[-2] == "2 sets, 2 passages: 1 error, 1 warning (2 for information)"

    def test_form_and_rules_are_told_in_one_run(self, run: Run, library: Path) -> None:
        text = (library / "move.yaml").read_text("utf-8")
        question = text.partition("questions:\n")[2]
        second = question.replace("id: seat", "id: more").replace("answer: b", "answer: z")
        (library / "move.yaml").write_text(text.replace("b: Ashford", f'b: "{LONG_KEY[3:]}"') + second, "utf-8")

        output = run("check", library).output

        assert "the answer 'z' is not the label of an option" in output
        assert "warning KEY_LONGEST" in output

    def test_a_rule_explains_itself(self, run: Run) -> None:
        output = run("check", "--explain", "key_longest").output

        assert output.startswith("KEY_LONGEST (warning)\n\nThe right option is at least 1.4 times")
        for words in (
            "Why it matters: ",
            "Finds something:\n\n    prompt: ",
            "Finds nothing:",
            "lint_ignore: {KEY_LONGEST",
        ):
            assert words in output

    def test_all_rules_are_listed_without_a_name(self, run: Run) -> None:
        lines = run("check", "--explain").output.splitlines()

        assert [line.split()[0] for line in lines] == sorted(
            RULES, key=lambda rule: ["error", "warning", "info"].index(RULES[rule].severity)
        )

    def test_a_misspelt_rule_is_told_with_the_nearest(self, run: Run) -> None:
        result = run("check", "--explain", "KEYLONGEST")

        assert result.exit_code == 2
        assert "There is no rule 'KEYLONGEST'; did you mean 'KEY_LONGEST'?" in result.output

    def test_a_rule_of_form_is_explained_as_well(self, run: Run) -> None:
        assert run("check", "--explain", "QUOTE_NOT_FOUND").output.startswith(
            "QUOTE_NOT_FOUND (error of form)\n\nA quote"
        )


class TestFormats:
    def test_json_holds_every_part_of_a_problem(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "answer: b", "answer: é")

        result = run("check", "--format", "json", library)

        assert result.exit_code == 1
        assert json.loads(result.output) == {
            "problems": [
                {
                    "file": str(library / "move.yaml"),
                    "line": 9,
                    "column": 13,
                    "what": "'answer' cannot be 'é'",
                    "instead": "use the letters a to z, digits, - and _ only, without spaces",
                    "severity": "error",
                    "rule": "",
                }
            ]
        }

    def test_json_of_a_sound_library_is_an_empty_list(self, run: Run, library: Path) -> None:
        result = run("check", "--format", "json", library)

        assert (result.exit_code, json.loads(result.output)) == (0, {"problems": []})

    def test_github_gets_one_annotation_for_each_problem(self, run: Run, library: Path) -> None:
        strange = library.with_name("50%, a:b")
        library.rename(strange)
        spoil(strange / "move.yaml", "answer: b", 'answer: "100%"')

        result = run("check", "--format", "github", strange)
        file = str(strange / "move.yaml").replace("50%, a:b", "50%25%2C a%3Ab")

        assert result.exit_code == 1
        assert result.output.startswith(f"::error file={file},line=9,col=13::'answer' cannot be '100%25'; use the")
        assert result.output.count("\n") == 1

    def test_github_and_json_name_the_rule(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "b: Ashford", f'"b": "{LONG_KEY[3:]}"')

        annotation = run("check", "--format", "github", library).output
        [problem] = json.loads(run("check", "--format", "json", library).output)["problems"]

        assert annotation.startswith("::warning file=")
        assert "::KEY_LONGEST: the right option is" in annotation
        assert (problem["severity"], problem["rule"]) == ("warning", "KEY_LONGEST")

    def test_information_is_a_notice(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "a: Harbour, ", "")

        assert run("check", "--all", "--format", "github", library).output.startswith("::notice file=")

    def test_a_line_break_cannot_begin_another_annotation(self, run: Run, library: Path) -> None:
        spoil(library / "move.yaml", "answer: b", 'answer: "b\\n::warning::c\\r"')

        result = run("check", "--format", "github", library)

        assert "%0A::warning::c" in result.output
        assert result.output.count("\n") == 1

    def test_github_gets_nothing_when_nothing_is_wrong(self, run: Run, library: Path) -> None:
        result = run("check", "--format", "github", library)

        assert (result.exit_code, result.output) == (0, "")
