// The lesson page: asks who has joined and who waits, and shows it when that has changed.

import { reloadUnlessLeft } from "./leaving.js";

const EVERY = 2500;

const shown = document.querySelector("[data-lesson]");
const lost = document.querySelector("[data-lesson-lost]");
let mark = `"${shown.dataset.mark}"`;

// A button that has the focus keeps it, so that nobody presses what has just moved away.
function takeOver(text) {
  const now = new DOMParser().parseFromString(text, "text/html").body;
  const held = document.activeElement?.closest("[data-lesson] form");
  const claim = held?.elements.claim.value;
  const name = document.activeElement?.name;
  for (const part of now.querySelectorAll("[data-lesson-part]")) {
    shown.querySelector(`[data-lesson-part=${part.dataset.lessonPart}]`).replaceWith(part);
  }
  if (claim) shown.querySelector(`form:has([value="${CSS.escape(claim)}"]) [name="${name}"]`)?.focus();
}

async function look() {
  try {
    const reply = await fetch(shown.dataset.lesson, { headers: { "If-None-Match": mark }, redirect: "manual" });
    if (reply.status === 200) {
      takeOver(await reply.text());
      mark = reply.headers.get("ETag");
    } else if (reply.status !== 304 && reply.status < 500) {
      reloadUnlessLeft(); // logged out, or the class is gone: the page itself says which
    }
    lost.hidden = reply.status < 500;
  } catch {
    lost.hidden = false;
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
