// A student's own notes: sentences that are highlighted, words beside them, kept like answers until the server has them.

import { beforeLeaving } from "./leave_attempt.js";
import { Outbox } from "./outbox.js";
import { openBar } from "./passage_bar.js";
import { senderFor } from "./sending.js";
import { phrase } from "./phrases.js";

const pane = document.getElementById("passages");
const kept = document.querySelector("[data-notes]");
const editor = document.querySelector("[data-note-editing]").content.firstElementChild;
document.body.append(editor);
const form = editor.querySelector("[data-note-form]");
const state = editor.querySelector("[data-note-state]");
const TYPING_PAUSE = 700;
const SHOWN_OF_QUOTE = 120;
const notes = new Map(Object.entries(JSON.parse(kept.dataset.notes)));
let isMarking = false;
let isChoosing = false; // sentences, for an answer
let edited = []; // the sentences that the editor is about; words stand beside the first

// What the page says of saving stands in its template.
function say(what, message = "") {
  state.textContent = `${state.dataset[what]} ${message}`.trim();
}

// Under a name of its own: answers and notes of an attempt wait apart.
const outbox = new Outbox(`notes-${kept.dataset.notesOf}`, senderFor({ elements: kept.elements, dataset: { saveTo: kept.dataset.notesTo } }), (what, event, reply) => {
  if (edited.some((sentence) => placeOf(sentence) === event.question) || what === "refused") say(what, reply.message);
  showAll();
});

// ---- where a note is

function placeOf(sentence) {
  const passage = sentence.closest("[data-passage]").id.replace("passage-", "");
  return `${passage}:${sentence.id.slice(passage.length + 1).replace("-", ".")}`;
}

function noteOf(sentence) {
  return notes.get(placeOf(sentence)) ?? { highlight: "", words: "" };
}

function sentencesInSight() {
  return [...pane.querySelectorAll("[data-passage]:not([hidden]) .paragraph .sentence")];
}

// ---- what the passages show

function choice(highlight) {
  return form.querySelector(`[name=highlight][value="${highlight}"]`);
}

function signFor(sentence, { highlight }) {
  const sign = document.createElement("button");
  const { dataset } = choice(highlight);
  sign.type = "button";
  sign.dataset.place = placeOf(sentence);
  sign.className = `note-sign is-${highlight || "written"}`;
  sign.textContent = dataset.sign || "✎";
  sign.setAttribute("aria-label", `${highlight ? dataset.words : editor.querySelector("h2").textContent}: ${short(sentence)}`);
  sign.addEventListener("click", () => edit([sentence], sign));
  return sign;
}

function wordsOf(sentence, place, { words }) {
  const shown = document.querySelector("[data-note-words]").content.firstElementChild.cloneNode(true);
  shown.querySelector("[data-note-text]").textContent = words;
  shown.querySelector("[data-note-waiting]").hidden = !outbox.waitsFor(place);
  shown.querySelector("button").addEventListener("click", (event) => edit([sentence], event.target));
  return shown;
}

function hideSigns() {
  for (const sign of pane.querySelectorAll(".note-sign")) sign.remove();
}

function clearAll() {
  hideSigns();
  for (const shown of pane.querySelectorAll(".own-notes")) shown.remove();
  for (const sentence of pane.querySelectorAll(".sentence[data-highlight]")) delete sentence.dataset.highlight;
}

function showAll() {
  if (isChoosing) return;
  const focused = document.activeElement?.closest(".note-sign")?.dataset.place;
  clearAll();
  for (const sentence of pane.querySelectorAll("[data-passage] .paragraph .sentence")) {
    const place = placeOf(sentence);
    const note = notes.get(place);
    if (!note) continue;
    if (note.highlight) sentence.dataset.highlight = note.highlight;
    if (!isMarking) sentence.before(signFor(sentence, note));
    if (note.words) listAfter(sentence.closest(".paragraph")).append(wordsOf(sentence, place, note));
  }
  if (focused) pane.querySelector(`.note-sign[data-place="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

function listAfter(paragraph) {
  if (!paragraph.nextElementSibling?.matches(".own-notes")) {
    const list = document.createElement("ul");
    list.className = "own-notes";
    list.lang = document.documentElement.lang;
    list.dir = document.dir;
    paragraph.after(list);
  }
  return paragraph.nextElementSibling;
}

function short(sentence) {
  const words = sentence.textContent.trim();
  return words.length > SHOWN_OF_QUOTE ? `${words.slice(0, SHOWN_OF_QUOTE).trimEnd()}…` : words;
}

// ---- the editor

let cameFrom = null;

function edit(sentences, from) {
  edited = sentences;
  cameFrom = from;
  const { highlight, words } = noteOf(sentences[0]);
  choice(highlight).checked = true;
  form.elements.words.value = words;
  state.textContent = "";
  editor.querySelector("[data-note-quote]").textContent = short(sentences[0]) + (sentences.length > 1 ? ` + ${sentences.length - 1}` : "");
  for (const each of pane.querySelectorAll(".is-edited")) each.classList.remove("is-edited");
  for (const each of sentences) each.classList.add("is-edited");
  editor.hidden = false;
  choice(highlight).focus({ preventScroll: true });
  uncover(sentences[0]);
}

// On a phone the editor stands over the lower half of the page; what it is about must not lie beneath it.
function uncover(sentence) {
  const [box, over] = [sentence.getBoundingClientRect(), editor.getBoundingClientRect()];
  const isBeneath = box.left < over.right && box.right > over.left && box.bottom > over.top;
  if (isBeneath) scrollBy({ top: box.bottom - over.top + 16, behavior: "instant" });
}

function closeEditor() {
  if (editor.hidden) return;
  outbox.flush();
  editor.hidden = true;
  for (const each of edited) each.classList.remove("is-edited");
  const place = edited.length ? placeOf(edited[0]) : "";
  const back = cameFrom?.isConnected ? cameFrom : pane.querySelector(`.note-sign[data-place="${CSS.escape(place)}"]`) ?? edited[0];
  edited = [];
  back?.focus({ preventScroll: true });
}

function write(sentence, note, delay) {
  const place = placeOf(sentence);
  if (note.highlight || note.words) notes.set(place, note);
  else notes.delete(place);
  outbox.add(place, Object.entries(note), delay);
}

function takeFromForm(delay) {
  const { highlight, words } = form.elements;
  edited.forEach((sentence, index) => write(sentence, { highlight: highlight.value, words: index ? noteOf(sentence).words : words.value }, delay));
  say("saving");
  showAll();
}

form.addEventListener("input", (event) => takeFromForm(event.target.name === "words" ? TYPING_PAUSE : 0));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  event.preventDefault();
  choice("").checked = true;
  form.elements.words.value = "";
  for (const sentence of edited) write(sentence, { highlight: "", words: "" }, 0);
  showAll();
  closeEditor();
});
editor.querySelector("[data-note-close]").addEventListener("click", closeEditor);
editor.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  closeEditor();
});

// ---- marking: while it lasts, sentences are buttons, for the keyboard too

function makeButtons(on) {
  pane.classList.toggle("is-picking", on);
  for (const sentence of pane.querySelectorAll(".paragraph .sentence")) {
    sentence.tabIndex = on ? 0 : -1;
    if (on) sentence.setAttribute("role", "button");
    else sentence.removeAttribute("role");
  }
}

export function startMarking() {
  isMarking = true;
  openBar({ words: document.querySelector("[data-note-bidding]").textContent, back: phrase("Done") }, stopMarking);
  makeButtons(true);
  showAll();
}

function stopMarking(goesBack) {
  closeEditor();
  isMarking = false;
  makeButtons(false);
  showAll();
  if (goesBack) document.querySelector("[data-reading-button]").focus({ preventScroll: true });
}

// The sentences that a selection touches; a press without one means the sentence that was pressed.
function chosenBy(event) {
  const selection = getSelection();
  const touched = selection.isCollapsed ? [] : sentencesInSight().filter((sentence) => selection.containsNode(sentence, true));
  selection.removeAllRanges();
  const pressed = event.target.closest(".sentence");
  return touched.length ? touched : pressed ? [pressed] : [];
}

pane.addEventListener("click", (event) => {
  if (!isMarking || event.target.closest("button")) return;
  const sentences = chosenBy(event);
  if (sentences.length) edit(sentences, sentences[0]);
});
pane.addEventListener("keydown", (event) => {
  const sentence = isMarking && event.target.closest(".sentence");
  if (!sentence) return;
  const all = sentencesInSight();
  const onward = getComputedStyle(sentence).direction === "rtl" ? -1 : 1;
  const by = { ArrowDown: 1, ArrowRight: onward, ArrowUp: -1, ArrowLeft: -onward }[event.key];
  if (by) all[all.indexOf(sentence) + by]?.focus();
  else if (event.key === "Enter" || event.key === " ") edit([sentence], sentence);
  else return;
  event.preventDefault();
});
// While sentences are chosen for an answer, signs would stand in the way; the highlights stay.
document.addEventListener("choosing", (event) => {
  if (isMarking) return;
  isChoosing = event.detail;
  if (isChoosing) hideSigns();
  else showAll();
});

// ---- starting

beforeLeaving(() => outbox.flush());
addEventListener("online", () => outbox.flush());
addEventListener("pagehide", () => outbox.flush());
// What an earlier page kept but could not send is shown again, not only sent again.
for (const event of outbox.waiting()) {
  const { highlight = "", words = "" } = Object.fromEntries(event.values);
  if (highlight || words) notes.set(event.question, { highlight, words });
  else notes.delete(event.question);
}
showAll();
if (outbox.waiting().length) outbox.flush();
