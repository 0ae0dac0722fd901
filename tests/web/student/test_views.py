"""The student's pages: from the list to the proof without script, and every bad input answered calmly."""

import itertools
import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
from browsing import Answer, Page, Person, csrf_of, fields_for, fields_of, reader_path
from flask import Flask
from sqlalchemy import Connection, event, select

from quizapp.store import tables

TOWN = "Name the town"
RIGHT: dict[str, Answer] = {
    "Which town": "Ashford",
    "Which two goods": ["Wool", "Timber"],
    "True, false": {
        "The court moved in spring.": "True",
        "The court moved to Millbrook.": "False",
        "The move was expensive.": "Not given",
    },
    TOWN: "Ashford",
    "Choose the sentence": "The court moved to Ashford in the spring.",
}
LOOK_OUT = "What to look out for"
JSON = {"Accept": "application/json"}


def stored(app: Flask) -> list[tuple[str, Any, bool]]:
    """Every answer event: the question, the response, whether it was late."""
    table = tables.answer_events
    with app.extensions["quizapp"].database.read() as connection:
        rows = connection.execute(select(table.c.question_id, table.c.response, table.c.late).order_by(table.c.id))
        return [(row.question_id, json.loads(row.response), row.late) for row in rows]


def is_calm(page: Page) -> bool:
    """Whether the page says what happened and what to do, and nothing of our insides."""
    inside = re.search(r"Traceback|Error\b|sqlalchemy|werkzeug|/quizapp/|line \d", page.html)
    return not inside and bool(page.heading) and bool(page.tree.all("a"))


def refused(replies: Mapping[Any, Page]) -> dict[Any, tuple[int, bool]]:
    """The status of each reply, and whether it says that the answer is saved."""
    return {key: (reply.status, reply.json["saved"]) for key, reply in replies.items()}


class TestTheWholeWayWithoutScript:
    def test_from_the_list_to_the_proof(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)

        card = anna.get("/").tree.one("li", class_="card")
        reader = anna.press(anna.get(card.one("a")["href"]), "/attempts")
        review = anna.answer(reader, RIGHT, then="review")
        result = anna.press(review, "/hand-in")

        assert (review.heading, review.tree.one(class_="lead").text) == (
            "Before you hand in",
            "All 5 questions are answered.",
        )
        assert result.tree.one(class_="score-figure").text == "6 of 6 points"
        marked = [each.text for each in result.tree.all("mark")]
        assert "Cited sentence: The court moved to Ashford in the spring." in marked

    def test_answers_stay_while_the_student_goes_on(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()

        reader = anna.answer(reader, {"Which town": "Millbrook"})
        reader = anna.answer(reader, {TOWN: "Ashford"})

        assert reader.tree.one(class_="save-state").text == "Saved"
        assert reader.shown("Which town") == ["Millbrook"]
        assert reader.shown(TOWN) == ["Ashford"]
        assert reader.tree.one(class_="progress").text == "2 of 5 answered"

    def test_each_answer_unfolds_before_the_hand_in_and_cannot_be_changed_there(self, anna: Person) -> None:
        reader = anna.start()
        anna.answer(reader, {"Which town": "Millbrook"})

        [given] = anna.get(f"{reader_path(reader)}/review").tree.all("details", class_="given-answer")

        [chosen] = [each for each in given.all("input") if "checked" in each.attributes]
        assert chosen.inside("label").text == "Millbrook"  # type: ignore[union-attr]
        assert "disabled" in given.one("fieldset").attributes

    def test_what_is_open_is_told_before_the_hand_in(self, anna: Person) -> None:
        review = anna.answer(anna.start(), {TOWN: "Ashford"}, then="review")

        assert review.tree.one(class_="lead").text == "4 of 5 questions have no answer yet."
        assert review.tree.one("button").text == "Hand in with 4 open"

    def test_one_answer_can_be_cleared_while_the_others_stay(self, anna: Person) -> None:
        reader = anna.answer(anna.start(), {TOWN: "Ashford", "Which town": "Millbrook"})

        reader = anna.answer(reader, {}, clear=reader.question("Which town")["id"])

        assert (reader.shown("Which town"), reader.shown(TOWN)) == ([], ["Ashford"])

    def test_the_traps_walked_into_are_explained(self, anna: Person) -> None:
        result = anna.hand_in(anna.answer(anna.start(), {"Which town": "Millbrook", TOWN: "Ashfield"}))

        assert "Millbrook asked for it, but was refused." in result.html
        assert "Ashfield is another town." in result.html
        assert result.tree.one(class_="score-figure").text == "0.33 of 6 points"

    def test_the_tempting_and_the_proving_sentence_stand_side_by_side(self, anna: Person) -> None:
        result = anna.hand_in(anna.answer(anna.start(), {"Which town": "Millbrook"}))
        pair = result.tree.one(class_="beside")
        tempting, *proving = pair.all("figure")

        assert tempting.one("figcaption").text == (
            "The sentence that tempted you Harbour Post, 2 May 1931, paragraph 2 at “Millbrook”"
        )
        assert tempting.one("mark").text == "Cited sentence: Millbrook had asked for it, but was refused."
        assert [each.one("figcaption").text for each in proving] == [
            "The sentences that prove the answer Harbour Post, 2 May 1931, paragraph 1",
            "The sentence that proves the answer A new seat, May 1931, paragraph 1",
        ]
        card = pair.inside("article")
        assert card is not None
        assert len(card.all("figure")) == 3

    def test_a_sentence_that_tempted_and_proves_is_shown_once(self, anna: Person) -> None:
        result = anna.hand_in(anna.answer(anna.start(), {"True, false": {"The court moved to Millbrook.": "True"}}))

        (both,) = result.tree.one(class_="beside").all("figure")
        assert both.one(class_="proof-label").text == "The sentence that tempted you, and the proof"

    def test_what_two_answers_have_in_common_is_told_after_the_hand_in(self, anna: Person) -> None:
        answers: dict[str, Answer] = {"Which town": "Millbrook", "Which two goods": ["Salt", "Wool"]}
        reader = anna.answer(anna.start(), answers)
        review = anna.get(f"{reader_path(reader)}/review")
        result = anna.hand_in(reader)
        advice = result.tree.one(class_="look-out")

        assert LOOK_OUT not in reader.html + review.html
        assert advice.one("h2").text == LOOK_OUT
        assert advice.one("strong").text == "Another person."
        linked = [result.tree.one(id=link["href"].removeprefix("#")) for link in advice.all("a")]
        assert [each.one("h2").text for each in linked] == [
            "Question 1Which town became the seat of the court?",
            "Question 2Which two goods did the harbour sell?",
        ]

    def test_a_single_slip_is_no_advice(self, anna: Person) -> None:
        result = anna.hand_in(anna.answer(anna.start(), {"Which town": "Millbrook", "Choose": "It took nine days."}))

        assert LOOK_OUT not in result.html

    def test_the_reader_leads_on_to_the_result_once_handed_in(self, anna: Person) -> None:
        reader = anna.start()
        anna.hand_in(reader)

        for path in (reader_path(reader), f"{reader_path(reader)}/review", f"{reader_path(reader)}/result"):
            assert anna.get(path).heading == "Your result"

    def test_the_result_leads_back_to_the_reader_before(self, anna: Person) -> None:
        reader = anna.start()

        assert anna.get(f"{reader_path(reader)}/result").path == reader_path(reader)

    def test_starting_again_goes_on_with_what_is_open(self, anna: Person) -> None:
        first, again = anna.start(), anna.start()

        assert reader_path(first) == reader_path(again)

    def test_handing_in_twice_is_one_result(self, anna: Person) -> None:
        review = anna.get(f"{reader_path(anna.start())}/review")

        first, again = anna.press(review, "/hand-in"), anna.press(review, "/hand-in")

        assert first.tree.one(class_="progress").text == again.tree.one(class_="progress").text
        assert again.heading == "Your result"

    def test_earlier_attempts_are_listed_with_their_scores(self, anna: Person) -> None:
        anna.hand_in(anna.answer(anna.start(), RIGHT))
        anna.start()

        rows = [row.text for row in anna.get("/sets/harbour").tree.one("tbody").all("tr")]

        assert len(rows) == 2
        assert rows[0].endswith("open, go on")
        assert rows[1].endswith("6 of 6")

    def test_a_set_that_is_gone_can_be_finished(self, anna: Person, quiz_folder: Path) -> None:
        reader = anna.start()
        (quiz_folder / "harbour.yaml").unlink()

        page = anna.get("/sets/harbour")
        result = anna.hand_in(anna.answer(reader, RIGHT))

        assert "no longer offered" in page.html
        assert page.tree.one("a", class_="primary")["href"] == reader_path(reader)
        assert result.tree.one(class_="score-figure").text == "6 of 6 points"
        assert anna.get("/").tree.all("li", class_="card") == []

    def test_after_a_restart_everything_is_where_it_was(self, anna: Person, app: Flask, make_app: Any) -> None:
        reader = anna.answer(anna.start(), {TOWN: "Ashford"})

        anna.client.application = make_app()
        again = anna.get(reader_path(reader))

        assert questions_of(again) == questions_of(reader)
        assert again.shown(TOWN) == ["Ashford"]


def questions_of(reader: Page) -> list[list[tuple[str, str]]]:
    """The names and values of all fields, in the order of the page."""
    return [
        [(each["name"], each.get("value")) for each in group.all("input")]
        for group in reader.tree.all("fieldset", class_="question")
    ]


class TestSavingAPage:
    def test_a_stale_page_does_not_undo_another_tab(self, anna: Person) -> None:
        stale = anna.start()
        anna.answer(anna.start(), {TOWN: "Ashford"})

        reader = anna.answer(stale, {"Which town": "Millbrook"})

        assert (reader.shown(TOWN), reader.shown("Which town")) == (["Ashford"], ["Millbrook"])

    def test_pressing_twice_changes_nothing(self, anna: Person, app: Flask) -> None:
        reader = anna.start()

        for _ in range(2):
            anna.answer(reader, RIGHT)

        assert len(stored(app)) == 5

    def test_what_cannot_be_read_is_told_beside_its_question(self, anna: Person, app: Flask) -> None:
        page = anna.answer(
            anna.start(), {TOWN: "x" * 301, "Which two": ["Wool", "Salt", "Wine"], "Which town": "Ashford"}
        )

        assert page.status == 422
        assert page.question(TOWN).one(class_="message").text == "Write at most 300 characters. Yours has 301."
        assert page.question("Which two").one(class_="message").text.startswith("Choose at most 2.")
        assert page.question("Which town").one(class_="message").text == ""
        assert "2 answers were not saved" in page.tree.one(class_="notice").text
        assert stored(app) == [("seat", "c", False)]

    def test_what_cannot_be_read_stays_on_the_page(self, anna: Person) -> None:
        page = anna.answer(
            anna.start(), {TOWN: "x" * 301, "Which two": ["Wool", "Salt", "Wine"], "Which town": "Ashford"}
        )

        assert page.shown(TOWN) == ["x" * 301]
        assert sorted(page.shown("Which two")) == ["Salt", "Wine", "Wool"]
        assert page.shown("Which town") == ["Ashford"]

    def test_a_page_out_of_order_says_so(self, anna: Person, app: Flask) -> None:
        reader = anna.start()

        pages = [anna.press(reader, reader.path, seen=seen) for seen in ("", "-1", "x", "99999999999", "1.5", "١")]

        assert {page.status for page in pages} == {422}
        assert {page.tree.one(class_="notice").text for page in pages} == {
            "The page is out of order. Reload it; your saved answers are safe."
        }
        assert stored(app) == []

    def test_after_the_hand_in_it_is_kept_but_does_not_count(self, anna: Person, app: Flask) -> None:
        reader = anna.start()
        anna.hand_in(reader)

        page = anna.answer(reader, {TOWN: "Ashford"})

        assert page.heading == "Your result"
        assert page.tree.one(class_="score-figure").text == "0 of 6 points"
        assert stored(app) == [("town", "Ashford", True)]

    def test_after_the_hand_in_the_page_says_that_it_does_not_count(self, anna: Person) -> None:
        reader = anna.start()
        anna.hand_in(reader)

        page = anna.answer(reader, {TOWN: "Ashford"})

        assert "it does not count" in page.tree.one(class_="notice").text

    def test_what_was_cleared_stays_cleared_beside_what_cannot_be_read(self, anna: Person) -> None:
        reader = anna.answer(anna.start(), {"Which town": "Millbrook"}, then="stay")
        cleared = reader.question("Which town")["id"]

        page = anna.answer(reader, {TOWN: "x" * 301}, clear=cleared)

        assert page.status == 422
        assert page.shown("Which town") == []
        assert page.shown(TOWN) == ["x" * 301]

    @pytest.mark.parametrize("seen", ["0", "x"])
    def test_after_the_hand_in_nothing_can_be_repaired_on_the_form(self, anna: Person, seen: str) -> None:
        reader = anna.start()
        anna.hand_in(reader)

        page = anna.answer(reader, {TOWN: "x" * 301}, then="stay", seen=seen)

        assert page.heading == "Your result"

    def test_a_number_at_its_end_is_no_error(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()
        client = reader.tree.one("input", name="client")["value"]
        anna.save(reader, TOWN, "Ashford", seq=10**9, client=client)

        page = anna.answer(reader, {TOWN: "Millbrook"})

        assert page.shown(TOWN) == ["Millbrook"]


class TestSavingAnAnswer:
    def test_the_reply_says_that_it_is_saved(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)

        reply = anna.save(anna.start(), TOWN, "Ashford")

        assert reply.status == 200
        told = {"saved": True, "late": False, "message": "", "answered": 1, "ask_back": ""}
        assert {**reply.json, "at": 0} == {**told, "at": 0}
        assert stored(app_on_each) == [("town", "Ashford", False)]

    def test_sent_twice_it_is_stored_once_and_answered_alike(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()

        replies = [anna.save(reader, TOWN, "Ashford").json for _ in range(2)]

        assert {**replies[0], "at": 0} == {**replies[1], "at": 0}
        assert len(stored(app_on_each)) == 1

    def test_an_older_answer_that_arrives_later_does_not_win(self, anna: Person) -> None:
        reader = anna.start()

        for seq, town in ((2, "Ashford"), (1, "Ash")):
            assert anna.save(reader, TOWN, town, seq=seq).json["saved"]

        assert anna.get(reader.path).shown(TOWN) == ["Ashford"]

    def test_the_same_number_for_another_answer_is_refused(self, anna: Person, app: Flask) -> None:
        reader = anna.start()
        anna.save(reader, TOWN, "Ashford")

        reply = anna.save(reader, TOWN, "Millbrook")

        assert (reply.status, reply.json["saved"]) == (409, False)
        assert stored(app) == [("town", "Ashford", False)]

    def test_after_the_hand_in_it_is_kept_and_called_late(self, anna: Person, app: Flask) -> None:
        reader = anna.start()
        anna.save(reader, TOWN, "Ashford", seq=1)
        anna.hand_in(reader)

        reply = anna.save(reader, TOWN, "Millbrook", seq=2)

        assert (reply.status, reply.json["saved"], reply.json["late"]) == (200, True, True)
        assert stored(app) == [("town", "Ashford", False), ("town", "Millbrook", True)]

    def test_sent_again_after_the_hand_in_it_is_not_called_late(self, anna: Person) -> None:
        reader = anna.start()
        anna.save(reader, TOWN, "Ashford")
        anna.hand_in(reader)

        assert anna.save(reader, TOWN, "Ashford").json["late"] is False

    def test_a_tampered_number_is_refused(self, app: Flask, anna: Person) -> None:
        reader = anna.start()
        numbers = ["0", "-1", "1000000001", "2147483647", "2147483648", "9" * 12, "9" * 5000]
        numbers += ["1e3", "1.0", "x", "", "１", " 1", "0x1", "\0"]

        replies = {seq[:20]: anna.save(reader, TOWN, "Ashford", seq=seq) for seq in numbers}

        assert refused(replies) == dict.fromkeys(replies, (422, False))
        assert all("Reload" in reply.json["message"] for reply in replies.values())
        assert stored(app) == []

    def test_a_tampered_client_is_refused(self, app: Flask, anna: Person) -> None:
        reader = anna.start()
        clients = ["", "short", "x" * 65, "with spaces", "ä" * 10, "nul\0nul\0nul", "../../etc/passwd", "a-browser\n"]

        replies = {client: anna.save(reader, TOWN, "Ashford", client=client) for client in clients}

        assert refused(replies) == dict.fromkeys(replies, (422, False))
        assert stored(app) == []

    @pytest.mark.parametrize("missing", ["seq", "client", "question"])
    def test_a_missing_key_is_refused(self, app: Flask, anna: Person, missing: str) -> None:
        reader = anna.start()
        keys: dict[str, int | str] = {"seq": 1, "client": "a-browser", "question": reader.question(TOWN)["id"]}
        del keys[missing]

        reply = anna.send_answer(reader, fields_for(reader.question(TOWN), "Ashford"), **keys)

        assert (reply.status, reply.json["saved"]) == (422, False)
        assert stored(app) == []

    def test_an_unknown_question_is_refused(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()
        questions = ["unknown", "q0123456789ab", "town", "\0", "x" * 10_000, "' OR 1=1 --"]

        replies = {
            question[:20]: anna.send_answer(reader, [], seq=1, client="a-browser", question=question)
            for question in questions
        }

        assert refused(replies) == dict.fromkeys(replies, (422, False))
        assert stored(app_on_each) == []

    def test_an_unknown_choice_is_refused(self, app: Flask, anna: Person) -> None:
        reader = anna.start()
        values = ["c", "0123456789ab", "\0", "x" * 100_000, "post:p99.s1", "<script>"]
        replies = {}
        for prompt, value in itertools.product(["Which town", "Which two", "True, false", "Choose the"], values):
            question = reader.question(prompt)
            fields = [(question.all("input")[0]["name"], value)]
            replies[prompt, value[:20]] = anna.send_answer(
                reader, fields, seq=1, client="a-browser", question=question["id"]
            )

        assert refused(replies) == dict.fromkeys(replies, (422, False))
        assert stored(app) == []

    def test_another_attempts_choice_is_unknown(self, anna: Person, ben: Person, app: Flask) -> None:
        of_ben = ben.start().question("Which town").all("input")[0]["value"]
        reader = anna.start()
        question = reader.question("Which town")

        reply = anna.send_answer(reader, [(question["id"], of_ben)], seq=1, client="a-browser", question=question["id"])

        assert reply.status == 422
        assert stored(app) == []


class TestAnyTextIsKept:
    TEXTS = (
        "NUL \0 inside",
        "👩‍👩‍👧‍👦 🇵🇱",
        "\u202eright to left \u200f عربى עברית",
        "e\u0301 stays two characters, é one",
        "Łódź",
        "  white \t space  ",
        "\ufeff\u200b\u2028",
        '<script>alert(1)</script> & "quotes" \' {{ 7*7 }} %s %(x)s',
        "'; DROP TABLE answer_events; --",
        "\x1b[31m\x07\x7f",
        "\U0010ffff",
        "300 characters: ".ljust(300, "é"),
    )

    def test_saved_by_script_or_form_it_comes_back_to_the_letter(self, app_on_each: Flask) -> None:
        anna, ben = Person(app_on_each), Person(app_on_each)
        of_anna, of_ben = anna.start(), ben.start()

        for seq, text in enumerate(self.TEXTS, start=1):
            reply = anna.save(of_anna, TOWN, text, seq=seq)
            of_ben = ben.answer(of_ben, {TOWN: text})

            assert reply.status == of_ben.status == 200
            assert [response for _, response, _ in stored(app_on_each)[-2:]] == [text, text]
            assert of_ben.shown(TOWN) == [text]

    def test_the_result_shows_it_as_text(self, anna: Person) -> None:
        for text in self.TEXTS:
            result = anna.hand_in(anna.answer(anna.start(), {TOWN: text}))

            shown = result.tree.one("dl", class_="reviewed-text").all("dd")[0].text
            assert shown == " ".join(text.split())
            assert "<script>alert" not in result.html

    def test_what_is_no_text_is_kept_as_it_was_sent(self, app_on_each: Flask) -> None:
        """No browser sends such bytes; they must neither vanish nor break the page."""
        anna = Person(app_on_each)
        reader = anna.start()
        escapes = ["%FF%FE", "%ED%A0%80", "caf%E9", "%C3", "%F8%88%80%80%80"]

        replies = [send_bytes(anna, reader, escaped.encode(), seq) for seq, escaped in enumerate(escapes, start=1)]

        assert {reply.status for reply in replies} == {200}
        assert stored(app_on_each) == [("town", escaped, False) for escaped in escapes]

    def test_a_body_that_is_no_text_is_refused(self, anna: Person, app: Flask) -> None:
        reply = send_bytes(anna, anna.start(), b"\xff\xfe")

        assert (reply.status, reply.json["saved"]) == (400, False)
        assert stored(app) == []

    def test_white_space_alone_is_no_answer(self, anna: Person) -> None:
        reply = anna.save(anna.start(), TOWN, " \t\n ")

        assert (reply.json["saved"], reply.json["answered"]) == (True, 0)


def send_bytes(person: Person, reader: Page, value: bytes, seq: int = 1) -> Page:
    """Sends the typed answer as these bytes of a form."""
    token = reader.question(TOWN)["id"]
    head = f"csrf_token={quote_plus(csrf_of(reader))}&client=a-browser&seq={seq}&question={token}&{token}="
    path = f"{reader_path(reader)}/answers"
    return person.post(path, head.encode() + value, headers=JSON, content_type="application/x-www-form-urlencoded")


class TestTooMuch:
    def test_a_hundred_thousand_characters_are_refused_with_a_way_out(self, anna: Person, app: Flask) -> None:
        reader = anna.start()

        reply = anna.save(reader, TOWN, "é" * 100_000)
        page = anna.answer(reader, {TOWN: "é" * 100_000, "Which town": "Ashford"})

        assert (reply.status, page.status) == (422, 422)
        assert reply.json["message"] == "Write at most 300 characters. Yours has 100000."
        assert page.shown(TOWN) == ["é" * 100_000]
        assert stored(app) == [("seat", "c", False)]

    @pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
    def test_two_million_bytes_get_their_own_page(self, anna: Person, app: Flask, content_type: str) -> None:
        reader = anna.start()

        page = anna.post(reader.path, b"x" * 2_000_000, content_type=content_type)
        reply = anna.post(f"{reader.path}/answers", b"x" * 2_000_000, content_type=content_type, headers=JSON)

        assert (page.status, page.heading) == (413, "That was too much at once")
        assert (reply.status, reply.json["saved"]) == (413, False)
        assert anna.save(reader, TOWN, "Ashford").status == 200

    def test_very_many_fields_get_the_same_page(self, anna: Person) -> None:
        reader = anna.start()
        part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'

        page = anna.post(reader.path, (part * 2000 + "--x--").encode(), content_type="multipart/form-data; boundary=x")

        assert page.status == 413
        assert is_calm(page)


class TestWhoseAttempt:
    @pytest.mark.parametrize("address", ["", "/review", "/result"])
    def test_anothers_pages_are_as_if_they_were_not_there(
        self, anna: Person, ben: Person, nobody: Person, address: str
    ) -> None:
        reader = anna.start()
        anna.hand_in(reader)

        foreign = ben.get(reader.path + address)
        unknown = ben.get(f"/attempts/{'x' * 22}{address}")
        outside = nobody.get(reader.path + address)

        assert foreign.status == unknown.status == outside.status == 404
        assert foreign.html == unknown.html == outside.html

    @pytest.mark.parametrize("address", ["", "/answers", "/hand-in"])
    def test_anothers_attempt_takes_nothing(self, anna: Person, ben: Person, app: Flask, address: str) -> None:
        reader, own = anna.start(), ben.start()
        fields = {"csrf_token": csrf_of(own), "client": "a-browser", "seq": "1", "seen": "0"}
        question = reader.question(TOWN)["id"]

        foreign = ben.post(reader.path + address, {**fields, "question": question, question: "Ashford"})
        unknown = ben.post(f"/attempts/{'x' * 22}{address}", {**fields, "question": question})

        assert foreign.status == unknown.status == 404
        assert foreign.html == unknown.html
        assert stored(app) == []
        assert anna.get(reader.path).heading == "The court moves"

    def test_a_student_named_in_the_form_changes_nobodys_work(self, anna: Person, ben: Person, app: Flask) -> None:
        reader = anna.start()
        extra = {"student": "1", "student_id": "1", "attempt": reader_path(ben.start()), "late": "0", "state": "open"}

        anna.answer(reader, {TOWN: "Ashford"}, then="stay", **extra)

        assert ben.start().shown(TOWN) == []
        assert anna.get(reader.path).shown(TOWN) == ["Ashford"]

    def test_what_is_not_there_is_a_calm_404(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        anna.start()
        sets = ["unknown", "%00", "..%2f..%2fetc%2fpasswd", "../secret_key", "x" * 3000, "%ED%A0%80"]
        attempts = ["%00", "a%00b", "%FF", "%F0%9F%99%82", "x" * 3000, "1", "x" * 22]
        paths = [f"/sets/{name}" for name in sets] + [f"/attempts/{token}" for token in attempts]
        paths += ["/nothing/here", "/static/../secret_key", "/static/nothing.css", "/static/%00"]

        pages = {path[:40]: anna.get(path) for path in paths}

        assert {path: page.status for path, page in pages.items()} == dict.fromkeys(pages, 404)
        assert all(is_calm(page) for page in pages.values())

    def test_an_unknown_set_cannot_be_started(self, anna: Person) -> None:
        page = anna.post("/sets/unknown/attempts", {"csrf_token": csrf_of(anna.get("/sets/harbour"))})

        assert (page.status, page.heading) == (404, "There is nothing here")

    def test_its_address_carries_at_least_120_random_bits(self, app: Flask) -> None:
        addresses = {reader_path(Person(app).start()) for _ in range(20)}

        assert len(addresses) == 20
        for address in addresses:
            assert re.fullmatch(r"/attempts/[A-Za-z0-9_-]{20,}", address)  # 6 bits each
        starts = {address[len("/attempts/") :][:4] for address in addresses}
        assert len(starts) == 20


class TestForgedPosts:
    @pytest.mark.parametrize("token", ["", "wrong", "IjEyMyI.aaaa.bbbb", "\0"])
    def test_without_the_right_token_nothing_is_done(self, anna: Person, app: Flask, token: str) -> None:
        reader = anna.start()
        fields = [pair for pair in fields_of(reader.form(reader.path)) if pair[0] != "csrf_token"]

        page = anna.post(reader.path, [*fields, ("csrf_token", token), (reader.question(TOWN)["id"], "Ashford")])

        assert (page.status, page.heading) == (400, "This page could not be used")
        assert is_calm(page)
        assert stored(app) == []

    @pytest.mark.parametrize(
        "address", ["/sets/harbour/attempts", "/attempts/{}", "/attempts/{}/answers", "/attempts/{}/hand-in"]
    )
    def test_every_address_that_writes_asks_for_it(self, anna: Person, app: Flask, address: str) -> None:
        token = anna.start().path.split("/")[2]

        page = anna.post(address.format(token), {"client": "a-browser", "seq": "1", "seen": "0"})

        assert page.status == 400
        assert anna.get(f"/attempts/{token}").heading == "The court moves"

    def test_nothing_is_lost_by_it(self, anna: Person) -> None:
        reader = anna.answer(anna.start(), {TOWN: "Ashford"})

        refused = anna.press(reader, reader.path, csrf_token="wrong")
        again = anna.get(reader.path)

        assert refused.status == 400
        assert again.shown(TOWN) == ["Ashford"]

    def test_anothers_token_does_not_help(self, anna: Person, ben: Person) -> None:
        reader = anna.start()

        page = anna.press(reader, reader.path, csrf_token=csrf_of(ben.start()))

        assert page.status == 400

    def test_the_pages_script_is_told_in_its_own_format(self, anna: Person) -> None:
        reader = anna.start()

        reply = anna.post(f"{reader.path}/answers", {"seq": "1"}, headers=JSON)

        assert (reply.status, reply.json["saved"]) == (400, False)
        assert "reload" in reply.json["message"]


class TestSavedMeansSaved:
    def test_where_the_commit_fails_nothing_is_called_saved(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()

        with failing(app_on_each, "commit"):
            reply = anna.save(reader, TOWN, "Ashford")
            page = anna.answer(reader, {TOWN: "Ashford"})
            handed_in = anna.press(anna.get(f"{reader.path}/review"), "/hand-in")

        assert (reply.status, reply.json["saved"]) == (500, False)
        assert (page.status, page.heading) == (500, "Something went wrong on our side")
        assert is_calm(page)
        assert handed_in.status == 500
        assert stored(app_on_each) == []

    def test_afterwards_the_same_answer_is_saved(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()
        with failing(app_on_each, "commit"):
            anna.save(reader, TOWN, "Ashford")

        reply = anna.save(reader, TOWN, "Ashford")

        assert reply.json["saved"]
        assert stored(app_on_each) == [("town", "Ashford", False)]

    def test_whichever_statement_fails_a_reply_never_lies(self, app_on_each: Flask) -> None:
        anna = Person(app_on_each)
        reader = anna.start()
        replies = []
        for number in range(20):
            with failing(app_on_each, "before_cursor_execute", number) as failed:
                replies.append(anna.save(reader, TOWN, "Ashford"))
            if not failed:
                break
            assert stored(app_on_each) == []

        assert {reply.status for reply in replies[:-1]} <= {500, 503}
        assert not any(reply.json["saved"] for reply in replies[:-1])
        assert 3 <= len(replies) < 20
        assert replies[-1].json["saved"]


@contextmanager
def failing(app: Flask, moment: str, number: int = 0) -> Iterator[list[int]]:
    """Lets the disk fail at the *number*-th such moment of every transaction that writes; says whether it did."""
    engine, failed, counts = app.extensions["quizapp"].database.engine, list[int](), dict[Connection, int]()

    def fail(connection: Connection, *_: Any) -> None:
        if not connection.get_execution_options().get("writes"):
            return
        counts[connection] = counts.get(connection, -1) + 1
        if counts[connection] == number:
            failed.append(number)
            raise sqlite3.OperationalError("disk I/O error")

    event.listen(engine, moment, fail)
    yield failed
    event.remove(engine, moment, fail)


class TestMethods:
    @pytest.mark.parametrize(
        ("method", "path"),
        [("POST", "/"), ("DELETE", "/sets/harbour"), ("GET", "/sets/harbour/attempts"), ("PUT", "/healthz")],
    )
    def test_what_an_address_does_not_take_is_told_calmly(self, anna: Person, method: str, path: str) -> None:
        csrf = csrf_of(anna.get("/sets/harbour"))

        page = anna.send(method, path, headers={"X-CSRFToken": csrf})

        assert (page.status, page.heading) == (405, "That does not work here")

    def test_a_get_changes_nothing(self, anna: Person, app: Flask) -> None:
        reader = anna.start()
        before = all_rows(app)

        for path in ("", "/review", "/result", "/hand-in", "/answers", "?clear=1", "?then=review&seen=0"):
            anna.get(reader.path + path)

        assert all_rows(app) == before


def all_rows(app: Flask) -> list[Sequence[Any]]:
    with app.extensions["quizapp"].database.read() as connection:
        return [connection.execute(table.select()).all() for table in tables.metadata.sorted_tables]
