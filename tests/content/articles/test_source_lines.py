"""Lines that name author, date or publisher, in the shapes in which pages print them."""

import pytest

from quizapp.content.articles.article import Origin
from quizapp.content.articles.source_lines import (
    BYLINE,
    DATE,
    UPDATED,
    read_about_the_author,
    read_left_out_line,
    read_source_line,
)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ida Lund", "Ida Lund"),
        ("by Ida Lund and Per van der Lind", "Ida Lund and Per van der Lind"),
        ("By Ida Lund, Harbour Correspondent", "Ida Lund"),
        ("By Ida Lund in Ashford", "Ida Lund"),
        ("By Ida Lund for the Ashford Echo", "Ida Lund"),
        ("Von Jana Weiß", "Jana Weiß"),
        ("Words by: Ida Lund", "Ida Lund"),
        ("BY IDA LUND", "IDA LUND"),
    ],
)
def test_a_byline_is_read(line: str, byline: str) -> None:
    assert read_source_line(line) == (Origin(byline=byline), BYLINE)


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("Ida Lund24 May 2024", "Ida Lund", "2024-05-24"),
        ("Ida Lund | 24 May 2024", "Ida Lund", "2024-05-24"),
        ("By Ida Lund, 24 May 2024, 8:47 AM", "Ida Lund", "2024-05-24"),
        ("Published: 24 May 2024, 8:47 AM", "", "2024-05-24"),
        ("Published 24 May 2024 | Updated 25 May 2024", "", "2024-05-24"),
        ("Fri 24 May 2024 10:02 GMT", "", "2024-05-24"),
    ],
)
def test_a_dated_line_is_read(line: str, byline: str, published: str) -> None:
    assert read_source_line(line) == (Origin(byline=byline, published=published), DATE)


@pytest.mark.parametrize("name", ["Ida Lund", "9Lau...3RuW", "@ida_lund"])
def test_a_name_beside_a_date_is_a_byline(name: str) -> None:
    assert read_source_line(name, after=("24 May 2024",)) == (Origin(byline=name), BYLINE)
    assert read_source_line(name) == (Origin(), "")


def test_by_may_stand_above_the_name() -> None:
    assert read_source_line("By", after=("Ida Lund",))[1] == BYLINE
    assert read_source_line("Ida Lund", before=("By",)) == (Origin(byline="Ida Lund"), BYLINE)


def test_the_date_of_a_change_is_not_that_of_publication() -> None:
    assert read_source_line("Last updated: 24 May 2024") == (Origin(), UPDATED)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By then it was too late",
        "World News",
        "By Ida Lund's house the water rose.",
        "A storm on 24 May 2024",
        "The bridge has been closed since 24 May 2024, the council said.",
    ],
)
def test_lines_of_the_article_are_left_alone(line: str) -> None:
    assert read_source_line(line, before=("24 May 2024",)) == (Origin(), "")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2024 Ashford Echo Ltd. All rights reserved.", "Ashford Echo"),
        ("Copyright 2019-2024 Ashford Echo", "Ashford Echo"),
        ("Enjoy this blog? Subscribe to MILL LANE NOTES", "MILL LANE NOTES"),
        ("All rights reserved", ""),
        ("Subscribe to our newsletter", ""),
    ],
)
def test_lines_that_are_left_out_may_name_the_publisher(line: str, publisher: str) -> None:
    assert read_left_out_line(line).publisher == publisher


def test_the_author_is_introduced_below() -> None:
    line = "Ida Lund is a reporter and editor for the Ashford Echo. Follow her on X."

    assert read_about_the_author(line) == Origin(byline="Ida Lund", publisher="the Ashford Echo")


@pytest.mark.parametrize("line", ["Ida Lund is the doctor of the island.", "It is the editor who decides.", ""])
def test_other_people_are_not_the_author(line: str) -> None:
    assert read_about_the_author(line) == Origin()
