// The time that is left: counted on from what the server said, so that the clock of the device does not matter.

import { sayAloud } from "./aloud.js";
import { leaveAttempt } from "./leave_attempt.js";
import { countedPhrase, phrase } from "./phrases.js";

const bar = document.querySelector("[data-time]");
const ALOUD = [10, 5, 1];
const MINUTE = 60000;
const SHOWN_FOR = 60000;
const HIDDEN = "quizapp.time-hidden";
let left = 0;
let since = 0;
let before = 0;
let isUp = false;
let moreUntil = 0;

function now() {
  return left - (performance.now() - since);
}

function words(milliseconds) {
  if (milliseconds <= 0) return phrase("Time is up");
  if (milliseconds < MINUTE) return phrase("%(number)s s left", { number: Math.ceil(milliseconds / 1000) });
  return countedPhrase("%(number)s min left", "%(number)s min left", Math.ceil(milliseconds / MINUTE));
}

function announce(before, after) {
  const passed = ALOUD.find((minutes) => after <= minutes * MINUTE && before > minutes * MINUTE);
  if (passed) sayAloud(countedPhrase("One minute left.", "%(number)s minutes left.", passed));
}

function tick() {
  const remaining = now();
  const shown = bar.querySelector("[data-time-words]");
  if (shown.textContent !== words(remaining)) shown.textContent = words(remaining);
  bar.classList.toggle("is-short", remaining < 5 * MINUTE);
  if (performance.now() > moreUntil) bar.querySelector("[data-time-more]").hidden = true;
  announce(before, remaining);
  before = remaining;
  if (remaining > -300 || isUp) return;
  isUp = true;
  sayAloud(phrase("Time is up. What you saved counts."));
  document.dispatchEvent(new Event("time-is-up"));
  leaveAttempt();
}

// More time is told where the time stands, and stays to be seen for a while: the minutes alone change unnoticed.
function tellMore(minutes) {
  const line = bar.querySelector("[data-time-more]");
  line.textContent = countedPhrase("%(number)s minute more", "%(number)s minutes more", minutes);
  line.hidden = false;
  moreUntil = performance.now() + SHOWN_FOR;
  sayAloud(line.textContent);
}

function hear(milliseconds) {
  const more = Math.round((milliseconds - now()) / MINUTE);
  set(milliseconds);
  if (more > 0) tellMore(more);
}

function set(milliseconds) {
  left = milliseconds;
  since = performance.now();
  before = Math.max(before, milliseconds);
  if (milliseconds > 0) isUp = false;
}

function showHidden(isHidden) {
  bar.classList.toggle("is-hidden", isHidden);
  const button = bar.querySelector("[data-time-hide]");
  button.setAttribute("aria-pressed", String(isHidden));
  button.textContent = isHidden ? phrase("Show time") : phrase("Hide time");
}

function remembered(value) {
  try {
    if (value !== undefined) sessionStorage.setItem(HIDDEN, value);
    return sessionStorage.getItem(HIDDEN) === "yes";
  } catch {
    return value === "yes"; // nothing is kept there
  }
}

// What the server says in between: more time, a pause, or that it is closed.
document.addEventListener("time-told", ({ detail }) => {
  if (detail.is_paused || detail.is_over || (detail.left !== null) !== Boolean(bar)) leaveAttempt();
  else if (bar) hear(detail.left);
});

if (bar) {
  set(Number(bar.dataset.left));
  before = left;
  const button = bar.querySelector("[data-time-hide]");
  button.hidden = false;
  button.addEventListener("click", () => showHidden(remembered(bar.classList.contains("is-hidden") ? "no" : "yes")));
  showHidden(remembered());
  tick();
  setInterval(tick, 500);
}
