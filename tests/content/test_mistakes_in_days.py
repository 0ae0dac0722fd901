"""Days that do not fit: each mistake is told once, where the teacher has to type, with the way out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from harbour import BELL

from quizapp.core.problem import Problem

Spoil = Callable[..., tuple[int, int]]
Problems = Callable[[], tuple[Problem, ...]]

PLACE = "    cite: The old bell stays in Millbrook.\n"
REASON = "    cite: It is too heavy for the road.\n    as_of: 1931-05-02\n"
HORSES = "    as_of: 1931-05-09\n"
TWO_DAYS = BELL[BELL.index(REASON) : BELL.index(HORSES) + len(HORSES)]
LATER = "    later: {text: It moved two days later., cite: {gazette: The bell followed on 4 May.}}\n"
LAST = BELL[BELL.index("  - id: reports") :]
MILLBROOK = "options: {a: In Ashford, b: In Millbrook, c: On the road}"
NOT_SHOWN = "'gazette' was published 1931-05-09 and is not shown as of 1931-05-02"

# what is right, what is wrong with a mark where to type, a part of what is told, and of the way out
MISTAKES = {
    "a day that goes back": (
        TWO_DAYS,
        TWO_DAYS.replace("02", "08")
        .replace("as_of: 1931-05-09", "as_of: ⇒1931-05-07")
        .replace("{gazette: Twelve horses drew it.}", "It is too heavy for the road."),
        "the day goes back from 1931-05-08 to 1931-05-07",
        "move the question up, so that the days of all questions are in order",
    ),
    "a day after a question without one": (
        TWO_DAYS,
        "    cite: {post: It is too heavy for the road.}\n"
        + TWO_DAYS.removeprefix(REASON).replace("as_of: ", "as_of: ⇒"),
        "this question stands behind question 2, which names no day",
        "questions without 'as_of' come last",
    ),
    "a month for a day": (HORSES, "    as_of: ⇒1931-05\n", "'as_of' cannot be '1931-05'", "write a whole day"),
    "a day in words": (HORSES, "    as_of: ⇒9 May\n", "'as_of' cannot be '9 May'", "such as 2024-05-24"),
    "a day that is none": (HORSES, "    as_of: ⇒1931-02-30\n", "1931-02-30 is not in the calendar", "look at the day"),
    "a quote of a report that is not out yet": (
        PLACE,
        "    cite: {⇒gazette: The bell followed on 4 May.}\n",
        NOT_SHOWN,
        "take it out here, or write 'as_of: 1931-05-09' or a later day",
    ),
    "one quote of two": (
        PLACE,
        "    cite: {post: The old bell stays in Millbrook., ⇒gazette: The bell followed on 4 May.}\n",
        NOT_SHOWN,
        "take it out here",
    ),
    "a bare quote of a report that is not out yet": (
        PLACE,
        "    cite: ⇒The bell followed on 4 May.\n",
        "these words stand in 'gazette', which was published 1931-05-09 and is not shown as of 1931-05-02",
        "quote what could be read by then, or write 'as_of: 1931-05-09'",
    ),
    "a bare quote of no report": (PLACE, "    cite: ⇒The bell sang.\n", "'post' does not say", "closest sentence"),
    "a bare quote where two can be read": (
        "cite: {gazette: Twelve horses drew it.}",
        "cite: ⇒Twelve horses drew it.",
        "does not say which passage",
        "write 'post: …' or 'gazette: …'",
    ),
    "a trap that is not out yet": (
        MILLBROOK,
        "options: {a: {text: In Ashford, trap: {⇒gazette: The bell followed on 4 May.}}, b: In Millbrook}",
        NOT_SHOWN,
        "take it out here",
    ),
    "a text to choose from that is not out yet": (
        REASON,
        REASON + "    from: [post, ⇒gazette]\n",
        NOT_SHOWN,
        "take it out here",
    ),
    "a report dated by its month": (
        "    cite: {gazette: Twelve horses drew it.}\n" + HORSES,
        "    cite: {⇒chronicle: Nobody rang it again.}\n    as_of: 1931-12-30\n",
        "'chronicle' was published 1931-12 and is not shown as of 1931-12-30",
        "write 'as_of: 1931-12-31' or a later day",
    ),
    "a day before the first report": (
        PLACE + "    as_of: 1931-05-02\n",
        PLACE.replace("The old", "{post: The old").replace(".\n", ".}\n") + "    as_of: ⇒1931-05-01\n",
        "nothing of this set could be read on 1931-05-01",
        "write 1931-05-02, the day of 'post', or a later one",
    ),
    "a report for which all questions come too early": (
        "  - id: chronicle\n" + BELL[BELL.index("    title: The year") :],
        "  - ⇒id: chronicle\n" + BELL[BELL.index("    title: The year") : BELL.index("  - id: reports")],
        "'chronicle' is never shown",
        "add a question without 'as_of', quote it under 'later', or take it out",
    ),
    "something later of no day": (
        LAST,
        LAST + LATER.replace("later:", "⇒later:"),
        "'later' tells what changed after a day, and this question names none",
        "add 'as_of: 2023-09-14' with the day, or write this under 'explain'",
    ),
    "something later that was known": (
        LATER,
        "    later: {text: It stays., cite: {⇒post: It is too heavy for the road.}}\n",
        "'post' could be read on 1931-05-02 already",
        "quote a report that was published after 1931-05-02",
    ),
    "something later that no report says": (
        LATER,
        "    later: {text: It moved., cite: {gazette: ⇒The bell flew.}}\n",
        "the passage 'gazette' does not say 'The bell flew.'",
        "the closest sentence is p1.s1",
    ),
    "something later without a proof": (LATER, "    later: ⇒{text: Gone.}\n", "key 'cite' is missing", "'cite: …'"),
    "a misspelt key of it": (LATER, LATER.replace("text", "⇒txt"), "unknown key 'txt'", "did you mean 'text'?"),
    "a column that is not out yet": (
        LAST,
        LAST.replace(
            "    statements:", "    as_of: 1931-05-09\n    sources: [gazette, ⇒chronicle, post]\n    statements:"
        ).replace("chronicle, cite: {chronicle: The bell cracked in the first frost.}", "none")
        + "  - {id: end, type: short_answer, prompt: Then?, accept: [cracked], cite: {chronicle: Nobody rang it}}\n",
        "'chronicle' was published 1931-12 and is not shown as of 1931-05-09",
        "take it out here, or write 'as_of: 1931-12-31'",
    ),
}  # fmt: skip


@pytest.fixture
def _bell(library: Path) -> None:
    (library / "set.yaml").write_text(BELL, "utf-8")


@pytest.mark.usefixtures("_bell")
class TestMistakes:
    @pytest.mark.parametrize("name", MISTAKES)
    def test_it_is_told_once_and_where_to_type(self, name: str, spoil: Spoil, problems: Problems) -> None:
        right, wrong, what, instead = MISTAKES[name]
        place = spoil(right, wrong)

        [problem] = problems()

        assert what in problem.what
        assert instead in problem.instead
        assert (problem.file, problem.line, problem.column) == ("set.yaml", *place)

    def test_a_report_without_a_date_is_told_where_it_is_listed(self, spoil: Spoil, problems: Problems) -> None:
        place = spoil(
            "  - id: chronicle\n    title: The year in the valley\n",
            "  - ⇒id: chronicle\n    title: The year in the valley\n",
        )
        spoil("    published: 1931-12\n", "")

        first = problems()[0]

        assert (first.line, first.column) == place
        assert first.what == "'chronicle' does not say when it was published, so no day can be named for it"
        assert first.instead == "add 'published: …' to the passage, or take 'as_of' out of all questions"

    def test_a_later_report_may_be_kept_for_the_result(self, spoil: Spoil, problems: Problems) -> None:
        spoil(LAST, "")
        spoil(
            "cite: {gazette: The bell followed", "cite: {chronicle: Nobody rang it again., gazette: The bell followed"
        )

        assert problems() == ()

    def test_the_set_without_them_is_sound(self, problems: Problems) -> None:
        assert problems() == ()
