// The reader: saves each answer as it is given and says, truthfully, what is saved.

import { sayAloud } from "./aloud.js";
import { startChoosing } from "./choose_in_passage.js";
import { hideTrouble, isInTrouble, lookAtTrouble, showTrouble, tellKept, whyNoReply, whyRefused } from "./connection.js";
import { startHandIn } from "./hand_in_anyway.js";
import { blankOf, inputsOf, isAnswered, isList, isTouched, isTyped, limitedIn, openParts, tickedIn, valuesOf } from "./inputs.js";
import { beforeLeaving } from "./leave_attempt.js";
import { stays } from "./leaving.js";
import { startOpenResponses } from "./open_response.js";
import { startOrdering } from "./ordering.js";
import { followOtherTabs } from "./other_tabs.js";
import { Outbox } from "./outbox.js";
import { reveal, startPanes } from "./panes.js";
import "./reading_aids.js";
import { startQuestionBar } from "./question_bar.js";
import { startProofLinks } from "./proof_links.js";
import { senderFor } from "./sending.js";
import { clockTime, phrase } from "./phrases.js";

const form = document.querySelector("[data-answers]");
const state = document.querySelector(".reader-header [data-save-state]");
const refused = new Set();
const takenOver = new Set(); // questions whose answer another tab has sent or given anew
const TYPING_PAUSE = 700;

// Also of a question of an earlier stage, which stands before the form and is fixed.
function cardOf(question) {
  return document.querySelector(`[data-question="${CSS.escape(question)}"]`);
}

function say(element, words, kind) {
  if (!element) return;
  if (element.textContent !== words) element.textContent = words;
  element.dataset.state = kind;
}

function messageOf(question) {
  return cardOf(question)?.querySelector("[data-message]");
}

// What the whole page can say: the worst thing that is true of any answer.
function sayState() {
  const open = outbox.waiting().length;
  if (refused.size) say(state, phrase("%(number)s not saved", { number: refused.size }), "refused");
  else if (!open && takenOver.size) say(state, phrase("Another tab goes on"), "waiting");
  else if (!open) say(state, phrase("All answers saved"), "saved");
  else if (isInTrouble()) say(state, phrase("Not saved yet"), "waiting");
  else say(state, phrase("Saving…"), "saving");
  if (state.dataset.state !== "saving") sayOnce(state.textContent);
}

let said = "";

function sayOnce(words) {
  if (words !== said) sayAloud(words);
  said = words;
}

let isTimeUp = false;

function stateOfKept() {
  const open = outbox.waiting().length;
  if (isTimeUp) return open ? "late" : "";
  if (open && !outbox.isOnDevice) return "page";
  return handIn?.isWaiting() ? "hand-in" : open ? "device" : "saved";
}

const TELLERS = {
  saved({ question }, reply) {
    hideTrouble();
    if (!reply.late) document.querySelector("[data-answered]").textContent = reply.answered ?? form.querySelectorAll(".has-answer").length;
    if (outbox.waitsFor(question)) return; // a newer answer to it is on its way
    refused.delete(question);
    markInvalid(question, false);
    say(messageOf(question), reply.late ? reply.message : phrase("Saved %(time)s", { time: clockTime(reply.at) }), reply.late ? "refused" : "saved");
    if (cardOf(question)) keepAskBack(cardOf(question), reply.late ? "" : reply.ask_back);
  },
  refused({ question }, reply) {
    hideTrouble();
    if (outbox.waitsFor(question)) return;
    refused.add(question);
    markInvalid(question, true);
    const why = reply.message || phrase("Reload the page and answer again.");
    say(messageOf(question), [phrase("Not saved."), why].join(" "), "refused");
  },
  async stopped({ question }) {
    say(messageOf(question), phrase("Not saved yet"), "waiting");
    const why = await whyRefused(form.action);
    handIn?.stop();
    showTrouble(why);
    sayState();
  },
  waiting({ question }, { why }) {
    showTrouble(why, stateOfKept());
    say(messageOf(question), phrase("Not saved yet"), "waiting");
  },
  elsewhere({ question, client }) {
    if (!outbox.waiting().length) hideTrouble(); // the other tab has reached the server
    if (client !== outbox.client || outbox.waitsFor(question)) return;
    takenOver.add(question);
    say(messageOf(question), phrase("Another tab goes on with this question. Reload this page to see what is saved."), "waiting");
  },
};

const outbox = new Outbox(form.dataset.attempt, senderFor(form), (what, event, reply) => {
  TELLERS[what](event, reply);
  sayState();
});

// What is to be asked about a saved answer; it waits until the student has left the field.
const waitingToAsk = new WeakMap();

function keepAskBack(card, words) {
  waitingToAsk.set(card, words);
  const typing = isTyped(document.activeElement) && card.contains(document.activeElement);
  if (!typing) askBack(card);
}

// A message that came while a button is pressed would push the button away from under the pointer.
let released = Promise.resolve();
addEventListener("pointerdown", () => {
  released = new Promise((resolve) => {
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(resolve), { once: true });
  });
}, true);

async function askBack(card) {
  await released;
  const words = card && waitingToAsk.get(card);
  if (!words) return;
  waitingToAsk.delete(card);
  card.classList.add("is-asked-back");
  say(card.querySelector("[data-message]"), [phrase("Saved as it is."), words].join(" "), "asked-back");
  sayAloud(`${card.querySelector(".question-number").textContent}: ${words}`);
}

function markInvalid(question, isInvalid) {
  const card = cardOf(question);
  if (!card) return;
  card.classList.toggle("is-refused", isInvalid);
  for (const input of inputsOf(card)) {
    if (isInvalid) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
}

function showAnswered(card) {
  const open = openParts(card);
  const answered = open ? phrase("answered, %(number)s open", { number: open }) : phrase("answered");
  const words = isAnswered(card) ? answered : phrase("not answered");
  card.classList.toggle("has-answer", isAnswered(card));
  const link = document.querySelector(`[data-nav="${CSS.escape(card.dataset.question)}"]`);
  link.classList.toggle("answered", isAnswered(card) && !open);
  link.classList.toggle("partly-answered", isAnswered(card) && open > 0);
  link.querySelector("[data-nav-state]").textContent = `, ${words}`;
}

// "Choose two" switches the other boxes off once two are ticked.
function keepLimit(card) {
  for (const group of limitedIn(card)) {
    const full = tickedIn(group).length >= Number(group.dataset.limit);
    for (const box of inputsOf(group)) box.disabled = box.type === "checkbox" && full && !box.checked;
  }
}

function changed(card, delay) {
  showAnswered(card);
  keepLimit(card);
  say(card.querySelector("[data-message]"), phrase("Saving…"), "saving");
  waitingToAsk.delete(card);
  takenOver.delete(card.dataset.question);
  card.classList.remove("is-asked-back");
  outbox.add(card.dataset.question, valuesOf(card), delay);
  sayState();
}

function clear(card) {
  for (const input of inputsOf(card)) {
    if (isList(input)) input.value = blankOf(input);
    else if (isTyped(input)) input.value = "";
    else input.checked = false;
  }
  card.dispatchEvent(new Event("refilled"));
  changed(card, 0);
  focusOn(card);
}

function focusOn(card) {
  const usable = [...card.querySelectorAll("input, select, textarea, [data-choose]")].filter(
    (each) => !each.disabled && each.getClientRects().length,
  );
  (usable.find((input) => input.checked) ?? usable[0])?.focus({ preventScroll: true });
}

// Gives the inputs of a card these values, and no others.
function fill(card, sent) {
  const values = new Map();
  for (const [name, value] of sent) values.set(name, [...(values.get(name) ?? []), value]);
  for (const input of inputsOf(card)) {
    const own = values.get(input.name) ?? [];
    if (isList(input)) input.value = [...input.options].find((option) => own.includes(option.value))?.value ?? blankOf(input);
    else if (isTyped(input)) input.value = own[0] ?? "";
    else input.checked = own.includes(input.value);
  }
  card.dispatchEvent(new Event("refilled"));
}

// An answer that an earlier page kept but could not send is shown again, not only sent again.
function restore(event) {
  const card = cardOf(event.question);
  if (!card || card.disabled) return; // of a fixed question the page shows the answer that counts
  fill(card, event.values);
  say(card.querySelector("[data-message]"), phrase("Not saved yet"), "waiting");
}

// What another tab has saved of a question since this page was made, or since it was last looked up.
function takeOver(card, values, page) {
  fill(card, values);
  showAnswered(card);
  keepLimit(card);
  takenOver.delete(card.dataset.question);
  card.classList.remove("is-asked-back");
  const words = phrase("Changed in another tab. This is what counts now.");
  say(card.querySelector("[data-message]"), words, "saved");
  sayAloud(`${card.querySelector(".question-number").textContent}: ${words}`);
  document.querySelector("[data-answered]").textContent = page.querySelector("[data-answered]").textContent;
  sayState();
}

// For the preview of a set: the answers on this page, to be given again when it is shown anew.
export function answersOnPage() {
  const cards = [...form.querySelectorAll("[data-question]")].filter(isAnswered);
  return cards.map((card) => ({ question: card.dataset.question, values: valuesOf(card) }));
}

export function answerAgain(answers) {
  for (const answer of answers) {
    const card = cardOf(answer.question);
    if (!card) continue;
    restore(answer);
    if (isAnswered(card)) changed(card, 0);
  }
}

// The script never sends the whole form: what it shows may be older than what another tab has saved since.
async function goToReview(button) {
  if (button.hasAttribute("aria-disabled")) return; // it is on its way
  button.setAttribute("aria-disabled", "true");
  const isSent = await outbox.flush();
  if (!showRefused()) {
    if (isSent && (await isThere(form.dataset.review))) return location.assign(form.dataset.review);
    lookAtTrouble();
    handIn?.offer(form.querySelectorAll(".has-answer").length);
  }
  stays();
  button.removeAttribute("aria-disabled");
}

// Leads to the first answer that was not taken, if there is one.
function showRefused() {
  const worst = [...refused].map(cardOf).find(Boolean);
  if (!worst) return false;
  reveal(worst, { focus: false });
  focusOn(worst);
  return true;
}

// A page that cannot be loaded would only show that; this one shows the questions.
async function isThere(address) {
  try {
    const { status } = await fetch(address, { method: "HEAD", redirect: "manual" });
    if (status < 500) return true;
    showTrouble("error", stateOfKept());
  } catch {
    showTrouble(whyNoReply(), stateOfKept());
  }
  return false;
}

// An answer is checked as it is saved: all that is on its way goes first, then the button alone is sent.
async function sendPractice(button) {
  if (!(await outbox.flush()) || refused.has(button.value) || !(await isThere(form.dataset.review))) {
    stays();
    lookAtTrouble();
    return;
  }
  const sent = document.createElement("form");
  sent.method = "post";
  sent.action = button.formAction;
  const choice = button.closest("details")?.querySelector("select");
  for (const each of [form.elements.csrf_token, button, choice].filter(Boolean)) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: each.name, value: each.value });
    sent.append(field);
  }
  document.body.append(sent);
  sent.submit();
}

form.addEventListener("change", (event) => {
  const card = event.target.closest("[data-question]");
  if (card && !isTyped(event.target)) changed(card, 0);
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
function answerHere(button) {
  stays();
  if (button.name === "clear") clear(button.closest("[data-question]"));
  else outbox.flush(); // Enter in a box, whatever the browser makes of it
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const { submitter } = event;
  if (submitter && "practice" in submitter.dataset) sendPractice(submitter);
  else if (submitter?.name === "clear" || submitter?.value === "stay") answerHere(submitter);
  else goToReview(submitter ?? form.querySelector("[value=review]"));
});

for (const link of document.querySelectorAll("[data-nav]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const card = cardOf(link.dataset.nav);
    reveal(card, { focus: card.disabled });
    focusOn(card);
  });
}

// When time is up nothing more can be written, and what was written is sent first, however long that takes.
beforeLeaving(async () => {
  form.inert = true;
  while (!(await outbox.flush())) await new Promise((resolve) => { setTimeout(resolve, 1000); });
});

window.addEventListener("online", async () => { if (await outbox.flush()) hideTrouble(); });
window.addEventListener("offline", () => showTrouble("network", stateOfKept()));
window.addEventListener("pagehide", () => outbox.flush());
window.addEventListener("beforeunload", (event) => { if (!outbox.isOnDevice) event.preventDefault(); });
// A page from the browser's back-and-forward cache may show answers from before; the server knows better.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

document.addEventListener("time-is-up", () => {
  isTimeUp = true;
  handIn?.timeIsUp();
  tellKept(stateOfKept());
});

// A hand-in sends all answers first; one that was not taken ends it.
const handIn = startHandIn({
  flush: async () => {
    const isSent = await outbox.flush();
    if (showRefused()) handIn.takeBack();
    return isSent && !refused.size;
  },
  hold: (isHeld) => {
    form.inert = isHeld || isTimeUp;
    tellKept(stateOfKept());
  },
  tell: (why) => showTrouble(why, why === "gone" || why === "old" ? "" : stateOfKept()),
});

startPanes();
startQuestionBar();
startProofLinks();
// What was answered before this script had arrived, on a slow connection, is an answer like any other.
for (const card of form.querySelectorAll("[data-question]")) {
  if (inputsOf(card).some(isTouched)) changed(card, 0);
}
startOrdering(form);
startOpenResponses(form);
if (!("passagesHidden" in form.dataset)) startChoosing(form);
const leftBehind = outbox.waiting();
leftBehind.forEach(restore);
for (const card of form.querySelectorAll("[data-question]")) {
  showAnswered(card);
  keepLimit(card);
}
if (leftBehind.length) outbox.flush();
if (form.dataset.storedAt) followOtherTabs(form, { isSettled: () => !outbox.waiting().length && !refused.size, changes: () => outbox.seq, takeOver });
handIn?.goOn();
