// Answers on their way to the server: kept on this device until the server has confirmed them, the oldest sent first.

import { whyNoReply } from "./connection.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 4000; // so that all is sent within five seconds of the connection's return
const STILL_HERE = 5000; // after this long, a page that was about to go away has stayed
const PREFIX = "quizapp.outbox.";

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// One entry for each event, so that two tabs never write over each other's. Where the device keeps nothing
// (storage switched off, or full), an entry lives as long as this page.
class Entries {
  constructor(attempt) {
    this.prefix = `${PREFIX}${attempt}.`;
    this.inPage = new Map();
  }

  put(event) {
    const key = `${this.prefix}${event.client}.${event.seq}`;
    try {
      localStorage.setItem(key, JSON.stringify(event));
    } catch {
      this.inPage.set(key, event);
    }
  }

  remove(event) {
    const key = `${this.prefix}${event.client}.${event.seq}`;
    this.inPage.delete(key);
    try {
      localStorage.removeItem(key);
    } catch {
      // nothing is kept there
    }
  }

  // Every event of this attempt, of this page and of earlier ones, the oldest first.
  all() {
    const events = [...this.inPage.values()];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(this.prefix)) events.push(read(key));
      }
    } catch {
      // nothing is kept there
    }
    return events.filter(Boolean).sort((one, other) => one.at - other.at || one.seq - other.seq);
  }
}

function read(key) {
  try {
    const event = JSON.parse(localStorage.getItem(key));
    if (event?.client && event.seq > 0 && event.question && Array.isArray(event.values)) return event;
  } catch {
    // not ours, or damaged: nothing in it can be sent
  }
  localStorage.removeItem(key);
  return null;
}

export class Outbox {
  // `send(body)` resolves to {status, reply} and rejects when the server cannot be reached; `tell(what, event, reply)`
  // is called when an event was "saved" or "refused", while sending is "waiting" or "stopped", and when another tab has
  // taken an event "elsewhere". A "waiting" reply says why.
  constructor(attempt, send, tell = () => {}) {
    this.entries = new Entries(attempt);
    this.client = randomName();
    this.seq = 0;
    this.send = send;
    this.tell = tell;
    this.wait = FIRST_WAIT;
    this.sending = null;
    this.inFlight = null;
    this.timer = 0;
    this.isLeaving = false;
    addEventListener("beforeunload", () => this.leave());
    addEventListener("storage", (change) => this.hearOfOtherTabs(change));
  }

  // The page that comes next may be made before an answer on its way is stored. Its copy then stays for that page,
  // which shows it and sends it once more: the same number changes nothing.
  leave() {
    this.isLeaving = true;
    setTimeout(() => {
      this.isLeaving = false;
      this.flush();
    }, STILL_HERE);
  }

  hearOfOtherTabs({ key, oldValue, newValue }) {
    if (key?.startsWith(this.entries.prefix) && newValue === null) this.tell("elsewhere", JSON.parse(oldValue), {});
  }

  waiting() {
    return this.entries.all();
  }

  waitsFor(question) {
    return this.waiting().some((event) => event.question === question);
  }

  get isOnDevice() {
    return this.entries.inPage.size === 0;
  }

  // Keeps the answer at once and sends it soon. What was not yet sent of the same question is replaced, under a new
  // number: a number that may have reached the server never changes its meaning.
  add(question, values, delay) {
    const older = this.waiting().filter((event) => event.question === question && !this.isInFlight(event));
    this.seq += 1;
    this.entries.put({ client: this.client, seq: this.seq, at: Date.now(), question, values });
    for (const event of older) this.entries.remove(event);
    this.flushIn(delay);
  }

  isInFlight(event) {
    return this.inFlight !== null && this.inFlight.client === event.client && this.inFlight.seq === event.seq;
  }

  flushIn(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), delay);
  }

  // Sends all there is; resolves to whether nothing is left.
  flush() {
    clearTimeout(this.timer);
    this.sending ??= this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  async sendAll() {
    for (let event = this.waiting()[0]; event; event = this.waiting()[0]) {
      if (!(await this.sendOne(event))) return false;
    }
    return true;
  }

  async sendOne(event) {
    this.inFlight = event;
    try {
      const { status, reply } = await this.send(bodyOf(event));
      if (status >= 500 || status === 429) return this.sendLater(event, "error");
      this.wait = FIRST_WAIT;
      return this.settle(event, status, reply);
    } catch {
      return this.sendLater(event, whyNoReply());
    } finally {
      this.inFlight = null;
    }
  }

  sendLater(event, why) {
    this.tell("waiting", event, { why });
    this.flushIn(this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return false;
  }

  // The device's copy goes only after the server's word on it.
  settle(event, status, reply) {
    if (this.isLeaving) return false;
    const outcome = status === 200 && reply.saved ? "saved" : status === 422 || status === 409 ? "refused" : "stopped";
    if (outcome !== "stopped") this.entries.remove(event);
    this.tell(outcome, event, reply);
    return outcome !== "stopped";
  }
}

function bodyOf(event) {
  const body = new URLSearchParams(event.values);
  body.set("client", event.client);
  body.set("seq", String(event.seq));
  body.set("question", event.question);
  return body;
}
