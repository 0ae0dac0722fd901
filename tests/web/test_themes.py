"""The colours of every theme: what is read stands out from what it stands on, by the measure of WCAG 2.2 AA."""

import re
from collections.abc import Mapping

import pytest

from quizapp import resources

CSS = resources.STATIC / "css"
TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("paper", "surface", "sunken")
INKS = {
    **dict.fromkeys(("ink", "ink-soft", "accent", "right", "wrong", "partly", "waiting"), GROUNDS),
    "accent-ink": ("accent",),
}
ON_SOFT = {
    "ink": ("mark", "accent-soft", "right-soft", "wrong-soft", "partly-soft"),
    "ink-soft": ("accent-soft", "right-soft", "wrong-soft", "partly-soft"),
    "accent": ("accent-soft",),
    "right": ("right-soft",),
    "wrong": ("wrong-soft",),
    "partly": ("partly-soft",),
}
SHAPES = {
    "line-strong": GROUNDS,
    "mark-line": GROUNDS,
    "focus": (*GROUNDS, "accent-soft", "mark"),
}


def colours_in(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


def themes() -> Mapping[str, Mapping[str, str]]:
    tokens, dark = ((CSS / name).read_text("utf-8") for name in ("tokens.css", "dark.css"))
    light = colours_in(tokens.partition("}")[0])
    chosen = dict(re.findall(r':root\[data-theme="(\w+)"\] \{(.*?)\}', tokens, re.S))
    return {"light": light, "dark": light | colours_in(dark)} | {
        name: light | colours_in(block) for name, block in chosen.items()
    }


def brightness(colour: str) -> float:
    """The relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((brightness(one), brightness(other)))
    return (bright + 0.05) / (dark + 0.05)


def too_pale(
    theme: Mapping[str, str], pairs: Mapping[str, tuple[str, ...]], least: float
) -> dict[tuple[str, str], float]:
    return {
        (ink, ground): round(contrast(theme[ink], theme[ground]), 2)
        for ink, grounds in pairs.items()
        for ground in grounds
        if contrast(theme[ink], theme[ground]) < least
    }


@pytest.mark.parametrize("name", themes())
def test_every_text_and_every_shape_stands_out(name: str) -> None:
    theme = themes()[name]

    assert too_pale(theme, INKS, TEXT) == {}
    assert too_pale(theme, ON_SOFT, TEXT) == {}
    assert too_pale(theme, SHAPES, SHAPE) == {}


@pytest.mark.parametrize("name", ["dark", "sepia", "contrast"])
def test_a_theme_names_every_colour(name: str) -> None:
    text = (CSS / "dark.css" if name == "dark" else CSS / "tokens.css").read_text("utf-8")
    block = text if name == "dark" else text.partition(f'[data-theme="{name}"] {{')[2].partition("}")[0]

    assert colours_in(block).keys() == themes()["light"].keys()


def test_control_a_pale_grey_is_noticed() -> None:
    assert too_pale({"ink": "#999999", "paper": "#ffffff"}, {"ink": ("paper",)}, TEXT) == {("ink", "paper"): 2.85}


def test_every_font_comes_with_its_licence() -> None:
    fonts = resources.STATIC / "fonts"
    families = {re.split(r"-latin", path.name)[0] for path in fonts.glob("*.woff2")}

    assert families
    assert all("SIL OPEN FONT LICENSE" in (fonts / f"{name}.LICENSE.txt").read_text("utf-8") for name in families)


SIDES = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-)?(?:left|right)(?:-\w+)?\s*:|(?:text-align|float|clear):\s*(?:left|right)\b"
)


def test_sheets_say_start_and_end_so_that_pages_run_from_right_to_left_as_well() -> None:
    sheets = sorted((resources.STATIC / "css").glob("*.css"))

    assert [f"{sheet.name}: {each}" for sheet in sheets for each in SIDES.findall(sheet.read_text("utf-8"))] == []
    assert SIDES.findall("a { left: 0; border-left-width: 1px; text-align: right; --right: red }") == [
        *("left:", "border-left-width:", "text-align: right")
    ]
