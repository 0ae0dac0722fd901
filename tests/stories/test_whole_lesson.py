"""A whole lesson on the network address: a class is made, comes in, works, is closed, discussed, marked and erased."""

import random
import re
import threading
import time
from collections.abc import Callable

import pytest
from http_student import HttpStudent
from playwright.sync_api import Page, expect
from real_server import Server

IN_BROWSERS = ("Anna", "Ben", "Cleo", "Dilan", "Emre", "Filiz")
WITHOUT = tuple(f"Student {number:02}" for number in range(40))
PHONE = {"width": 390, "height": 844}
OPTION = "That there will be cooperation on weapons"


@pytest.fixture
def teacher(open_as_teacher: Callable[[str], Page]) -> Page:
    """Ms Taylor at her classes."""
    return open_as_teacher("/teach/classes")


def make_class(teacher: Page) -> str:
    """A class with a list of names that was given a test; returns its address."""
    teacher.get_by_label("Name of a new class").fill("8b English")
    teacher.get_by_role("button", name="Make the class").click()
    teacher.get_by_label("Type or paste names").fill("\n".join((*IN_BROWSERS, *WITHOUT)))
    teacher.get_by_role("button", name="Add the names").click()
    expect(teacher.get_by_text("46 names are added.")).to_be_visible()
    teacher.get_by_label("Give a set").select_option(label="The invitation: what the Evening Standard reports")
    teacher.get_by_role("button", name="Give as a test").click()
    expect(teacher.get_by_role("link", name="Board")).to_be_visible()
    return re.sub(r"[?#].*|/assignments/.*", "", teacher.url)


def joins(visit: Callable[..., Page], code: str, name: str) -> Page:
    """A student's phone, which typed the code and chose the name."""
    phone = visit("/join", viewport=PHONE)
    phone.get_by_label("Code").fill(code.lower())
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("button", name=name).click()
    phone.get_by_role("button", name="Yes, that is me").click()
    phone.wait_for_url("**/class")
    return phone


def begins(phone: Page) -> None:
    phone.locator("summary", has_text="Get ready").click()
    expect(phone.get_by_text("You have one attempt. It begins when you press Start.")).to_be_visible()
    phone.get_by_role("button", name=re.compile("^(Start|Go on)")).click()
    phone.wait_for_url("**/attempts/*")
    phone.locator("[data-view-switch]").get_by_role("link", name="Questions").click()


def answers(phone: Page, *choices: int) -> None:
    """Chooses so many options of the first questions that have some."""
    cards = phone.locator("[data-question]:has(input[type=radio]:visible)")
    for place, choice in enumerate(choices):
        cards.nth(place).locator("input[type=radio]").nth(choice).check()


def is_saved(phone: Page) -> None:
    expect(phone.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")


def class_without_browsers(server: Server, code: str) -> list[threading.Thread]:
    """Forty students who come in, answer and hand in, all at the same time."""

    def take_part(name: str) -> None:
        student = HttpStudent(server.address, server.port)
        student.join(code, name)
        student.start_assigned()
        for number in range(10):
            time.sleep(random.uniform(0.5, 1.5))  # they read; bench/load.py lets more of them do so
            student.save(number)
        student.hand_in()
        student.close()

    return [threading.Thread(target=take_part, args=(name,)) for name in WITHOUT]


def test_a_whole_lesson(teacher: Page, visit: Callable[..., Page], server: Server) -> None:
    home = make_class(teacher)
    teacher.goto(f"{home}/lesson")
    code = teacher.locator(".way-in-code").inner_text().replace("\u00a0", "")

    phones = {name: joins(visit, code, name) for name in IN_BROWSERS[:5]}
    expect(teacher.get_by_text("5 of 46 have joined")).to_be_visible()
    others = class_without_browsers(server, code)
    for thread in others:
        thread.start()
    for phone in phones.values():
        begins(phone)
        answers(phone, 1, 0)
        is_saved(phone)

    # Anna hands the phone on: Filiz sees nothing of hers, and Anna goes on from another device.
    phones["Anna"].goto(f"{server.url}/class")
    told = phones["Anna"].get_by_text("Your return code:").inner_text()
    return_code = told.partition("code: ")[2][:9]
    phones["Anna"].get_by_role("link", name="Not you? Change").click()
    phones["Anna"].get_by_role("button", name="No, that is not me").click()
    filiz = phones["Anna"]
    filiz.goto(f"{server.url}/join/{code}")
    filiz.get_by_role("button", name="Filiz").click()
    filiz.get_by_role("button", name="Yes, that is me").click()
    filiz.wait_for_url("**/class")
    assert "Anna" not in filiz.content()
    begins(filiz)
    assert filiz.locator("input:checked").count() == 0
    laptop = visit("/join")
    laptop.get_by_label("Code").fill(return_code)
    laptop.get_by_role("button", name="Go on").click()
    laptop.wait_for_url("**/class")
    laptop.get_by_role("button", name=re.compile("Go on")).click()
    expect(laptop.locator("[data-question] input:checked")).to_have_count(2)

    # Ben loses the network: his answer waits on his phone and comes when he is back.
    phones["Ben"].context.set_offline(True)
    answers(phones["Ben"], 2)
    expect(phones["Ben"].locator("[data-connection-lost]")).to_be_visible()
    phones["Ben"].context.set_offline(False)
    is_saved(phones["Ben"])

    for thread in others:
        thread.join()
    teacher.goto(home)
    teacher.get_by_role("link", name="Board").click()
    expect(teacher.locator("tr", has_text="Student 07")).to_contain_text("Handed in")
    expect(teacher.locator("tr", has_text="Ben")).to_contain_text("2 of 11")
    teacher.locator("summary", has_text="Close now").click()
    teacher.get_by_role("button", name="Yes, close it").click()
    expect(teacher.locator("tr", has_text="Ben")).to_contain_text("Handed in")
    for phone in (phones["Ben"], laptop, filiz):
        expect(phone.get_by_text(re.compile("closed|Handed in", re.IGNORECASE)).first).to_be_visible()

    teacher.get_by_role("link", name="Discussion").click()
    expect(teacher.get_by_text(re.compile("45 of 4[56]"))).to_be_visible()
    teacher.get_by_role("link", name="Reveal").click()
    expect(teacher.locator("mark").first).to_be_visible()

    teacher.goto(home)
    teacher.get_by_role("link", name="Results").click()
    expect(teacher.locator("tbody tr")).to_have_count(46)
    teacher.get_by_role("button", name="Release the results").click()
    expect(phones["Ben"].get_by_role("heading", name="Your result")).to_be_visible(timeout=15_000)
    teacher.get_by_role("link", name="Results").click()
    with teacher.expect_download() as download:
        teacher.get_by_role("link", name="CSV").click()
    table = download.value.path().read_text("utf-8-sig")
    assert table.count("\n") == 47
    assert "Filiz" in table

    teacher.goto(home)
    teacher.get_by_role("link", name="Erase the class now").click()
    teacher.get_by_label("Type the word").fill("erase")
    teacher.get_by_role("button", name="Erase the class").click()
    teacher.wait_for_url("**/teach/classes")
    gone = phones["Cleo"].goto(f"{server.url}/class")
    assert gone is not None
    assert "Cleo" not in phones["Cleo"].content()
