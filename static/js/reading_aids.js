// What helps to read the passages of a page: each part is loaded when it is needed.

import { look } from "./reading_look.js";

// Of a page whose passages are hidden, nothing is read aloud.
const aloud = document.querySelector("[data-passage]") && document.querySelector("[data-read-aloud]");
// Notes are shown where there are any, also those that still wait on this device; otherwise their script waits as well.
const noted = document.querySelector("[data-notes]");

function hasNotes() {
  try {
    return noted.dataset.notes !== "{}" || Object.keys(localStorage).some((key) => key.startsWith(`quizapp.outbox.notes-${noted.dataset.notesOf}.`));
  } catch {
    return false;
  }
}

// A page that loses its connection while it is loaded goes without the rest.
function goWithout() {}

const button = document.querySelector("[data-reading-button]");

if (document.querySelector(".headword[data-headword]")) import("./glossary.js").catch(goWithout);
if (look.focus && document.getElementById("passages")) import("./line_focus.js").then(({ focusLines }) => focusLines()).catch(goWithout);
document.querySelector("[data-read-aloud]")?.toggleAttribute("hidden", !aloud);
aloud?.addEventListener("click", async () => {
  const [{ toggle }, { readAloud }] = await Promise.all([import("./reading_panel.js"), import("./read_aloud.js")]);
  toggle(false);
  readAloud();
});
if (noted && hasNotes()) import("./notes.js").catch(goWithout);
document.querySelector("[data-take-notes]")?.addEventListener("click", async () => {
  const [{ toggle }, { startMarking }] = await Promise.all([import("./reading_panel.js"), import("./notes.js")]);
  toggle(false);
  startMarking();
});
if (button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { toggle } = await import("./reading_panel.js");
    toggle();
  });
}
