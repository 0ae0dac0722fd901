"""Back, forward, reload, a second tab, a browser that ends: the attempt stays as it was, and so does its page."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from browsing import fields_of, parse
from chromium import QUIET
from full_run import IS_FULL
from playwright.sync_api import Page, Playwright, expect
from playwright.sync_api import TimeoutError as NotSeen
from real_server import Server

from tests.promises.test_network import stored
from tests.stories.test_take_a_quiz import SET, answer, cards, saved, script_runs

_SHOWN = "() => JSON.stringify([...new FormData(document.forms.answers)].map(([name, value]) => [name, String(value)]))"
_OF_THE_PAGE = {"csrf_token", "client", "seen", "stage"}
"""Fields that are no answers."""


@dataclass
class Device:
    """A whole browser with a profile on disk, which can be closed or killed; *page* is its tab with the quiz."""

    playwright: Playwright
    chromium: str
    profile: Path
    server: Server
    _process: subprocess.Popen[bytes] | None = None
    page: Page = field(init=False)

    def open(self) -> None:
        """Starts it, with an empty tab."""
        told = self.profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        words = [
            "--headless",
            "--remote-debugging-port=0",
            f"--user-data-dir={self.profile}",
            *QUIET,
            "--window-size=1366,768",
        ]
        self._process = subprocess.Popen(
            [self.chromium, *words, *QUIET],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while not (told.exists() and told.read_text()) and time.monotonic() < until:
            time.sleep(0.02)
        self._connected = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{told.read_text().split()[0]}")
        self._connected.contexts[0].set_default_timeout(20_000)
        self.page = self._connected.contexts[0].new_page()

    def kill(self) -> None:
        """Ends it without any chance to tidy up."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)  # some systems start it by a script
            self._ended()

    def _ended(self) -> None:
        if self._process is not None:
            self._process.wait()
            self._process = None

    # ------------------------------------------------------------ what a student does

    def goes_back_and_forward(self) -> None:
        """What lies behind and before the page is looked at, also where that is the page on which it began."""
        address = self.page.url
        self.page.go_back()
        self.page.go_forward()
        self.page.wait_for_url(address)

    def reloads(self) -> None:
        """F5."""
        self.page.reload()

    def opens_it_twice(self) -> None:
        """The same page in a second tab; the first one is closed then."""
        first = self.page
        self.page = first.context.new_page()
        self.page.goto(first.url)
        self.is_as_stored()
        first.close()

    def is_closed(self) -> None:
        """The browser ends as its own button ends it, so all that it holds is on the disk."""
        address = self.page.url
        self._connected.new_browser_cdp_session().send("Browser.close")
        self._ended()
        self.open()
        self.page.goto(address)

    def is_killed(self) -> None:
        """The browser knows only what was on the disk; the student goes to the address that was open."""
        address = self.page.url
        self.kill()
        self.open()
        self.page.goto(address)

    # ------------------------------------------------------------ what must hold

    def is_as_stored(self, seconds: int = 30) -> None:
        """The answers on the screen are those which the server tells to a browser without script."""
        reply = self.page.context.request.get(self.page.url)
        assert reply.url == self.page.url, "the page is over, and is shown all the same"
        forms = [each for each in parse(reply.text()).all("form") if each.get("id") == "answers"]
        script_runs(self.page) if forms else None
        for form in forms:
            expected = sorted([name, value] for name, value in fields_of(form) if name not in _OF_THE_PAGE)
            self.page.wait_for_function(
                f"""(wanted) => {{
                  const shown = JSON.parse(({_SHOWN})()).filter(([name]) => !wanted.others.includes(name));
                  return JSON.stringify(shown.sort()) === JSON.stringify(wanted.fields);
                }}""",
                arg={"others": sorted(_OF_THE_PAGE), "fields": expected},
                timeout=seconds * 1000,
            )


WAYS = (
    Device.goes_back_and_forward,
    Device.reloads,
    Device.opens_it_twice,
    Device.is_closed,
    Device.is_killed,
)


@pytest.fixture
def device(playwright: Playwright, chromium_path: str, tmp_path: Path, server: Server) -> Iterator[Device]:
    """A student's browser with a quiz that was begun; who that is stands in its profile on the disk."""
    device = Device(playwright, chromium_path, tmp_path / "profile", server)
    try:
        device.open()
        device.page.goto(f"{server.url}/sets/{SET}")
        device.page.get_by_role("button", name="Start").click()
        script_runs(device.page)
        device.is_closed()
        yield device
    finally:
        device.kill()


def give(page: Page, question: int, again: bool) -> None:
    """Some answer, and *again* another one."""
    card = cards(page)[question]
    if not again:
        answer(card)
    elif card.locator("input[type=text]").count():
        card.locator("input[type=text]").first.fill("Another one")
    elif card.locator("input[type=radio]").count():
        card.locator("input[type=radio]").last.check()
    else:
        card.locator("input[type=checkbox]:checked").first.uncheck()
    saved(page)


def steps(device: Device) -> Iterator[str]:
    """Twenty steps of a quiz; each is taken when the next is asked for."""
    yield "started"
    for question in range(11):
        give(device.page, question, again=False)
        yield f"answered {question + 1}"
    on_the_card = [card.locator("input:visible").count() for card in cards(device.page)]
    for question in [number for number, inputs in enumerate(on_the_card) if inputs][:6]:
        give(device.page, question, again=True)
        yield f"answered {question + 1} again"
    device.page.get_by_role("button", name="Review and hand in").click()
    expect(device.page.get_by_role("heading", name="Before you hand in")).to_be_visible()
    yield "reviewed"
    device.page.get_by_role("button", name="Hand in").click()
    expect(device.page.get_by_role("heading", name="Your result")).to_be_visible()
    yield "handed in"


def everything(server: Server) -> list[list[str | int]]:
    """Every attempt, answer and receipt that is stored."""
    return [
        stored(server, "attempts", "token || state"),
        stored(server, what="id || question_id || response"),
        stored(server, "receipts", "code"),
    ]


def test_nothing_is_reset_at_any_step(device: Device) -> None:
    """In a full run in every way at each of twenty steps, else in one way at every fourth."""
    for number, _ in enumerate(steps(device)):
        before = everything(device.server)
        taken = number + 1
        for way in WAYS if IS_FULL else WAYS[number // 4 : (number + 1) // 4]:
            way(device)
            device.is_as_stored()
            assert everything(device.server) == before, f"step {number}: {way.__name__}"
    assert taken == 20


def test_a_page_that_the_browser_kept_is_found(device: Device) -> None:
    """The control."""
    kept = device.page.context.request.get(device.page.url).text()
    device.page.route("**/attempts/*", lambda route: route.fulfill(body=kept, content_type="text/html"))
    give(device.page, 0, again=False)
    device.reloads()

    with pytest.raises(NotSeen):
        device.is_as_stored(seconds=2)
