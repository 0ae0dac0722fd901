"""Problems are told in order of place, once each, and name the word that was meant."""

from quizapp.core.problem import BadQuestionSet, Fault, Problem, did_you_mean, one_of


def test_problem_is_one_line_with_place_fault_and_way_out() -> None:
    problem = Problem("set.yaml", 12, 5, "unknown key 'awnser'", "did you mean 'answer'?")

    assert str(problem) == "set.yaml:12:5: unknown key 'awnser'; did you mean 'answer'?"


def test_problems_stand_in_order_of_place_and_once() -> None:
    late, early = Problem("a.yaml", 10, 1, "b", "c"), Problem("a.yaml", 9, 4, "b", "c")

    assert BadQuestionSet([late, early, late]).problems == (early, late)


def test_fault_seen_from_further_out_has_a_longer_path() -> None:
    assert Fault(("answer",), "what", "instead", at_key=True).under("questions", 3) == Fault(
        ("questions", 3, "answer"), "what", "instead", at_key=True
    )


def test_near_word_is_meant_whatever_its_capitals() -> None:
    assert did_you_mean("ANWSER", ["answer", "accept"], "-") == "did you mean 'answer'?"


def test_far_word_gets_the_other_way_out() -> None:
    assert did_you_mean("description", ["questions", "summary"], "take it out") == "take it out"


def test_names_are_listed_as_a_sentence_part() -> None:
    assert [one_of(names) for names in ("", "a", "ab", "abc")] == ["", "'a'", "'a' or 'b'", "'a', 'b' or 'c'"]
