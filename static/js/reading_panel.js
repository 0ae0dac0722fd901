// The panel "Reading": what is chosen in it is seen at once in the passage, which it does not cover.

import { USUAL, choose, look } from "./reading_look.js";
import { focusLines } from "./line_focus.js";
import { keepInSight } from "./panes.js";

const button = document.querySelector("[data-reading-button]");
const panel = document.querySelector("[data-reading-panel]");
const choices = panel.querySelector("[data-reading-choices]");

function fill() {
  for (const input of choices.querySelectorAll("input")) {
    if (input.type === "radio") input.checked = input.value === String(look[input.name]);
    else input.value = look[input.name];
  }
  tell();
}

function tell() {
  for (const slider of choices.querySelectorAll("[type=range]")) {
    const value = slider.parentElement.querySelector(".slider-value");
    value.textContent = `${slider.value}${value.dataset.unit}`;
    slider.setAttribute("aria-valuetext", value.textContent);
  }
  choices.querySelector("[data-focus-hint]").hidden = !look.focus;
}

function take(input) {
  const value = typeof USUAL[input.name] === "number" ? Number(input.value) : input.value;
  keepInSight(() => choose({ [input.name]: value }));
  tell();
  focusLines();
}

export function toggle(isOpen = panel.hidden) {
  panel.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) panel.querySelector("button:not([hidden]), input").focus();
  else if (panel.contains(document.activeElement) || document.activeElement === document.body) button.focus();
}

choices.addEventListener("input", (event) => take(event.target));
choices.querySelector("[data-reading-usual]").addEventListener("click", () => {
  keepInSight(() => choose(USUAL));
  fill();
  focusLines();
});
panel.querySelector("[data-reading-close]").addEventListener("click", () => toggle(false));
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  toggle(false);
  button.focus();
});
fill();
