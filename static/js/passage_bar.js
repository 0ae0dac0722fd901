// The bar above the passages while something is chosen in them: one thing at a time, and a way back.

import { sayAloud } from "./aloud.js";
import { showView } from "./panes.js";

const pane = document.getElementById("passages");
const bar = document.querySelector("[data-picking-bar]");
const button = bar?.querySelector("button");
let whenClosed = null;

function part(name) {
  return bar.querySelector(`[data-picking-${name}]`);
}

// For what else stands in the passages: while something is chosen, it does not get in the way.
function tell(isChoosing) {
  document.dispatchEvent(new CustomEvent("choosing", { detail: isChoosing }));
}

// `closed(goesBack)` is called once; it goes back where the student came from unless something else has begun.
export function openBar({ words, prompt = "", back }, closed) {
  closeBar(false);
  part("words").textContent = words;
  part("prompt").textContent = prompt;
  part("count").textContent = "";
  button.textContent = back;
  bar.hidden = false;
  // A group named by what is asked: so a screen reader says it with the first box that is reached.
  pane.setAttribute("role", "group");
  pane.setAttribute("aria-labelledby", bar.getAttribute("aria-labelledby"));
  whenClosed = closed;
  tell(true);
  showView("passages");
  button.focus({ preventScroll: true });
}

export function sayInBar(words) {
  part("count").textContent = words;
  sayAloud(words);
}

export function closeBar(goesBack = true) {
  const closed = whenClosed;
  whenClosed = null;
  bar.hidden = true;
  pane.removeAttribute("role");
  pane.removeAttribute("aria-labelledby");
  closed?.(goesBack);
  if (closed) tell(false);
}

button?.addEventListener("click", () => closeBar());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && whenClosed) closeBar();
});
