"""Workshop sets and their revisions: each belongs to one teacher, and no save is ever overwritten or changed."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from quizapp.core.question_set import QuestionSet
from quizapp.store import revisions, set_versions, teachers, workshop_sets
from quizapp.store.database import Database
from quizapp.store.workshop_sets import WorkshopSet

SET = QuestionSet("~taylor", "The court moves", None, "en", {}, ())


def add_teacher(database: Database, name: str) -> int:
    with database.write() as connection:
        teachers.add(connection, name, name.lower(), "hash", 1)
        account = teachers.with_name(connection, name.lower())
    assert account is not None
    return account.teacher.id


@pytest.fixture
def taylor(database: Database) -> int:
    """Ms Taylor, whose set it is."""
    return add_teacher(database, "Taylor")


@pytest.fixture
def harbour(database: Database, taylor: int) -> WorkshopSet:
    """A set with one revision."""
    with database.write() as connection:
        harbour = workshop_sets.add(connection, taylor, "token of harbour", "harbour", 1000)
        revisions.append(connection, harbour, 1, taylor, "first", 1000, None)
    return harbour


def now(database: Database, this: WorkshopSet) -> WorkshopSet:
    with database.read() as connection:
        found = workshop_sets.owned_by(connection, this.owner_id, this.token)
    assert found is not None
    return found


def published(database: Database) -> list[str]:
    with database.read() as connection:
        return workshop_sets.published_versions(connection)


class TestOwners:
    def test_a_set_is_found_by_its_teacher_and_by_no_other(
        self, database: Database, harbour: WorkshopSet, taylor: int
    ) -> None:
        hill = add_teacher(database, "Hill")

        with database.read() as connection:
            assert workshop_sets.owned_by(connection, taylor, harbour.token) == harbour
            assert workshop_sets.owned_by(connection, hill, harbour.token) is None
            assert workshop_sets.owned_by(connection, taylor, "another token") is None
            assert workshop_sets.all_of(connection, taylor) == [harbour]
            assert workshop_sets.all_of(connection, hill) == []


class TestRevisions:
    def test_of_twenty_saves_on_one_revision_one_goes_in(
        self, database: Database, harbour: WorkshopSet, taylor: int
    ) -> None:
        def save(number: int) -> bool:
            with database.write() as connection:
                return revisions.append(connection, harbour, 2, taylor, f"tab {number}", 2000, None)

        with ThreadPoolExecutor(20) as pool:
            assert sum(pool.map(save, range(20))) == 1

    def test_the_newest_counts_and_older_ones_stay(self, database: Database, harbour: WorkshopSet, taylor: int) -> None:
        with database.write() as connection:
            revisions.append(connection, harbour, 2, taylor, "second", 2000, None)
            revisions.append(connection, harbour, 3, taylor, "first", 3000, 1)

        with database.read() as connection:
            newest, second = revisions.newest(connection, harbour), revisions.numbered(connection, harbour, 2)
            history = revisions.history(connection, harbour)
            assert revisions.numbered(connection, harbour, 4) is None
        assert (newest.number, newest.bundle, newest.restores, newest.author) == (3, "first", 1, "Taylor")
        assert second is not None
        assert second.bundle == "second"
        assert [(saved.number, saved.saved_at) for saved in history] == [(3, 3000), (2, 2000), (1, 1000)]

    @pytest.mark.parametrize("statement", ["UPDATE revisions SET bundle = 'other'", "DELETE FROM revisions"])
    def test_none_is_rewritten(self, database: Database, harbour: WorkshopSet, statement: str) -> None:
        with pytest.raises(DBAPIError), database.write() as connection:
            connection.execute(text(statement))

        with database.read() as connection:
            assert revisions.newest(connection, harbour).bundle == "first"

    def test_one_without_a_set_or_a_number_is_refused(
        self, database: Database, harbour: WorkshopSet, taylor: int
    ) -> None:
        with pytest.raises(IntegrityError), database.write() as connection:
            revisions.append(connection, harbour, 0, taylor, "text", 1, None)


class TestPublishing:
    def publish(self, database: Database, harbour: WorkshopSet) -> None:
        with database.write() as connection:
            set_versions.keep(connection, SET, 1)
            workshop_sets.publish(connection, now(database, harbour), 1, SET.version)

    def test_a_published_version_is_offered_until_it_is_withdrawn(
        self, database: Database, harbour: WorkshopSet
    ) -> None:
        self.publish(database, harbour)
        with database.read() as connection:
            assert workshop_sets.published_version(connection, harbour.token) == SET.version
            assert workshop_sets.published_version(connection, "another token") is None
        assert published(database) == [SET.version]
        assert now(database, harbour).published_number == 1

        with database.write() as connection:
            workshop_sets.withdraw(connection, harbour)
        assert published(database) == []

    def test_what_is_deleted_is_not_offered_and_comes_back_unpublished(
        self, database: Database, harbour: WorkshopSet
    ) -> None:
        self.publish(database, harbour)
        with database.write() as connection:
            workshop_sets.delete(connection, harbour, 5000)
        assert (published(database), now(database, harbour).deleted_at) == ([], 5000)

        self.publish(database, harbour)
        assert published(database) == []

        with database.write() as connection:
            workshop_sets.undelete(connection, harbour)
        assert (published(database), now(database, harbour).deleted_at) == ([], None)

    @pytest.mark.parametrize(
        "impossible",
        ["published_number = 1", "deleted_at = 1, published_number = 1, published_version = '{version}'"],
    )
    def test_half_a_publication_is_refused(self, database: Database, harbour: WorkshopSet, impossible: str) -> None:
        with database.write() as connection:
            set_versions.keep(connection, SET, 1)
        with pytest.raises(IntegrityError), database.write() as connection:
            connection.execute(text(f"UPDATE workshop_sets SET {impossible.format(version=SET.version)}"))
