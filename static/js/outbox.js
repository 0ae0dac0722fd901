// Answers on their way to the server: kept on this device until the server has confirmed them, sent in order.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 10000;
const PATIENCE = 15000;

function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Storage may be switched off or full; then the answers wait in this page only.
function storage() {
  try {
    localStorage.setItem("quizapp.probe", "1");
    localStorage.removeItem("quizapp.probe");
    return localStorage;
  } catch {
    const kept = new Map();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => kept.set(key, value),
      removeItem: (key) => kept.delete(key),
      key: (index) => [...kept.keys()][index] ?? null,
      get length() { return kept.size; },
    };
  }
}

export class Outbox {
  // `send(body)` resolves to {status, reply}; it rejects when the server cannot be reached.
  constructor(attempt, send, tell) {
    this.prefix = `quizapp.outbox.${attempt}.`;
    this.client = randomName();
    this.seq = 0;
    this.send = send;
    this.tell = tell;
    this.store = storage();
    this.wait = FIRST_WAIT;
    this.sending = null;
    this.inFlight = "";
    this.timer = 0;
  }

  // What earlier pages of this attempt left behind, oldest first, so that the page can show it again.
  leftBehind() {
    const events = [];
    for (const key of this.keys()) events.push(...this.read(key));
    return events;
  }

  // Keeps the answer at once and sends it soon; a newer answer to the same question replaces one not yet sent.
  add(question, values, delay) {
    const key = this.prefix + this.client;
    const events = this.read(key);
    const last = events.at(-1);
    if (last && last.question === question && this.inFlight !== `${this.client}/${last.seq}`) {
      last.values = values;
    } else {
      this.seq += 1;
      events.push({ client: this.client, seq: this.seq, question, values });
    }
    this.write(key, events);
    this.flushIn(delay);
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

  get isEmpty() {
    return this.keys().length === 0;
  }

  async sendAll() {
    for (let key = this.keys()[0]; key; key = this.keys()[0]) {
      const event = this.read(key)[0];
      if (!(await this.sendOne(event))) return false;
      // The device's copy goes only now, after the server's word.
      this.write(key, this.read(key).filter((each) => each.seq !== event.seq));
    }
    return true;
  }

  async sendOne(event) {
    const body = new URLSearchParams(event.values);
    body.set("client", event.client);
    body.set("seq", String(event.seq));
    body.set("question", event.question);
    this.inFlight = `${event.client}/${event.seq}`;
    try {
      const { status, reply } = await this.send(body, PATIENCE);
      if (status >= 500 || status === 429) throw new Error(`status ${status}`);
      this.wait = FIRST_WAIT;
      if (status === 200 && reply.saved) {
        this.tell("saved", event, reply);
        return true;
      }
      if (status === 422 || status === 409) {
        this.tell("refused", event, reply);
        return true;
      }
      this.tell("stopped", event, reply);
      return false;
    } catch {
      this.tell("waiting", event, {});
      this.flushIn(this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
      return false;
    } finally {
      this.inFlight = "";
    }
  }

  keys() {
    const keys = [];
    for (let index = 0; index < this.store.length; index += 1) {
      const key = this.store.key(index);
      if (key?.startsWith(this.prefix)) keys.push(key);
    }
    return keys.sort();
  }

  read(key) {
    try {
      return JSON.parse(this.store.getItem(key) ?? "[]");
    } catch {
      return [];
    }
  }

  write(key, events) {
    try {
      if (events.length) this.store.setItem(key, JSON.stringify(events));
      else this.store.removeItem(key);
    } catch {
      this.tell("full", {}, {});
    }
  }
}
