// Handing in, or going on to the next stage: at once, or as soon as the server can be reached. A wish to hand in is
// kept on the device, so that a page that is opened again goes on with it.

import { whyNoReply, whyRefused } from "./connection.js";
import { post } from "./sending.js";

const AGAIN = 3000;
const WISHES = "quizapp.hand-in.";

function keepWish(attempt) {
  try {
    localStorage.setItem(WISHES + attempt, "yes");
  } catch {
    // the device keeps nothing: the wish lives as long as this page
  }
}

export function dropWish(attempt) {
  try {
    localStorage.removeItem(WISHES + attempt);
  } catch {
    // nothing is kept there
  }
}

export function isWished(attempt) {
  try {
    return localStorage.getItem(WISHES + attempt) !== null;
  } catch {
    return false;
  }
}

export class HandIn {
  // `form` is what is sent once `flush()` has sent all answers; `wait(why)` is called whenever it has to wait,
  // without a reason where the answers have told it themselves.
  constructor(form, flush, wait) {
    Object.assign(this, { form, flush, wait, isOn: false, wake: () => {} });
    addEventListener("online", () => this.wake());
  }

  async start() {
    if (this.isOn) return;
    this.isOn = true;
    if ("handIn" in this.form.dataset) keepWish(this.form.dataset.attempt);
    while (this.isOn && !(await this.isDone())) await this.pause();
  }

  // Stops trying; the wish stays for the page that comes next, unless it is taken back.
  stop() {
    this.isOn = false;
  }

  takeBack() {
    this.stop();
    dropWish(this.form.dataset.attempt);
  }

  async isDone() {
    if (!(await this.flush())) {
      if (this.isOn) this.wait();
      return false;
    }
    if (!this.isOn) return true;
    const why = await this.send();
    if (why) this.wait(why);
    else location.assign(this.form.dataset.then);
    return !why;
  }

  // Resolves to why it did not go through; the same hand-in sent twice is one.
  async send() {
    try {
      const reply = await post(this.form.action, new URLSearchParams(new FormData(this.form)));
      if (reply.type === "opaqueredirect") return "";
      return reply.status >= 500 || reply.status === 429 ? "error" : await whyRefused(this.form.dataset.attemptPage);
    } catch {
      return whyNoReply();
    }
  }

  pause() {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, AGAIN);
    });
  }
}
