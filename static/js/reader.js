// The reader: saves each answer as it is given and says, truthfully, what is saved.

import { startOpenResponses } from "./open_response.js";
import { startOrdering } from "./ordering.js";
import { Outbox } from "./outbox.js";
import { reveal, startPanes } from "./panes.js";

const form = document.querySelector("[data-answers]");
const state = document.querySelector(".reader-header [data-save-state]");
const lost = document.querySelector("[data-connection-lost]");
const aloud = document.querySelector("[data-ask-back]");
const TYPING_PAUSE = 700;
// Browsers refuse a longer request that is to outlive its page; a long text then goes as an ordinary one.
const LONGEST_KEPT_ALIVE = 60000;

async function send(body, patience) {
  body.set("csrf_token", form.elements.csrf_token.value);
  const answer = await fetch(form.dataset.saveTo, {
    method: "POST",
    body,
    headers: { Accept: "application/json" },
    redirect: "manual",
    keepalive: String(body).length < LONGEST_KEPT_ALIVE,
    signal: AbortSignal.timeout(patience),
  });
  const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  return { status: answer.status, reply: isJson ? await answer.json() : {} };
}

function cardOf(question) {
  return form.querySelector(`[data-question="${CSS.escape(question)}"]`);
}

function say(element, words, kind) {
  if (!element) return;
  if (element.textContent !== words) element.textContent = words;
  element.dataset.state = kind;
}

const TELLERS = {
  saved(card, reply) {
    const time = new Date(reply.at).toLocaleTimeString();
    const words = reply.late ? "Kept, but it came after the hand-in and does not count" : `Saved ${time}`;
    say(card?.querySelector("[data-message]"), words, reply.late ? "refused" : "saved");
    card?.removeAttribute("aria-invalid");
    if (card) keepAskBack(card, reply.late ? "" : reply.ask_back);
    document.querySelector("[data-answered]").textContent = reply.answered;
    lost.hidden = true;
    say(state, outbox.isEmpty || outbox.keys().length <= 1 ? "All answers saved" : "Saving…", "saved");
  },
  refused(card, reply) {
    const words = `Not saved. ${reply.message ?? "Reload the page and answer again."}`;
    say(card?.querySelector("[data-message]"), words, "refused");
    card?.setAttribute("aria-invalid", "true");
    say(state, "An answer was not saved", "waiting");
  },
  stopped(card, reply) {
    say(card?.querySelector("[data-message]"), "Not saved yet. Reload the page; the answer is kept here.", "waiting");
    say(state, reply.message ? "Reload the page to save" : "Not saved yet", "waiting");
  },
  waiting(card) {
    say(card?.querySelector("[data-message]"), "Not saved yet", "waiting");
    say(state, "Not saved yet", "waiting");
    lost.hidden = false;
  },
  full() {
    say(state, "This device is full; stay on this page until it says saved", "waiting");
  },
};

const outbox = new Outbox(form.dataset.attempt, send, (what, event, reply) => {
  TELLERS[what](event.question ? cardOf(event.question) : null, reply);
});

// What is to be asked about a saved answer; it waits until the student has left the field.
const waitingToAsk = new WeakMap();

function keepAskBack(card, words) {
  waitingToAsk.set(card, words);
  const typing = isTyped(document.activeElement) && card.contains(document.activeElement);
  if (!typing) askBack(card);
}

function askBack(card) {
  const words = card && waitingToAsk.get(card);
  if (!words) return;
  waitingToAsk.delete(card);
  card.classList.add("is-asked-back");
  say(card.querySelector("[data-message]"), `Saved as it is. ${words}`, "asked-back");
  aloud.textContent = `${card.querySelector(".question-number").textContent}: ${words}`;
}

function inputsOf(card) {
  return [...card.querySelectorAll("input:not([type=hidden]), select, textarea")];
}

// One line of text or several.
function isTyped(input) {
  return input.type === "text" || input.type === "textarea";
}

function isList(input) {
  return input.tagName === "SELECT";
}

// What a drop-down list says while it is not answered: nothing, or where its question began.
function blankOf(list) {
  return list.dataset.blank ?? "";
}

// Every value of the question as the browser would send it.
function valuesOf(card) {
  return inputsOf(card)
    .filter((input) => isList(input) || isTyped(input) || input.checked)
    .map((input) => [input.name, input.value]);
}

function hasAnswer(card) {
  return inputsOf(card).some((input) => {
    if (isList(input)) return input.value !== blankOf(input);
    return isTyped(input) ? input.value.trim() : input.checked;
  });
}

function showAnswered(card) {
  const answered = hasAnswer(card);
  card.classList.toggle("has-answer", answered);
  const link = document.querySelector(`[data-nav="${CSS.escape(card.dataset.question)}"]`);
  link.classList.toggle("answered", answered);
  link.querySelector("[data-nav-state]").textContent = answered ? ", answered" : ", not answered";
}

// "Choose two" switches the other boxes off once two are ticked.
function keepLimit(card) {
  const group = card.querySelector("[data-limit]");
  if (!group) return;
  const boxes = [...group.querySelectorAll("input")];
  const full = boxes.filter((box) => box.checked).length >= Number(group.dataset.limit);
  for (const box of boxes) box.disabled = full && !box.checked;
}

function changed(card, delay) {
  showAnswered(card);
  keepLimit(card);
  say(card.querySelector("[data-message]"), "Saving…", "saving");
  say(state, "Saving…", "saving");
  waitingToAsk.delete(card);
  card.classList.remove("is-asked-back");
  outbox.add(card.dataset.question, valuesOf(card), delay);
}

function clear(card) {
  for (const input of inputsOf(card)) {
    if (isList(input)) input.value = blankOf(input);
    else if (isTyped(input)) input.value = "";
    else input.checked = false;
  }
  card.dispatchEvent(new Event("refilled"));
  changed(card, 0);
  inputsOf(card)[0].focus();
}

// An answer that an earlier page kept but could not send is shown again, not only sent again.
function restore(event) {
  const card = cardOf(event.question);
  if (!card) return;
  const values = new Map();
  for (const [name, value] of event.values) values.set(name, [...(values.get(name) ?? []), value]);
  for (const input of inputsOf(card)) {
    const sent = values.get(input.name) ?? [];
    if (isList(input)) input.value = [...input.options].find((option) => sent.includes(option.value))?.value ?? blankOf(input);
    else if (isTyped(input)) input.value = sent[0] ?? "";
    else input.checked = sent.includes(input.value);
  }
  card.dispatchEvent(new Event("refilled"));
  say(card.querySelector("[data-message]"), "Not saved yet", "waiting");
}

form.addEventListener("change", (event) => {
  const card = event.target.closest("[data-question]");
  if (card) changed(card, isTyped(event.target) ? TYPING_PAUSE : 0);
});
form.addEventListener("input", (event) => {
  if (isTyped(event.target)) changed(event.target.closest("[data-question]"), TYPING_PAUSE);
});
form.addEventListener("focusout", (event) => {
  outbox.flush();
  askBack(event.target.closest("[data-question]"));
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.type === "text") {
    event.preventDefault();
    outbox.flush().then(() => askBack(event.target.closest("[data-question]")));
  }
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (event.submitter?.name === "clear") {
    clear(event.submitter.closest("[data-question]"));
    return;
  }
  // The form goes only when everything is saved: a failed page load must not swallow an answer.
  if (!(await outbox.flush())) {
    lost.hidden = false;
    lost.scrollIntoView();
    return;
  }
  for (const box of form.querySelectorAll("input:disabled")) box.disabled = false;
  const then = document.createElement("input");
  Object.assign(then, { type: "hidden", name: "then", value: event.submitter?.value ?? "stay" });
  form.append(then);
  form.submit();
});

for (const link of document.querySelectorAll("[data-nav]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const card = cardOf(link.dataset.nav);
    reveal(card, { focus: false });
    inputsOf(card)[0].focus({ preventScroll: true });
  });
}

window.addEventListener("online", () => outbox.flush());
window.addEventListener("pagehide", () => outbox.flush());
// A page from the browser's back-and-forward cache may show answers from before; the server knows better.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

startPanes();
startOrdering(form);
startOpenResponses(form);
const leftBehind = outbox.leftBehind();
leftBehind.forEach(restore);
for (const card of form.querySelectorAll("[data-question]")) {
  showAnswered(card);
  keepLimit(card);
}
if (leftBehind.length) outbox.flush();
