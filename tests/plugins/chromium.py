"""Fixtures that open pages in a real browser, under the address that students use."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from requirement import lacking

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",  # Chromium's own sandbox refuses to run as root, as CI does
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver, which needs no browser of its own."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium_path(playwright: Playwright) -> str:
    """The Chromium to test with: the one named, the system's, or Playwright's."""
    named = os.environ.get("QUIZAPP_TEST_CHROMIUM")
    on_path = [found for found in map(shutil.which, NAMES) if found]
    candidates = [named] if named else [*on_path, playwright.chromium.executable_path]
    found = next((path for path in candidates if Path(path).exists()), None)
    return found or lacking("no Chromium: install it, or run `python3 start.py test`")


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    """One browser for the whole run; a test opens its own context, which is a person."""
    browser = playwright.chromium.launch(executable_path=chromium_path, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def lan_address() -> str:
    """This machine's address on its network; on localhost a browser allows what it forbids in a classroom."""
    address = address_towards("192.0.2.1")
    if not ipaddress.ip_address(address).is_loopback or not os.environ.get("CI"):
        return address
    pytest.fail("this machine has no network address, so pages cannot be tested as students see them")


def address_towards(elsewhere: str) -> str:
    """The own address that packets to *elsewhere* would carry; connecting a UDP socket sends none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((elsewhere, 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
