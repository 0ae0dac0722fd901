"""A person who has nothing but a keyboard: goes from control to control and sets each as it should be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

MOST_PRESSES = 300
"""Enough to go through any page of ours from end to end."""

State = str | bool
"""What a control says: what is typed or chosen in it, or whether it is ticked."""

# The controls of one question, wherever on the page they stand, each with the words that label it.
_CONTROLS = """(token) => {
  const words = (node) => {
    const copy = node.cloneNode(true);
    copy.querySelectorAll("select, textarea, [aria-hidden=true]").forEach((each) => each.remove());
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  const labelOf = (node) => {
    const by = node.getAttribute("aria-labelledby");
    if (by) return by.split(/\\s+/).map((id) => words(document.getElementById(id))).join(" ");
    return node.getAttribute("aria-label") ?? [...node.labels ?? []].map(words).join(" ");
  };
  const stateOf = (control) => {
    if (control.matches("[type=radio], [type=checkbox]")) return control.checked;
    return control.matches("select") ? control.selectedOptions[0].text.trim() : control.value;
  };
  const named = [...document.querySelectorAll(`[name="${token}"], [name^="${token}-"]`)];
  return named.filter((each) => each.matches("input:not([type=hidden]), select, textarea")).map((control) => {
    // A sentence is named alike in its question and in the passage, where it stands while it is chosen.
    const group = control.closest(".hot-unit") ? null : control.closest("[role=radiogroup], [role=group]");
    const value = control.hasAttribute("value") && control.type !== "text" ? `[value="${control.value}"]` : "";
    return {
      label: [group && labelOf(group), labelOf(control)].join(" / "),
      is_labelled: Boolean(labelOf(control)),
      kind: control.type,
      state: stateOf(control),
      selector: control.id ? `[id="${control.id}"]` : `[name="${control.name}"]${value}`,
    };
  });
}"""
_KEY_TOWARDS = """(target) => {
  const here = document.activeElement;
  if (here === target || (target.type === "radio" && here.type === "radio" && here.name === target.name)) return "";
  return target.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
}"""
_KEY_IN_LIST = """(list, goal) => {
  const index = [...list.options].findIndex((each) => each.text.trim() === goal);
  return index > list.selectedIndex ? "ArrowDown" : "ArrowUp";
}"""


@dataclass(frozen=True)
class Control:
    """Something that takes an answer: its label with that of its group, its kind as browsers call it, what it says."""

    label: str
    is_labelled: bool
    kind: str
    state: State
    selector: str


def controls_of(page: Page, question: int) -> dict[str, Control]:
    """The controls of the question at this place of the page, by their labels, of which no two are the same."""
    token = page.locator("[data-question]").nth(question).get_attribute("data-question")
    controls = [Control(**each) for each in page.evaluate(_CONTROLS, token)]
    by_label = {each.label: each for each in controls}
    assert controls, f"question {question + 1} has no controls"
    assert all(each.is_labelled for each in controls), f"not all have a label: {controls}"
    assert len(by_label) == len(controls), f"labels that stand twice: {[each.label for each in controls]}"
    return by_label


@dataclass(frozen=True)
class Keyboard:
    """Presses keys and does nothing else; *presses_up* says to move items by their buttons, where there are some."""

    page: Page
    presses_up: bool

    def press(self, key: str) -> None:
        """One key."""
        self.page.keyboard.press(key)

    def go_to(self, target: Locator) -> None:
        """Tabs forwards or backwards until the focus is there; a group of radio buttons is one stop."""
        closed = self.page.locator("details:not([open])").filter(has=target).locator("> summary")
        if closed.count():
            self.press_button(closed)
        pane = self.page.locator(".pane").filter(has=target)
        if pane.count() and not pane.is_visible():  # a small window shows one of them at a time
            self.press_button(self.page.locator(f"[data-view-switch] a[href='#{pane.get_attribute('id')}']"))
        for _ in range(MOST_PRESSES):
            key = target.evaluate(_KEY_TOWARDS)
            if not key:
                return
            self.press(key)
        pytest.fail(f"the keyboard does not reach {target}")

    def press_button(self, button: Locator) -> None:
        """Goes to a button or link and presses it."""
        self.go_to(button)
        self.press("Enter")

    def answer(self, question: int, wanted: Mapping[str, State]) -> None:
        """Sets the controls of a question until they say what is wanted, by their labels."""
        for _ in range(len(wanted) + 1):
            now = controls_of(self.page, question)
            assert now.keys() == wanted.keys(), f"{sorted(now)} instead of {sorted(wanted)}"
            wrong = [label for label in now if _is_to_be_set(now[label], wanted[label])]
            if not wrong:
                break
            # What is put in order goes to its place from the first place on, as each move shifts those behind.
            label = min(wrong, key=lambda label: (len(str(wanted[label])), str(wanted[label])))
            self._set(now[label], wanted[label])
        said = {label: each.state for label, each in controls_of(self.page, question).items()}
        assert said == wanted, f"{said} instead of {wanted}"

    def _set(self, control: Control, wanted: State) -> None:
        target = self.page.locator(control.selector)
        self._bring_into_sight(target)
        setting: Any = {
            "radio": self._choose,
            "checkbox": self._tick,
            "select-one": self._select,
            "text": self._type,
            "textarea": self._type,
        }.get(control.kind)
        assert setting, f"nobody knows how to use '{control.kind}' by keyboard"
        setting(target, wanted)

    def _bring_into_sight(self, box: Locator) -> None:
        """With script a question puts its boxes into the passage; a tab shows the passage."""
        group = self.page.locator("[data-units][hidden]").filter(has=box)
        if group.count():
            self.press_button(group.locator("+ [data-chosen-units] [data-choose]"))
        passage = self.page.locator("[data-passage][hidden]").filter(has=box)
        if passage.count():
            self.press_button(self.page.locator(f"[data-passage-tabs] a[href='#{passage.get_attribute('id')}']"))

    def _tick(self, box: Locator, _wanted: State) -> None:
        self.go_to(box)
        self.press("Space")

    def _choose(self, radio: Locator, _wanted: State) -> None:
        self.go_to(radio)
        for _ in range(MOST_PRESSES):
            if radio.evaluate("(radio) => radio === document.activeElement"):
                break
            self.press("ArrowDown")
        if not radio.is_checked():
            self.press("Space")

    def _select(self, drop_down: Locator, wanted: State) -> None:
        up = self.page.locator("[data-item]").filter(has=drop_down).locator("[data-move=up]")
        if self.presses_up and up.count():
            self._repeat("Enter", up, drop_down, wanted)
        else:
            key = drop_down.evaluate(_KEY_IN_LIST, wanted)
            self._repeat(key, drop_down, drop_down, wanted)

    def _repeat(self, key: str, target: Locator, drop_down: Locator, wanted: State) -> None:
        self.go_to(target)
        for _ in range(MOST_PRESSES):
            if drop_down.evaluate("(list) => list.selectedOptions[0].text.trim()") == wanted:
                return
            self.press(key)
        pytest.fail(f"'{wanted}' cannot be chosen with {key}")

    def _type(self, field: Locator, wanted: State) -> None:
        self.go_to(field)
        self.press("Control+a")
        self.page.keyboard.type(str(wanted))


def _is_to_be_set(control: Control, wanted: State) -> bool:
    """Whether it says something else; a radio button is taken back by choosing another, not by itself."""
    return control.state != wanted and (control.kind != "radio" or bool(wanted))
