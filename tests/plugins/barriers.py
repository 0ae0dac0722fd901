"""Looking for barriers: what axe finds in a page as it stands in the browser, and what is wider than the window."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from full_run import IS_FULL
from playwright.sync_api import Page
from requirement import NODE_MODULES, lacking

from quizapp.web.languages import ENGLISH, FINISHED

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
LIGHT: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}
DARK: dict[str, Any] = {"color_scheme": "dark", "forced_colors": "none"}
FORCED: dict[str, Any] = {"color_scheme": "dark", "forced_colors": "active"}
THEMES = ("sepia", "contrast")
"""What a reader may choose beside light and dark, on the pages of an attempt."""
_RUN = """async () => {
    const options = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };
    const { violations } = await axe.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}"""
_CONTRAST = """async ([isWhole, judged]) => {
    const grounds = new Map([[null, ""]]);
    const ground = (each) => {
        if (!grounds.has(each)) {
            const { backgroundColor, backgroundImage, opacity } = getComputedStyle(each);
            const own = backgroundColor === "rgba(0, 0, 0, 0)" ? "" : backgroundColor;
            grounds.set(each, ground(each.parentElement) + own + backgroundImage + opacity);
        }
        return grounds.get(each);
    };
    const kinds = new Map();
    for (const each of document.body.querySelectorAll("*")) {
        const says = [...each.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
        const isSeen = each.checkVisibility() && !each.closest(".visually-hidden, :disabled, [aria-disabled=true]");
        if (!isSeen || !(says || each.matches("input, select, textarea"))) continue;
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(each);
        const kind = [color, fontSize, fontWeight, textShadow, ground(each)].join();
        kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
    }
    const some = [...kinds].flatMap(([kind, alike]) => (judged.includes(kind) ? [] : alike.slice(0, 3)));
    if (!isWhole && !some.length) return [[], []];
    const options = { resultTypes: ["violations"], preload: false, runOnly: ["color-contrast"] };
    const { violations } = await axe.run(isWhole ? document : { include: some }, options);
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
    return [found, [...kinds.keys()]];
}"""
"""Every text of the page, or three of each kind that was not judged before: one colour and size on one ground."""
_SAY_FORCED_COLOURS = """() => {
    const computed = window.getComputedStyle;
    window.getComputedStyle = (...asked) => {
        const style = computed.apply(window, asked);
        const value = (name) => style.getPropertyValue(name === "-webkit-text-fill-color" ? "color" : name);
        return new Proxy(style, { get: (_, name) => (name === "getPropertyValue" ? value : style[name]) });
    };
}"""
"""Axe asks for the fill colour of text first, and Chromium does not say of it that it is forced."""
_LAID_OUT = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_SPACED = """(isOn) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
        "p { margin-block: 2em !important }",
    );
    document.adoptedStyleSheets = isOn ? [sheet] : [];
}"""
"""The spacing of WCAG 1.4.12."""
_TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth - room;
    const beyond = ({ left, right }) => (document.dir === "rtl" ? -left : right - room);
    const reaching = [...document.querySelectorAll("body *")].findLast(
        (each) => Math.round(beyond(each.getBoundingClientRect())) === wide
    );
    return wide > 0 ? [`${wide} px wider than the window: ${reaching?.tagName} ${reaching?.className}`] : [];
}"""
_TOO_WIDE_SPACED = f"""async () => {{
    const [laidOut, space, tooWide] = [{_LAID_OUT}, {_SPACED}, {_TOO_WIDE}];
    await laidOut();
    const usual = tooWide();
    space(true);
    const spaced = tooWide().map((each) => `${{each}}, with more space`);
    space(false);
    return [...usual, ...spaced];
}}"""


class BarrierFinder:
    """Looks at one page after the other, and keeps what it finds with the name of the page."""

    def __init__(self, axe: str, languages: Sequence[str], *, is_whole: bool) -> None:
        self._axe = axe
        self._languages = languages
        self.is_whole = is_whole
        self._judged: set[str] = set()
        self.found: list[str] = []
        self.seen: set[str] = set()

    def look(self, page: Page, name: str, *, in_all_languages: bool = True) -> None:
        """Every rule in light, contrast in the other themes, and 320 px, also with more space in the text.

        In all languages only where the page speaks that of the browser, and nobody chose another one.
        """
        self.seen.add(name)
        page.wait_for_load_state()  # a page whose style is still on its way has targets that are too small
        self.found += [f"{name}: {each}" for each in self._barriers(page)]
        for language in self._languages if in_all_languages else ():
            self._look_in(language, page, name)

    def _look_in(self, language: str, page: Page, name: str) -> None:
        """The same in another language, in a tab of its own, so that the page stays as it is."""
        other = page.context.new_page()
        other.set_viewport_size(page.viewport_size or {"width": 1366, "height": 768})
        other.set_extra_http_headers({"Accept-Language": language})
        reply = other.goto(page.url)
        if reply is not None and reply.request.method == "GET" and reply.ok:  # not what only a form leads to
            assert other.locator(f"[lang={language}]").count(), name  # a print speaks the set's, but for its bar
            self.found += [f"{name} ({language}): {each}" for each in self._barriers(other)]
        other.close()

    def _barriers(self, page: Page) -> Iterator[str]:
        page.evaluate(self._axe)
        page.emulate_media(**LIGHT)
        yield from (f"{each} (light)" for each in page.evaluate(_RUN))
        for theme in THEMES if page.locator("meta[name=attempt]").count() else ():
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            yield from self._pale(page, theme)
            page.evaluate("delete document.documentElement.dataset.theme")
        page.emulate_media(**DARK)
        yield from self._pale(page, "dark")
        page.evaluate(_SAY_FORCED_COLOURS)
        page.emulate_media(**FORCED)
        yield from self._pale(page, "forced colours")
        page.emulate_media(**LIGHT)
        yield from self._wide(page)

    def _pale(self, page: Page, look: str) -> Iterator[str]:
        found, kinds = page.evaluate(_CONTRAST, [self.is_whole, sorted(self._judged)])
        self._judged.update(kinds)
        yield from (f"{each} ({look})" for each in found)

    def _wide(self, page: Page) -> Iterator[str]:
        size = page.viewport_size
        assert size is not None
        page.set_viewport_size({"width": 320, "height": 640})
        yield from page.evaluate(_TOO_WIDE_SPACED)
        page.set_viewport_size(size)

    def measure(self, page: Page, name: str, *widths: int) -> None:
        """Only whether the page needs more than one of these widths; it is left at the last one."""
        self.seen.add(name)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 768})
            page.evaluate(_LAID_OUT)
            self.found += [f"{name}, at {width} px: {each}" for each in page.evaluate(_TOO_WIDE)]


@pytest.fixture
def barriers(rounds: Callable[[int, int], int]) -> BarrierFinder:
    """A finder that has found nothing yet; in a full run it looks at every text, and in every language."""
    others = sorted(FINISHED - {ENGLISH.code})
    if not AXE.exists():
        lacking("no axe: run `python3 start.py test`")
    languages = others[: rounds(0, len(others))]
    return BarrierFinder(AXE.read_text("utf-8"), languages, is_whole=IS_FULL)
