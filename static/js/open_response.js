// Answers in own words: a sentence chosen in the passage becomes a quote, and quotes are looked up while typing.

import { reveal, whereIs } from "./panes.js";
import { closeBar, openBar } from "./passage_bar.js";
import { countedPhrase, phrase } from "./phrases.js";

const SIGN = /["“”„‟«»″＂〝〞]/g;
const LONGEST_QUOTE = 2000;
const FARTHEST_SIGN = 10;
const MOST_QUOTES = 50;
const PAUSE = 300;

// The same words in two printings are equal, as in quizapp/core/quote_text.py.
function plain(text) {
  return text.normalize("NFC")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/[“”„‟«»″〝〞＂]/g, '"').replace(/[‘’‚‛‹›′`´＇]/g, "'").replace(/…/g, "...")
    .replace(/[‐‑‒–—―−﹘﹣－-]+/g, "-").replace(/\s+/g, " ").trim();
}

function isWord(character) {
  return /[\p{L}\p{N}]/u.test(character ?? "");
}

let paragraphs = [];

function readParagraphs() {
  paragraphs = [...document.querySelectorAll("[data-passage] .paragraph")].map((paragraph) => ({
    text: plain([...paragraph.querySelectorAll(".sentence")].map((sentence) => sentence.textContent).join(" ")),
    place: whereIs(paragraph),
  }));
}

// Where a passage has these words, whole words only; nothing where none has.
function placeOf(words) {
  for (const wanted of [plain(words), plain(words.replace(/[ ,.;:!?…]+$/, ""))]) {
    const found = paragraphs.find((paragraph) => standsIn(paragraph.text, wanted));
    if (found) return found.place;
  }
  return "";
}

function standsIn(text, words) {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const cutsFirst = isWord(text[at - 1]) && isWord(text[at]);
    const cutsLast = isWord(text[end - 1]) && isWord(text[end]);
    if (!cutsFirst && !cutsLast) return true;
  }
  return false;
}

// The quotes in a text with their places, and the words outside the quotes that were found.
function lookUp(text) {
  const signs = [...text.matchAll(SIGN)].map((sign) => sign.index);
  const quotes = [];
  let own = "";
  let last = 0;
  for (let at = 0; at < signs.length && quotes.length < MOST_QUOTES;) {
    const { closing, place } = closingSign(text, signs.slice(at, at + FARTHEST_SIGN + 1));
    if (!closing) {
      at += 1;
      continue;
    }
    const words = text.slice(signs[at], signs[at + closing] + 1);
    own += text.slice(last, signs[at]) + (place ? " " : ` ${words} `);
    quotes.push({ words, place });
    last = signs[at + closing] + 1;
    at += closing + 1;
  }
  own += text.slice(last);
  return { quotes, ownWords: own.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length };
}

function closingSign(text, signs) {
  const quotable = [];
  for (let index = 1; index < signs.length; index += 1) {
    const words = text.slice(signs[0] + 1, signs[index]);
    if (words.length <= LONGEST_QUOTE && !words.includes("\n") && /[\p{L}\p{N}]/u.test(words)) quotable.push({ index, words });
  }
  for (const { index, words } of quotable.slice().reverse()) {
    const place = placeOf(words);
    if (place) return { closing: index, place };
  }
  return { closing: quotable[0]?.index ?? 0, place: "" };
}

function part(name, words) {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = words;
  element.dir = "auto";
  return element;
}

function show(block) {
  const { quotes, ownWords } = lookUp(block.querySelector("textarea").value);
  block.querySelector("[data-own-words]").textContent = countedPhrase("%(number)s own word", "%(number)s own words", ownWords);
  block.querySelector("[data-quotes]").replaceChildren(...quotes.map(({ words, place }) => {
    const item = document.createElement("li");
    item.className = place ? "is-found" : "is-missing";
    item.append(part("quote-words", words), " ", part("quote-place", place || phrase("not found word for word")));
    return item;
  }));
}

// ---- choosing a sentence

const pane = document.getElementById("passages");
let area = null;

// While one is to be chosen, sentences are buttons, for the keyboard too.
function makeButtons(on) {
  pane.classList.toggle("is-picking", on);
  for (const sentence of pane.querySelectorAll(".sentence")) {
    sentence.tabIndex = on ? 0 : -1;
    if (on) sentence.setAttribute("role", "button");
    else sentence.removeAttribute("role");
  }
}

function pick(textarea) {
  openBar({ words: phrase("Choose the sentence to quote."), back: phrase("Back without a quote") }, stopPicking);
  area = textarea;
  makeButtons(true);
}

function stopPicking(goesBack) {
  const textarea = area;
  area = null;
  makeButtons(false);
  if (goesBack) reveal(textarea);
}

function quote(sentence) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const words = `${before && !/\s$/.test(before) ? " " : ""}“${sentence.textContent.trim()}”${/^\s/.test(after) ? "" : " "}`;
  if (before.length + words.length + after.length <= area.maxLength) {
    area.setRangeText(words, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  closeBar();
}

function startPicking() {
  pane.addEventListener("click", (event) => {
    const sentence = event.target.closest(".sentence");
    if (area && sentence) quote(sentence);
  });
  pane.addEventListener("keydown", (event) => {
    const sentence = event.target.closest(".sentence");
    if (area && sentence && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      quote(sentence);
    }
  });
}

function startOne(block) {
  const textarea = block.querySelector("textarea");
  let timer = 0;
  textarea.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => show(block), PAUSE);
  });
  block.closest("[data-question]").addEventListener("refilled", () => show(block));
  block.querySelector("[data-pick-quote]").addEventListener("click", () => pick(textarea));
}

export function startOpenResponses(form) {
  const blocks = form.querySelectorAll("[data-open-response]");
  if (!blocks.length) return;
  readParagraphs();
  startPicking();
  blocks.forEach(startOne);
}
