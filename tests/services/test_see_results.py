"""Seeing results: exact marks, and the proof of every answer in its place."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from harbour import ALL_RIGHT, HARBOUR, sending

from quizapp.core.mark import Status
from quizapp.core.proof import Proof
from quizapp.services import see_results, take_quiz
from quizapp.services.application import Application
from quizapp.services.see_results import QuestionResult, Result
from quizapp.services.taking import Taking


def hand_in(application: Application, answers: dict[str, Any]) -> Taking:
    harbour = application.library.get("harbour")
    assert harbour is not None
    attempt = take_quiz.start(application, "anna", harbour)
    take_quiz.save_page(application, take_quiz.take_up(application, attempt), sending(answers), "page-1", 0)
    take_quiz.hand_in(application, attempt)
    return take_quiz.take_up(application, attempt)


def result_of(application: Application, answers: dict[str, Any]) -> Result:
    return see_results.see_result(application, hand_in(application, answers))


def question(result: Result, question_id: str) -> QuestionResult:
    return next(each for each in result.questions if each.question.id == question_id)


def texts(proof: Proof) -> list[tuple[str, bool]]:
    return [(piece.text, piece.is_cited) for piece in proof.pieces]


class TestScore:
    def test_all_right_earns_everything(self, application: Application) -> None:
        result = result_of(application, dict(ALL_RIGHT))

        assert (result.score.points, result.score.out_of, result.score.share) == (Fraction(6), Fraction(6), Fraction(1))
        assert {each.mark.status for each in result.questions} == {Status.RIGHT}

    def test_nothing_answered_earns_nothing(self, application: Application) -> None:
        result = result_of(application, {})

        assert (result.score.points, result.score.out_of) == (Fraction(0), Fraction(6))
        assert {each.mark.status for each in result.questions} == {Status.OMITTED}

    def test_parts_add_up_exactly(self, application: Application) -> None:
        two_of_three = {"The court moved in spring.": "true", "The court moved to Millbrook.": "false"}
        result = result_of(
            application, {"Which town": "Millbrook", "True, false": two_of_three, "Name": "Ashford-on-Sea"}
        )

        assert [each.points for each in result.questions] == [Fraction(1, 3), 0, Fraction(2, 3), 1, 0]
        assert result.score.points == 2
        assert isinstance(result.score.points, Fraction)

    def test_the_sum_for_lists_is_the_same(self, application: Application) -> None:
        taking = hand_in(application, {"Which town": "Millbrook", "Name": "Ashford"})

        assert see_results.score_of(application, taking) == see_results.see_result(application, taking).score

    def test_questions_keep_their_order_and_tokens(self, application: Application) -> None:
        taking = hand_in(application, {})

        result = see_results.see_result(application, taking)

        asked = take_quiz.ask(application, taking)
        assert [(each.number, each.token) for each in result.questions] == [(each.number, each.token) for each in asked]


class TestProofs:
    def test_there_is_one_for_each_paragraph_that_is_cited(self, application: Application) -> None:
        proofs = question(result_of(application, {}), "seat").proofs("cite")

        assert [(each.passage.id, each.paragraph.number) for each in proofs] == [("post", 1), ("gazette", 1)]

    def test_all_cited_sentences_of_a_paragraph_are_marked_in_one(self, application: Application) -> None:
        first, _ = question(result_of(application, {}), "seat").proofs("cite")

        assert texts(first) == [
            ("The court moved to Ashford in the spring.", True),
            ("It took nine days.", False),
            ("Nobody came to help.", True),
        ]
        assert first.cited == ("p1.s1", "p1.s3")

    @pytest.mark.parametrize(
        ("question_id", "expected"),
        [
            ("town", [("The court moved to Ashford in the spring.", True), ("It took nine days.", False)]),
            (
                "verdicts",
                [
                    ("The court moved to Ashford in the spring.", False),
                    ("It took nine days.", True),
                    ("Nobody came to help.", False),
                ],
            ),
        ],
    )
    def test_one_sentence_stands_on_either_side(
        self, application: Application, question_id: str, expected: list[tuple[str, bool]]
    ) -> None:
        (proof,) = question(result_of(application, {}), question_id).proofs("cite")

        assert texts(proof) == expected

    def test_a_part_of_a_sentence_stands_for_the_sentence(self, application: Application) -> None:
        _, second = question(result_of(application, {}), "seat").proofs("cite")

        assert texts(second)[0] == ("Ashford is the new seat, the clerk wrote.", True)

    @pytest.mark.parametrize(
        ("question_id", "path", "sentence"),
        [
            ("seat", ("options", "b", "trap"), "p2.s1"),
            ("verdicts", ("statements", "b", "cite"), "p2.s1"),
            ("verdicts", ("statements", "b", "trap"), "p2.s1"),
            ("season", ("traps", 0, "cite"), "p1.s2"),
        ],
    )
    def test_traps_and_other_proofs_are_found_by_their_path(
        self, application: Application, question_id: str, path: tuple[str | int, ...], sentence: str
    ) -> None:
        (proof,) = question(result_of(application, {}), question_id).proofs(*path)

        assert proof.cited == (sentence,)

    def test_where_nothing_is_cited_there_is_none(self, application: Application) -> None:
        assert question(result_of(application, {}), "seat").proofs("options", "a", "trap") == ()


def test_a_type_adds_what_its_reviewed_page_shows(application: Application) -> None:
    walked_into = question(result_of(application, {"Choose": "It took nine days."}), "season")

    assert [(unit.text, unit.right, unit.trap) for unit in walked_into.reviewed] == [("It took nine days.", False, 0)]


MILLBROOK = {"Which town": "Millbrook"}
SALT = {"Which two goods": ["Salt", "Wine"]}
VERDICTS = {"True, false": {"The court moved in spring.": "false", "The court moved to Millbrook.": "true"}}


def places(proofs: tuple[Proof, ...]) -> list[tuple[str, ...]]:
    return [(proof.passage.id, *proof.cited) for proof in proofs]


class TestTempting:
    def test_a_trap_that_was_walked_into_stands_beside_the_proof(self, application: Application) -> None:
        seat = question(result_of(application, MILLBROOK), "seat")
        (tempting,) = seat.tempting()

        assert places((tempting.proof,)) == [("post", "p2.s1")]
        assert tempting.words == ("Millbrook",)
        assert places(seat.proofs_beside()) == [("post", "p1.s1", "p1.s3"), ("gazette", "p1.s1")]

    def test_who_did_not_walk_into_it_is_not_told(self, application: Application) -> None:
        for answer in ({}, {"Which town": "Harbour"}, {"Which town": "Ashford"}):
            assert question(result_of(application, answer), "seat").tempting() == ()

    def test_a_sentence_that_tempted_twice_is_told_once(self, application: Application) -> None:
        (tempting,) = question(result_of(application, SALT), "sold").tempting()

        assert tempting.words == ("Salt", "Wine")

    def test_it_belongs_to_the_part_with_a_proof_of_its_own(self, application: Application) -> None:
        verdicts = question(result_of(application, VERDICTS), "verdicts")

        assert verdicts.tempting() == ()
        assert [each.words for each in verdicts.tempting("statements", "b")] == [("The court moved to Millbrook.",)]
        assert places(verdicts.proofs_beside("statements", "b")) == [("post", "p2.s1")]
        assert verdicts.tempting("statements", "a") == ()

    def test_a_part_without_a_proof_leaves_it_to_the_whole(self, application: Application, quiz_folder: Path) -> None:
        cited = HARBOUR.replace("        cite: {post: but was refused}\n", "")
        (quiz_folder / "harbour.yaml").write_text(cited, "utf-8")
        verdicts = question(result_of(application, VERDICTS), "verdicts")

        assert verdicts.tempting("statements", "b") == ()
        assert [each.words for each in verdicts.tempting()] == [("The court moved to Millbrook.",)]
        assert places(verdicts.proofs_beside()) == [("post", "p1.s2")]

    def test_a_chosen_sentence_stands_for_itself(self, application: Application) -> None:
        season = question(result_of(application, {"Choose": "It took nine days."}), "season")

        assert [(each.words, *places((each.proof,))) for each in season.tempting()] == [((), ("post", "p1.s2"))]


class TestRecurring:
    @pytest.mark.parametrize("answers", [{}, MILLBROOK, SALT, dict(ALL_RIGHT)])
    def test_one_question_is_not_enough(self, application: Application, answers: dict[str, Any]) -> None:
        assert result_of(application, answers).recurring == ()

    def test_the_same_misreading_in_two_questions_is_told(self, application: Application) -> None:
        (recurring,) = result_of(application, {**MILLBROOK, **SALT, "Choose": "It took nine days."}).recurring

        assert recurring.misreading == "wrong_person"
        assert [each.question.id for each in recurring.questions] == ["seat", "sold"]

    def test_two_traps_of_one_question_are_one_hit(self, application: Application, quiz_folder: Path) -> None:
        twice = HARBOUR.replace("{text: Wine, ", "{text: Wine, misreading: wrong_person, ")
        (quiz_folder / "harbour.yaml").write_text(twice, "utf-8")
        result = result_of(application, SALT)

        assert [each.misreading for each in question(result, "sold").misread] == ["wrong_person"] * 2
        assert result.recurring == ()
