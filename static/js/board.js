// The live board: asks what has changed and puts only the rows that did in place of the old ones.

import { reloadUnlessLeft } from "./leaving.js";

const EVERY = 3000;
const PATIENCE = 10000;

const board = document.querySelector("[data-board]");
const lost = document.querySelector("[data-board-lost]");
let mark = board ? `"${board.dataset.mark}"` : "";
const stateNow = () => document.getElementById("board-counts").dataset.state;
const stateOfButtons = board && stateNow();

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").body;
}

// A button that is pressed just now must not be taken from under the finger.
function takeOver(now) {
  const rows = [...now.querySelectorAll("tr[id]")];
  const shown = [...board.querySelectorAll("tr[id]")];
  if (rows.map((row) => row.id).join() !== shown.map((row) => row.id).join()) {
    const { act } = document.activeElement.dataset;
    const row = document.activeElement.closest("tr")?.id;
    board.replaceChildren(...now.childNodes);
    if (act && row) document.getElementById(row)?.querySelector(`[data-act="${act}"]`)?.focus();
    return;
  }
  document.getElementById("board-counts").replaceWith(now.querySelector("#board-counts"));
  rows.forEach((row, at) => {
    if (row.isEqualNode(shown[at])) return;
    const held = shown[at].contains(document.activeElement) ? document.activeElement.dataset.act : null;
    shown[at].replaceWith(row);
    if (held) row.querySelector(`[data-act="${held}"]`)?.focus();
  });
}

async function look() {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const reply = await fetch(board.dataset.board, {
      headers: { "If-None-Match": mark },
      cache: "no-store",
      redirect: "manual",
      signal: patience.signal,
    });
    if (reply.status === 200) {
      takeOver(parsed(await reply.text()));
      mark = reply.headers.get("ETag");
    } else if (reply.status < 500 && reply.status !== 304) {
      reloadUnlessLeft(); // logged out, or the assignment is gone: the page itself says which
    }
    if (stateNow() !== stateOfButtons) reloadUnlessLeft(); // paused or closed in another tab: the buttons change, too
    lost.hidden = reply.status < 500;
  } catch {
    lost.hidden = false;
  } finally {
    clearTimeout(timer);
  }
  setTimeout(look, EVERY);
}

if (board) setTimeout(look, EVERY);
