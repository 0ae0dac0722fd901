// The two panes: on a phone one at a time, each keeping its place; passages behind tabs.

import { startDivider } from "./pane_divider.js";
import { phrase } from "./phrases.js";

const root = document.documentElement;
const panes = document.querySelector(".panes");
const switches = [...document.querySelectorAll("[data-view-switch] a")];
const passages = [...document.querySelectorAll("[data-passage]")];
const tabs = [...document.querySelectorAll("[data-passage-tabs] a")];
const begin = document.querySelector("[data-begin]");
const narrow = window.matchMedia("(max-width: 59.99rem)");
const UNDER_THE_BARS = 100;
const places = {};

function nameOf(pane) {
  return pane.id === "passages" ? "passages" : "questions";
}

function placeKey() {
  const open = passages.find((passage) => !passage.hidden);
  return panes.dataset.view === "passages" && open ? open.id : panes.dataset.view;
}

function scroller() {
  return narrow.matches ? root : document.getElementById("passages");
}

// Coming back to a place is no journey: it happens at once.
function jump(element, top) {
  element.scrollTo({ top, behavior: "instant" });
}

// Questions begin below those that are only looked back at.
function beginQuestions() {
  begin?.scrollIntoView({ behavior: "instant" });
}

export function showView(view) {
  if (!panes) return; // a page of passages alone
  if (panes.dataset.view !== view) {
    places[placeKey()] = root.scrollTop;
    panes.dataset.view = view;
    if (narrow.matches) jump(root, places[placeKey()] ?? 0);
    if (narrow.matches && places[placeKey()] === undefined && view === "questions") beginQuestions();
  }
  for (const link of switches) {
    link.setAttribute("aria-current", String(link.hash === `#${view}`));
  }
}

export function showPassage(passage) {
  const open = passages.find((each) => !each.hidden);
  if (open && open !== passage) places[open.id] = scroller().scrollTop;
  for (const each of passages) each.hidden = each !== passage;
  for (const tab of tabs) tab.setAttribute("aria-current", String(tab.hash === `#${passage.id}`));
  if (open !== passage) jump(scroller(), places[passage.id] ?? 0);
}

// Where an element of a passage stands, in words.
export function whereIs(element) {
  const number = element.closest(".paragraph").id.split("-p").at(-1);
  return phrase("%(report)s, paragraph %(number)s", { report: element.closest("[data-passage]").dataset.name, number });
}

// A change of the passages that does not move what is being read.
export function keepInSight(change) {
  const sentences = [...document.querySelectorAll("[data-passage]:not([hidden]) .sentence")];
  const read = sentences.find((sentence) => sentence.getBoundingClientRect().bottom > UNDER_THE_BARS);
  const top = read?.getBoundingClientRect().top;
  change();
  if (read) scroller().scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
}

// Brings an element of either pane into sight, whatever has to be switched for it.
export function reveal(element, { focus = true } = {}) {
  const pane = element.closest(".pane");
  if (pane) showView(nameOf(pane));
  const passage = element.closest("[data-passage]");
  if (passage) showPassage(passage);
  element.scrollIntoView({ block: passage && element !== passage ? "center" : "start" });
  if (focus) element.focus({ preventScroll: true });
}

export function startPanes() {
  root.classList.add("script");
  const divider = panes.querySelector("[data-divider]");
  if (divider) startDivider(divider, (change) => (narrow.matches ? change() : keepInSight(change)));
  if (passages.length > 1) showPassage(passages.find((passage) => "new" in passage.dataset) ?? passages[0]);
  showView(panes.dataset.view);
  for (const link of switches) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      showView(link.hash.slice(1));
    });
  }
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      showPassage(document.getElementById(tab.hash.slice(1)));
    });
  }
  if (!narrow.matches || panes.dataset.view === "questions") beginQuestions();
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.closest(".pane")) reveal(target);
}
