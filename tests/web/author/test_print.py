"""The prints of a set: what students get, and the key for whoever marks."""

from pathlib import Path

import pytest
from browsing import Element, Page, Person

from quizapp.web.app import create_preview

STUDENTS = ["/print/booklet", "/print/answer-sheet"]
PRINTS = [*STUDENTS, "/print/key"]


def row(page: Page, number: int) -> Element:
    return page.tree.all("li", class_="answer-row")[number - 1]


def filled(element: Element) -> list[str]:
    return [each.text.removesuffix(" marked") for each in element.all(class_="is-filled")]


class TestBooklet:
    def test_every_sentence_can_be_named(self, author: Person) -> None:
        page = author.get("/print/booklet").tree

        assert [each.text for each in page.all(class_="place")] == ["A1", "A2", "B1", "B2"]
        second = page.all("p", class_="paper-paragraph")[1]
        assert [each.text for each in second.all("sup")] == ["1", "2", "3"]

    def test_options_have_letters_and_sentences_are_asked_for_by_number(self, author: Person) -> None:
        questions = author.get("/print/booklet").tree.all("section", class_="paper-question")

        signs = [each.text for each in questions[0].all(class_="sign")]
        assert signs == ["A", "B", "C"]
        assert "Find the sentence. Write its number, such as A1.1. Look in these passages: A." in questions[4].text

    @pytest.mark.parametrize("path", STUDENTS)
    def test_what_students_get_holds_no_key(self, author: Person, path: str) -> None:
        page = author.get(path)

        assert not page.tree.all(class_="is-filled")
        assert not page.tree.all(class_="filled")
        for secret in (
            "was refused by",
            "Both reports name the town",
            "Ashford-on-Sea",
            "Ashfield",
            "how long it took",
        ):
            assert secret not in page.html

    @pytest.mark.parametrize("path", STUDENTS)
    def test_what_students_get_does_not_depend_on_the_key(self, author: Person, file: Path, path: str) -> None:
        before = author.get(path).html
        text = file.read_text("utf-8")
        changed = text.replace("answer: c\n", "answer: a\n").replace("answer: 'true'", "answer: 'false'")
        file.write_text(changed.replace("accept: [Ashford,", "accept: [Harbour,"), "utf-8")

        assert changed != text
        assert author.get(path).html == before


@pytest.mark.usefixtures("bell")
def test_a_staged_set_is_handed_out_stage_by_stage(quiz_folder: Path) -> None:
    page = Person(create_preview(quiz_folder / "bell.yaml")).get("/print/booklet").tree

    stages = page.all("div", class_="paper-stage")
    assert [each.one(class_="stage-name").text.split(" ·")[0] for each in stages] == [
        "Stage 1 what was known on 2 May 1931",
        "Stage 2 what was known on 9 May 1931",
        "Stage 3 everything that was published",
    ]
    assert [[letter.text for letter in each.all(class_="letter")] for each in stages] == [["A"], ["B"], ["C"]]


class TestAnswerSheet:
    def test_every_question_has_its_place(self, author: Person) -> None:
        page = author.get("/print/answer-sheet")

        assert [each.one(class_="row-number").text for each in page.tree.all("li", class_="answer-row")] == list(
            "12345"
        )
        assert [each.text for each in row(page, 1).all(class_="bubble")] == ["A", "B", "C"]
        assert [each.text for each in row(page, 3).all(class_="row-sign")] == ["a", "b", "c"]
        assert len(row(page, 5).all(class_="slot-place")) == 1


class TestKey:
    def test_it_begins_with_the_answer_sheet_filled_in(self, author: Person) -> None:
        booklet, key = author.get("/print/booklet").tree, author.get("/print/key")
        options = booklet.all("section", class_="paper-question")[0].all("li")
        letter = next(each.one(class_="sign").text for each in options if each.text.endswith("Ashford"))

        assert filled(row(key, 1)) == [letter]
        assert filled(row(key, 3)) == ["T", "F", "N"]
        assert row(key, 4).one(class_="filled").text == "Ashford"
        assert row(key, 5).one(class_="filled").text == "A1.1"

    def test_each_question_has_its_proof_with_its_place(self, author: Person) -> None:
        entry = author.get("/print/key").tree.all("section", class_="key-entry")[0]

        proofs = [
            (each.one(class_="place").text, [mark.text for mark in each.all("mark")])
            for each in entry.all("blockquote")
        ]
        assert proofs == [
            ("A1.1, A1.3", ["The court moved to Ashford in the spring.", "Nobody came to help."]),
            ("B1.1", ["Ashford is the new seat, the clerk wrote."]),
        ]
        assert "Both reports name the town." in entry.text

    def test_prints_of_one_version_carry_one_mark(self, author: Person, file: Path) -> None:
        def marks() -> set[str]:
            return {author.get(path).tree.one(class_="paper-mark").text for path in PRINTS}

        before = marks()
        file.write_text(file.read_text("utf-8").replace("Name the town.", "Name this town."), "utf-8")

        assert (len(before), len(marks()), len(before | marks())) == (1, 1, 2)


def test_prints_speak_the_language_of_the_set(author: Person, file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("questions:", "language: ar\nquestions:", 1), "utf-8")

    key = author.get("/print/key", headers={"Accept-Language": "de"}).tree

    assert (key.one("html")["lang"], key.one("html")["dir"]) == ("ar", "rtl")
    signs = key.all("li", class_="answer-row")[2].all(class_="bubble")
    assert [each.text[0] for each in signs[:3]] == ["ص", "خ", "غ"]
    assert [each.text for each in key.all("p", class_="key-note")][-1] == "لا يُقبل: «\u2068Ashfield\u2069»."
    bar = key.one("nav", class_="on-screen")
    assert (bar["lang"], bar["dir"], bar.all("a")[2].text) == ("de", "ltr", "Antwortbogen")


def test_prints_of_a_set_in_any_other_language_speak_that_of_the_pages(author: Person, file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("questions:", "language: la\nquestions:", 1), "utf-8")

    assert author.get("/print/key", headers={"Accept-Language": "de"}).tree.one("html")["lang"] == "de"


@pytest.mark.parametrize("path", PRINTS)
def test_large_print_is_another_size_of_the_same(author: Person, path: str) -> None:
    usual, large = author.get(path), author.get(f"{path}?size=large")

    assert usual.tree.one("html").get("class") == ""
    assert large.tree.one("html")["class"] == "large"
    assert large.tree.one("main").text == usual.tree.one("main").text


@pytest.mark.parametrize("path", PRINTS)
def test_a_broken_file_prints_the_last_version_that_worked(author: Person, file: Path, path: str) -> None:
    before = author.get(path).html
    file.write_text("title: [", "utf-8")

    assert author.get(path).html == before
