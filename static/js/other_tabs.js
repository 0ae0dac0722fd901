// What another tab or device saved meanwhile: looked up when somebody comes back to this page, and shown here.

import { isTyped, valuesOf } from "./inputs.js";
import { reloadUnlessLeft } from "./leaving.js";

// The server trims what is typed, and the order in which inputs stand may be the student's.
function said(card) {
  return valuesOf(card).map(([name, value]) => `${name}=${value.replace(/\s+/g, " ").trim()}`).sort().join("\n");
}

function isTypedIn(card) {
  return isTyped(document.activeElement) && card.contains(document.activeElement);
}

// The page as the server would make it now; nothing where the address leads elsewhere.
async function pageNow(address) {
  const reply = await fetch(address, { redirect: "manual" });
  if (!reply.ok && reply.type !== "opaqueredirect") throw new Error(`status ${reply.status}`);
  return reply.ok ? new DOMParser().parseFromString(await reply.text(), "text/html") : null;
}

// `isSettled()`: nothing is unsent or refused; `takeOver(card, values, page)`: an answer that differs, as the server has it.
export function followOtherTabs(form, { isSettled, changes, takeOver }) {
  let isLooking = false;

  async function look() {
    const before = changes();
    const page = await pageNow(form.dataset.storedAt);
    if (!isSettled() || changes() !== before) return; // answered here meanwhile: this is the newer one
    const stored = page?.querySelector("[data-answers]");
    const cards = [...form.querySelectorAll("[data-question]")];
    const pairs = cards.map((card) => [card, stored?.querySelector(`[data-question="${card.dataset.question}"]`)]);
    if (pairs.some(([card, twin]) => twin?.disabled !== card.disabled)) {
      reloadUnlessLeft(); // handed in, in another stage, or checked there
      return;
    }
    for (const [card, twin] of pairs) {
      if (said(card) !== said(twin) && !isTypedIn(card)) takeOver(card, valuesOf(twin), page);
    }
  }

  async function cameBack() {
    if (document.hidden || isLooking || !isSettled()) return;
    isLooking = true;
    await look().catch(() => {}); // not to be reached: the next answer will tell
    isLooking = false;
  }

  document.addEventListener("visibilitychange", cameBack);
  window.addEventListener("focus", cameBack);
}
