// Before and after the hand-in: answers that an earlier page could not send are sent first.

import { Outbox } from "./outbox.js";
import { senderFor } from "./sending.js";

const form = document.querySelector("[data-save-to]");
const lost = document.querySelector("[data-connection-lost]");
const outbox = new Outbox(form.dataset.attempt, senderFor(form), (what) => {
  if (lost) lost.hidden = what !== "waiting" && what !== "stopped";
});

if (outbox.waiting().length) {
  outbox.flush().then((isEmpty) => { if (isEmpty) location.reload(); });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (await outbox.flush()) form.submit();
});
