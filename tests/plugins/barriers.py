"""Looking for barriers: what axe finds in a page as it stands in the browser, and what is wider than the window."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page
from requirement import NODE_MODULES, lacking

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "dark", "forced_colors": "active"},
}
THEMES = ("sepia", "contrast")
"""What a reader may choose beside light and dark, on the pages of an attempt."""
_RUN = """async (rules) => {
    const options = rules ? { runOnly: { type: "rule", values: rules } } : {};
    const found = await axe.run(document, { resultTypes: ["violations"], ...options });
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}"""
_SAY_FORCED_COLOURS = """() => {
    const computed = window.getComputedStyle;
    window.getComputedStyle = (...asked) => {
        const style = computed.apply(window, asked);
        const value = (name) => style.getPropertyValue(name === "-webkit-text-fill-color" ? "color" : name);
        return new Proxy(style, { get: (_, name) => (name === "getPropertyValue" ? value : style[name]) });
    };
}"""
"""Axe asks for the fill colour of text first, and Chromium does not say of it that it is forced."""
_TOO_WIDE = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return wide > 0 ? [`${wide} px wider than the window`] : [];
}"""


class BarrierFinder:
    """Looks at one page after the other, and keeps what it finds with the name of the page."""

    def __init__(self, axe: str) -> None:
        self._axe = axe
        self.found: list[str] = []
        self.seen: set[str] = set()

    def look(self, page: Page, name: str) -> None:
        """Every rule in light, contrast in the other themes, and a window of 320 px."""
        self.seen.add(name)
        self.found += [f"{name}: {each}" for each in self._barriers(page)]

    def _barriers(self, page: Page) -> Iterator[str]:
        page.evaluate(self._axe)
        page.evaluate(_SAY_FORCED_COLOURS)
        for look, media in LOOKS.items():
            page.emulate_media(**media)
            rules = None if look == "light" else ["color-contrast"]
            yield from (f"{each} ({look})" for each in page.evaluate(_RUN, rules))
        page.emulate_media(**LOOKS["light"])
        for theme in THEMES if page.locator("meta[name=attempt]").count() else ():
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            yield from (f"{each} ({theme})" for each in page.evaluate(_RUN, ["color-contrast"]))
        page.evaluate("delete document.documentElement.dataset.theme")
        size = page.viewport_size
        assert size is not None
        page.set_viewport_size({"width": 320, "height": 640})
        yield from page.evaluate(_TOO_WIDE)
        page.set_viewport_size(size)


@pytest.fixture
def barriers() -> BarrierFinder:
    """A finder that has found nothing yet."""
    return BarrierFinder(AXE.read_text("utf-8")) if AXE.exists() else lacking("no axe: run `python3 start.py test`")
