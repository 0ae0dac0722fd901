// The preview of a set: notices that its file was saved, and shows the page anew at the same place.

import { isBeingLeft, reloadUnlessLeft } from "./leaving.js";
import { showPassage, showView } from "./panes.js";
import { phrase } from "./phrases.js";

const PAUSE = 400;
const LANDMARKS = "[data-question], .paragraph[id], article[id], section[id]";
const bar = document.querySelector("[data-preview]");
const state = document.querySelector("[data-preview-state]");
const key = `quizapp.preview.${bar.dataset.page}`;
const root = document.documentElement;

// ---------------------------------------------------------------- the place

function scrollers() {
  return [root, ...document.querySelectorAll(".pane")];
}

function topOf(scroller) {
  return scroller === root ? 0 : scroller.getBoundingClientRect().top;
}

// What stands first in sight, and how far from the edge: it stays there, whatever comes to stand above it.
function placeIn(scroller) {
  const edge = topOf(scroller);
  const first = [...scroller.querySelectorAll(LANDMARKS)].find((each) => {
    const box = each.getBoundingClientRect();
    return box.height > 0 && box.bottom > edge + 1 && !each.querySelector(LANDMARKS);
  });
  const offset = first ? first.getBoundingClientRect().top - edge : 0;
  return { top: scroller.scrollTop, id: first?.id ?? "", offset };
}

function comeBackTo(scroller, place) {
  if (!place) return;
  scroller.scrollTo({ top: place.top, behavior: "instant" });
  const first = place.top > 0 && place.id && document.getElementById(place.id);
  if (first) scroller.scrollBy({ top: first.getBoundingClientRect().top - topOf(scroller) - place.offset, behavior: "instant" });
}

function namesOfOpenDetails() {
  return [...document.querySelectorAll("details[open]")].map((each) => each.closest("[id]")?.id);
}

function place() {
  return {
    view: document.querySelector(".panes")?.dataset.view,
    passage: document.querySelector("[data-passage]:not([hidden])")?.id,
    details: namesOfOpenDetails(),
    places: scrollers().map(placeIn),
  };
}

function comeBack(kept) {
  const passage = kept.passage && document.getElementById(kept.passage);
  if (passage && document.querySelector(".panes")) showPassage(passage);
  if (kept.view && document.querySelector(".panes")) showView(kept.view);
  for (const details of document.querySelectorAll("details")) {
    if (kept.details.includes(details.closest("[id]")?.id)) details.open = true;
  }
  scrollers().forEach((scroller, index) => comeBackTo(scroller, kept.places[index]));
}

// ---------------------------------------------------------------- what is kept for the page to come

export function keep(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // the device keeps nothing: the page begins at its top
  }
}

export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

// ---------------------------------------------------------------- following the file

async function newestVersion() {
  const reply = await fetch(bar.dataset.versionAt, { headers: { Accept: "application/json" } });
  if (!reply.ok) throw new Error(`status ${reply.status}`);
  return (await reply.json()).version;
}

async function isNew() {
  if (document.hidden) return false;
  try {
    const version = await newestVersion();
    if (bar.classList.contains("is-stopped")) reloadUnlessLeft();
    return version !== bar.dataset.version;
  } catch {
    bar.classList.add("is-stopped");
    state.textContent = phrase("The preview has stopped. Start it again; this page then goes on.");
    return false;
  }
}

function wait() {
  return new Promise((resolve) => {
    setTimeout(resolve, PAUSE);
    document.addEventListener("visibilitychange", resolve, { once: true });
  });
}

// Shows the page anew, by `again`, whenever the file was saved.
export async function follow(again = reloadUnlessLeft) {
  history.scrollRestoration = "manual";
  const before = kept(key);
  sessionStorage.removeItem(key);
  if (before) comeBack(before);
  for (;;) {
    if (!isBeingLeft() && (await isNew()) && !isBeingLeft()) {
      keep(key, place());
      again();
    }
    await wait();
  }
}
