"""The workshop: saves follow each other, none overwrites another, and students are offered what was published."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from harbour import HARBOUR

from quizapp.content.bundle import Bundle
from quizapp.core.problem import BadQuestionSet
from quizapp.core.rules import Rules
from quizapp.services import assign, classes, workshop
from quizapp.services.application import Application
from quizapp.services.offer import offered_set, offered_sets
from quizapp.services.take_quiz import start
from quizapp.services.workshop import Outdated, student_id
from quizapp.store import teachers
from quizapp.store.teachers import Teacher
from quizapp.store.workshop_sets import WorkshopSet

FIRST = Bundle("harbour", HARBOUR)
BROKEN = replace(FIRST, text=HARBOUR.replace("answer: c", "answer: x"))


def edited(word: str) -> Bundle:
    return replace(FIRST, text=HARBOUR.replace("The court moves", word))


def add_teacher(application: Application, name: str) -> Teacher:
    with application.database.write() as connection:
        teachers.add(connection, name, name.lower(), "hash", 1)
        account = teachers.with_name(connection, name.lower())
    assert account is not None
    return account.teacher


@pytest.fixture
def taylor(application: Application) -> Teacher:
    """Ms Taylor, whose set it is."""
    return add_teacher(application, "Taylor")


@pytest.fixture
def own(application: Application, taylor: Teacher) -> WorkshopSet:
    """Her set, a copy of `harbour`."""
    return workshop.make(application, taylor, FIRST)


def now(application: Application, taylor: Teacher, own: WorkshopSet) -> WorkshopSet:
    found = workshop.find(application, taylor, own.token)
    assert found is not None
    return found


def test_a_set_without_problems_is_given_to_a_class_alone_and_stays_off_the_open_list(
    application: Application, taylor: Teacher, own: WorkshopSet
) -> None:
    token, other = classes.make(application, taylor, "8b"), add_teacher(application, "Hill")
    room = classes.find(application, taylor, token)
    assert room is not None
    set_id = workshop.student_id(own)
    workshop.save(application, taylor, own, edited("As it was saved last"), 1)

    assert [each.id for each in assign.own_sets_to_give(application, taylor)] == [set_id]
    assert assign.own_sets_to_give(application, other) == []
    assert assign.give(application, other, room, set_id, Rules()) is None
    assert assign.give(application, taylor, room, set_id, Rules())
    assert set_id not in {each.id for each in offered_sets(application)}

    workshop.save(application, taylor, own, BROKEN, 2)
    assert assign.own_sets_to_give(application, taylor) == []
    assert assign.give(application, taylor, room, set_id, Rules()) is None
    (given,) = assign.given_to(application, room)
    assert given.question_set.title == "As it was saved last"


class TestSaving:
    def test_each_save_is_a_revision_of_its_own(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        assert workshop.save(application, taylor, own, edited("Second"), 1) == 2
        assert workshop.save(application, taylor, own, edited("Third"), 2) == 3

        opened = workshop.open_newest(application, own)
        assert (opened.number, opened.bundle) == (3, edited("Third"))
        assert [saved.number for saved in workshop.history(application, own)] == [3, 2, 1]

    def test_one_on_an_outdated_revision_is_refused_with_what_stands_there(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        workshop.save(application, taylor, own, edited("Of the first tab"), 1)

        with pytest.raises(Outdated) as refused:
            workshop.save(application, taylor, own, edited("Of the second tab"), 1)

        assert refused.value.newest.bundle == edited("Of the first tab")
        assert workshop.open_newest(application, own).bundle == edited("Of the first tab")

    @pytest.mark.parametrize("based_on", [0, 2, 99])
    def test_one_on_a_revision_that_is_not_there_is_refused(
        self, application: Application, taylor: Teacher, own: WorkshopSet, based_on: int
    ) -> None:
        with pytest.raises(Outdated):
            workshop.save(application, taylor, own, edited("Second"), based_on)

    def test_of_many_tabs_at_once_one_saves_and_the_others_are_told(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        def save(tab: int) -> bool:
            try:
                workshop.save(application, taylor, own, edited(f"Tab {tab}"), 1)
            except Outdated:
                return False
            return True

        with ThreadPoolExecutor(10) as pool:
            assert sum(pool.map(save, range(10))) == 1
        assert len(workshop.history(application, own)) == 2

    def test_the_same_text_again_is_no_revision(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        workshop.save(application, taylor, own, edited("Second"), 1)

        assert workshop.save(application, taylor, own, edited("Second"), 1) == 2
        assert len(workshop.history(application, own)) == 2

    def test_a_broken_text_is_saved_as_well(self, application: Application, taylor: Teacher, own: WorkshopSet) -> None:
        workshop.save(application, taylor, own, BROKEN, 1)

        shown = workshop.sets_of(application, taylor)[0]
        assert (shown.checked.title, len(shown.checked.of("error"))) == ("The court moves", 1)

    def test_passages_keep_their_order_and_every_character(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        bundle = replace(FIRST, passages=(("zebra", "ü 🙂 \u202e\n"), ("alpha", "")))
        workshop.save(application, taylor, own, bundle, 1)

        assert workshop.open_newest(application, own).bundle == bundle


class TestFinding:
    def test_another_teacher_finds_nothing(self, application: Application, own: WorkshopSet) -> None:
        hill = add_teacher(application, "Hill")

        assert workshop.find(application, hill, own.token) is None
        assert workshop.sets_of(application, hill) == []

    @pytest.mark.parametrize("token", ["", "x", "\0" * 22, "x" * 22, "~"])
    def test_a_token_of_nothing_is_nothing(self, application: Application, taylor: Teacher, token: str) -> None:
        assert workshop.find(application, taylor, token) is None


class TestPublishing:
    def test_students_are_offered_the_published_revision_and_not_a_later_one(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        assert offered_set(application, student_id(own)) is None
        workshop.publish(application, own, 1)
        workshop.save(application, taylor, own, edited("Half done"), 1)

        offered = offered_set(application, student_id(own))
        assert offered is not None
        assert (offered.id, offered.title) == (student_id(own), "The court moves")
        assert {each.id for each in offered_sets(application)} == {"harbour", student_id(own)}

    @pytest.mark.parametrize("changed", [BROKEN, edited('"FILL: a title"')], ids=["broken", "not filled in"])
    def test_one_with_problems_cannot_be_published(
        self, application: Application, taylor: Teacher, own: WorkshopSet, changed: Bundle
    ) -> None:
        workshop.publish(application, own, 1)
        workshop.save(application, taylor, own, changed, 1)

        with pytest.raises(BadQuestionSet):
            workshop.publish(application, own, 2)
        assert now(application, taylor, own).published_number == 1

    def test_one_that_is_not_there_cannot_be_published(self, application: Application, own: WorkshopSet) -> None:
        with pytest.raises(BadQuestionSet):
            workshop.publish(application, own, 2)

    def test_what_was_begun_stays_as_it_was_begun(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        workshop.publish(application, own, 1)
        offered = offered_set(application, student_id(own))
        assert offered is not None
        attempt = start(application, "the browser of anna", offered)
        workshop.save(application, taylor, own, edited("Second"), 1)
        workshop.publish(application, own, 2)
        workshop.withdraw(application, own)

        assert application.version(attempt.version).title == "The court moves"
        assert offered_set(application, student_id(own)) is None

    def test_its_id_is_none_that_a_file_can_have(self, application: Application, own: WorkshopSet) -> None:
        (application.library.folder / f"{own.token}.yaml").write_text(HARBOUR)
        (application.library.folder / f"{student_id(own)}.yaml").write_text(HARBOUR)

        assert {each.id for each in application.library.sets()} == {"harbour", own.token} or own.token[0] in "-_"
        assert offered_set(application, student_id(own)) is None

    @pytest.mark.parametrize("set_id", ["~", "~x", "~" + "\0" * 22, "~" + "x" * 22, "~~"])
    def test_an_id_of_nothing_is_nothing(self, application: Application, set_id: str) -> None:
        assert offered_set(application, set_id) is None


class TestDeleting:
    def test_it_is_offered_no_longer_and_comes_back_with_all_revisions(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        workshop.publish(application, own, 1)
        workshop.save(application, taylor, own, edited("Second"), 1)
        workshop.delete(application, own)
        assert offered_sets(application) == application.library.sets()

        workshop.undelete(application, own)
        assert now(application, taylor, own).deleted_at is None
        assert len(workshop.history(application, own)) == 2

    def test_a_save_from_a_tab_that_is_still_open_is_kept(
        self, application: Application, taylor: Teacher, own: WorkshopSet
    ) -> None:
        workshop.delete(application, own)

        assert workshop.save(application, taylor, own, edited("Second"), 1) == 2
