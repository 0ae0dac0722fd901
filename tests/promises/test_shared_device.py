"""A device that goes from hand to hand: what one student could not send is not sent as, or shown to, the next one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cut_proxy import Proxy
from lesson import Lesson, teacher_named
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from real_server import Server

from quizapp import resources
from quizapp.services import joining
from quizapp.web.app import create_app
from tests.promises.test_network import stored

OUTBOX = (resources.STATIC / "js" / "outbox.js").read_text("utf-8")
TOWN = "Name the town."


@pytest.fixture
def server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quiz_folder: Path, lan_address: str, free_port: int
) -> Iterator[Server]:
    """A server with the set `harbour`."""
    monkeypatch.setenv("QUIZAPP_QUESTIONS", str(quiz_folder))
    server = Server(lan_address, free_port, tmp_path / "data")
    server.start()
    yield server
    server.kill()


@dataclass
class Device:
    """One browser, everything that it sends, and the students of a class who use it one after the other."""

    context: BrowserContext
    proxy: Proxy
    codes: dict[str, str]
    attempts: dict[str, str]
    sent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.sent.append(f"{request.url} {request.post_data or ''}")

    def turn_of(self, name: str) -> Page:
        """The page of the student's attempt, in a new tab, after whoever used the device before has left."""
        page = self.context.new_page()
        page.goto(f"{self.proxy.url}/change")
        if page.url.endswith("/change"):
            page.get_by_role("button", name="No, that is not me").click()
        page.goto(f"{self.proxy.url}/join")
        page.get_by_label("Code").fill(self.codes[name])
        page.get_by_role("button", name="Go on").click()
        page.wait_for_url("**/class")
        page.goto(f"{self.proxy.url}/attempts/{self.attempts[name]}")
        expect(page.locator("html.script")).to_have_count(1)
        return page

    def answers_without_a_line(self, name: str, page: Page) -> None:
        """The student types, and it cannot be sent."""
        self.proxy.cut()
        page.get_by_role("group", name=TOWN).get_by_role("textbox").fill(f"Zq{name}")
        expect(page.locator(".reader-header [data-save-state]")).to_have_text("Not saved yet")

    def nothing_of_others(self, name: str, page: Page) -> None:
        """The page holds nothing of the others, and what was sent for an attempt is of its own student."""
        words = [f"Zq{other}" for other in self.attempts if other != name]
        assert not [each for each in words if each in page.content()]
        for other, token in self.attempts.items():
            assert not [each for each in self.sent if f"Zq{other}" in each and token not in each]


@pytest.fixture
def device(browser: Browser, proxy: Proxy, server: Server) -> Iterator[Device]:
    """A device for Anna, Ben and Cleo."""
    app = create_app({"QUIZAPP_DATA": server.data}).extensions["quizapp"]
    lesson = Lesson(app, teacher_named(app, "Ms Taylor"))
    attempts = {name: lesson.begin(name).token for name in ("Anna", "Ben", "Cleo")}
    for name in attempts:
        joining.renew_return_code(app, lesson.student(name))
    codes = {name: lesson.student(name).return_code for name in attempts}
    app.database.close()
    context = browser.new_context()
    context.set_default_timeout(60_000)
    yield Device(context, proxy, codes, attempts)
    context.close()


def comes_back(device: Device, name: str) -> None:
    """What the student could not send is sent now, and nothing is left on the device."""
    with device.context.expect_event("response", lambda response: response.url.endswith("/answers")):
        page = device.turn_of(name)
    expect(page.get_by_role("group", name=TOWN).get_by_role("textbox")).to_have_value(f"Zq{name}")
    page.wait_for_function(f"() => !Object.keys(localStorage).some((key) => key.includes('{device.attempts[name]}'))")
    device.nothing_of_others(name, page)
    page.close()


def test_what_two_left_behind_is_neither_sent_as_nor_shown_to_the_third(device: Device, server: Server) -> None:
    anna = device.turn_of("Anna")
    device.answers_without_a_line("Anna", anna)
    anna.close()
    device.proxy.way = "pass"
    ben = device.turn_of("Ben")
    device.nothing_of_others("Ben", ben)
    device.answers_without_a_line("Ben", ben)
    ben.route("**/answers", lambda route: route.abort())  # or it would be sent while he is there
    device.proxy.way = "pass"
    cleo = device.turn_of("Cleo")
    with device.context.expect_event("response", lambda response: response.status == 404):
        ben.unroute("**/answers")  # his page has stayed open, and tries
    cleo.get_by_role("group", name=TOWN).get_by_role("textbox").fill("ZqCleo")
    expect(cleo.locator(".reader-header [data-save-state]")).to_have_text("All answers saved")
    device.nothing_of_others("Cleo", cleo)
    # A page that goes away may still have sent what was on it, in its own student's name: nothing else may be there.
    own = stored(server, what="response || attempt_id")
    assert '"ZqCleo"3' in own
    assert set(own) <= {'"ZqAnna"1', '"ZqCleo"3'}

    comes_back(device, "Ben")
    comes_back(device, "Anna")
    assert sorted(stored(server, what="response || attempt_id")) == ['"ZqAnna"1', '"ZqBen"2', '"ZqCleo"3']


def test_an_outbox_that_forgets_whose_it_is_is_found(device: Device) -> None:
    """The control."""
    careless = OUTBOX.replace("this.prefix = `${PREFIX}${attempt}.`", "this.prefix = PREFIX")
    assert careless != OUTBOX
    device.context.route("**/outbox.js*", lambda route: route.fulfill(body=careless, content_type="text/javascript"))
    anna = device.turn_of("Anna")
    device.answers_without_a_line("Anna", anna)
    anna.close()
    device.proxy.way = "pass"
    with device.context.expect_event("request", lambda request: "ZqAnna" in (request.post_data or "")):
        ben = device.turn_of("Ben")

    with pytest.raises(AssertionError):
        device.nothing_of_others("Ben", ben)
