"""Drawing and shuffling: which questions an attempt asks follows from its seed, and from nothing else."""

from collections import Counter

from quizapp.core.citation import Cite
from quizapp.core.drawing import drawn, groups_of
from quizapp.core.question import Question
from quizapp.core.question_set import QuestionSet
from quizapp.core.rules import Rules


class Plain(Question):
    """A question with options that may be shuffled."""

    shuffle: bool = True


def question(name: str, group: str | None = None, about: str = "post") -> Question:
    cite = Cite.model_validate({about: "words"})
    return Plain(id=name, type="plain", prompt=name, group=group, cite=cite)


def asked(questions: list[Question], rules: Rules, seed: str) -> list[str]:
    whole = QuestionSet("set", "Set", None, "en", {}, tuple(questions))
    return [each.id for each in drawn(whole, rules, seed).questions]


HARD = [question(f"h{number}", "hard") for number in range(4)]
EASY = [question(f"e{number}", "easy") for number in range(3)]
ALWAYS = question("always")
SEEDS = [f"seed {number}" for number in range(40)]


def test_without_rules_for_it_the_set_stays_as_it_is() -> None:
    whole = QuestionSet("set", "Set", None, "en", {}, (*HARD, ALWAYS))

    assert drawn(whole, Rules(), "seed") is whole


def test_so_many_of_each_group_are_drawn_and_all_of_no_group() -> None:
    for seed in SEEDS:
        names = asked([*HARD, ALWAYS, *EASY], Rules(draw=2), seed)

        assert Counter(name[0] for name in names) == {"h": 2, "a": 1, "e": 2}
        assert names == sorted(names, key=[each.id for each in (*HARD, ALWAYS, *EASY)].index)
        assert names == asked([*HARD, ALWAYS, *EASY], Rules(draw=2), seed)


def test_every_question_of_a_group_is_drawn_for_somebody() -> None:
    assert {name for seed in SEEDS for name in asked(HARD, Rules(draw=1), seed)} == {each.id for each in HARD}


def test_questions_change_places_only_with_those_about_the_same_passages() -> None:
    posts, gazettes = [question(f"p{n}") for n in range(4)], [question(f"g{n}", about="gazette") for n in range(4)]

    orders = [asked([*posts, *gazettes], Rules(shuffles_questions=True), seed) for seed in SEEDS]

    assert all({name[0] for name in order[:4]} == {"p"} for order in orders)
    assert len({tuple(order) for order in orders}) > 10


def test_options_keep_the_order_of_the_file_where_a_teacher_wants_it() -> None:
    whole = QuestionSet("set", "Set", None, "en", {}, tuple(EASY))

    kept = drawn(whole, Rules(shuffles_options=False), "seed").questions

    assert not any(each.shuffle for each in kept if isinstance(each, Plain))


def test_the_groups_of_a_set_are_known_by_name() -> None:
    whole = QuestionSet("set", "Set", None, "en", {}, (*EASY, ALWAYS))

    assert groups_of(whole) == {"easy": ["e0", "e1", "e2"]}
