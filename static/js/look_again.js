// Asks from time to time whether this page still stands at its address as it is, and goes on when another does.
// A page that can change in place carries a mark, which its address tells as data too.

import { isBeingLeft, reloadUnlessLeft } from "./leaving.js";

const waiting = document.querySelector("[data-look-again]");
const { lookAgain, mark = " data-look-again=" } = waiting.dataset;

async function look() {
  if (document.hidden || isBeingLeft()) return;
  try {
    const reply = await fetch(location.href, { headers: { Accept: "application/json" } });
    const isAnother = reply.ok && (reply.redirected || !(await reply.text()).includes(mark));
    if (isAnother) reloadUnlessLeft();
  } catch {
    // No connection: the next time will do.
  }
}

setInterval(look, 1000 * lookAgain);
document.addEventListener("visibilitychange", look);
