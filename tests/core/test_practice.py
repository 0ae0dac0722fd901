"""Practice: tries, hints and earning back follow from the marks of what was checked."""

from fractions import Fraction

from quizapp.core.mark import TO_BE_MARKED, Mark, Status, mark_of
from quizapp.core.practice import PLACE, SENTENCE, Standing

RIGHT, PARTLY, WRONG = (mark_of(Fraction(part)) for part in ("1", "1/2", "0"))


def test_before_the_first_check_nothing_is_told() -> None:
    standing = Standing((), 3, gives_hints=True)

    assert (standing.tries_left, standing.hint, standing.can_earn_back, standing.is_fixed) == (3, 0, False, False)


def test_each_wrong_answer_takes_a_try_and_gives_a_hint() -> None:
    standings = [Standing((WRONG,) * count, 3, gives_hints=True) for count in (1, 2, 3)]

    assert [each.tries_left for each in standings] == [2, 1, 0]
    assert [each.hint for each in standings] == [PLACE, SENTENCE, SENTENCE]
    assert [each.is_done for each in standings] == [False, False, True]


def test_a_right_answer_ends_it() -> None:
    standing = Standing((WRONG, RIGHT), 3, gives_hints=True)

    assert (standing.tries_left, standing.is_done, standing.can_earn_back) == (0, True, False)


def test_what_a_person_must_read_is_not_tried_again() -> None:
    assert Standing((TO_BE_MARKED,), 3, gives_hints=True).is_done


def test_half_is_earned_back_by_the_sentence_while_no_hint_has_shown_it() -> None:
    assert Standing((WRONG,), 1, gives_hints=True).can_earn_back
    assert not Standing((WRONG,), 1, gives_hints=True).is_done
    assert not Standing((WRONG, WRONG), 3, gives_hints=True).can_earn_back
    assert Standing((WRONG, WRONG), 3, gives_hints=False).can_earn_back
    assert not Standing((PARTLY,), 1, gives_hints=False).can_earn_back


def test_the_sentence_is_chosen_once() -> None:
    missed, found = (Standing((WRONG,), 2, gives_hints=False, proof_found=each) for each in (False, True))

    assert (missed.can_earn_back, missed.tries_left, missed.earned(WRONG)) == (False, 1, WRONG)
    assert (found.tries_left, found.is_done) == (0, True)
    assert found.earned(WRONG) == Mark(Fraction(1, 2), Status.PARTLY, "earned_back")
    assert found.earned(RIGHT) == RIGHT
