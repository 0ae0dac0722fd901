// What the inputs of a question say, wherever they stand at the moment.

import { awayFrom } from "./choose_in_passage.js";

// The inputs of a card or of a part of it, wherever they stand at the moment.
export function inputsOf(part) {
  return [...part.querySelectorAll("input:not([type=hidden]), select, textarea"), ...awayFrom(part)];
}

// One line of text or several.
export function isTyped(input) {
  return input.type === "text" || input.type === "textarea";
}

export function isList(input) {
  return input.tagName === "SELECT";
}

// What a drop-down list says while it is not answered: nothing, or where its question began.
export function blankOf(list) {
  return list.dataset.blank ?? "";
}

// Whether an input says something else than the page that came from the server.
export function isTouched(input) {
  if (isList(input)) return [...input.options].some((option) => option.selected !== option.defaultSelected) && input.value !== blankOf(input);
  return isTyped(input) ? input.value !== input.defaultValue : input.checked !== input.defaultChecked;
}

// Every value of the question as the browser would send it.
export function valuesOf(card) {
  return inputsOf(card)
    .filter((input) => isList(input) || isTyped(input) || input.checked)
    .map((input) => [input.name, input.value]);
}

export function isAnswered(part) {
  return inputsOf(part).some((input) => {
    if (isList(input)) return input.value !== blankOf(input);
    return isTyped(input) ? input.value.trim() : input.checked;
  });
}

// How many parts of an answer are still missing: statements without a verdict, ticks of the number asked for.
export function openParts(card) {
  const missing = limitedIn(card).map((group) => Math.max(0, Number(group.dataset.limit) - tickedIn(group).length));
  const statements = [...card.querySelectorAll("[role=radiogroup]")];
  return missing.reduce((sum, open) => sum + open, 0) + statements.filter((statement) => !isAnswered(statement)).length;
}

export function limitedIn(card) {
  return [...card.querySelectorAll("[data-limit]")];
}

export function tickedIn(group) {
  return inputsOf(group).filter((input) => input.checked);
}
