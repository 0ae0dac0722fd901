// Before and after the hand-in: answers that an earlier page could not send go first, and a hand-in waits for the server.

import { hideTrouble, showTrouble, whyRefused } from "./connection.js";
import { HandIn, dropWish, isWished } from "./hand_in.js";
import { reloadUnlessLeft } from "./leaving.js";
import { Outbox } from "./outbox.js";
import { senderFor } from "./sending.js";

const form = document.querySelector("[data-save-to]");
const { attempt } = form.dataset;
let why = "";

const outbox = new Outbox(attempt, senderFor(form), async (what, event, reply) => {
  why = what === "waiting" ? reply.why : what === "stopped" ? await whyRefused(form.dataset.attemptPage) : "";
  if (why) tell();
  else hideTrouble();
});

const handIn = new HandIn(form, () => outbox.flush(), (reason) => {
  why = reason || why;
  if (why === "gone" || why === "old") handIn.stop();
  tell();
});

function tell() {
  const isWaiting = handIn.isOn && why !== "gone" && why !== "old";
  showTrouble(why, why === "gone" || why === "old" ? "" : isWaiting ? "hand-in" : outbox.isOnDevice ? "device" : "page");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  handIn.start();
});
addEventListener("offline", () => {
  why = "network";
  tell();
});
addEventListener("online", async () => { if (await outbox.flush()) hideTrouble(); });

if ("handIn" in form.dataset && isWished(attempt)) handIn.start();
else if (outbox.waiting().length) outbox.flush().then((isEmpty) => { if (isEmpty) reloadUnlessLeft(); });
// After the hand-in there is nothing left to wish for.
if ("isHandedIn" in form.dataset) dropWish(attempt);
