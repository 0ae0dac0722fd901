// Choosing sentences: while a question is answered, its own boxes stand in the passage; afterwards they go back.

import { keepInSight, showPassage, showView, whereIs } from "./panes.js";
import { closeBar, openBar, sayInBar } from "./passage_bar.js";
import { countedPhrase, phrase } from "./phrases.js";

const pane = document.getElementById("passages");
let choosing = null; // the group whose boxes are in the passage, and the label in the card that each came from

// The boxes that belong to a part of the form but stand in the passage at the moment.
export function awayFrom(part) {
  return choosing && part.contains(choosing.group) ? [...choosing.homes.keys()] : [];
}

function boxesOf(group) {
  return [...group.querySelectorAll("input"), ...awayFrom(group)];
}

function chosenIn(group) {
  return boxesOf(group).filter((box) => box.checked);
}

// The sentence or paragraph of a box, as it stands in the passage.
function placeOf(box) {
  return document.getElementById(box.value.replace(/[:.]/g, "-"));
}

function passagesOf(group) {
  return [...new Set(boxesOf(group).map((box) => placeOf(box).closest("[data-passage]")))];
}

function cardOf(group) {
  return group.closest("[data-question]");
}

function blockOf(group) {
  return group.nextElementSibling;
}

function buttonOf(group) {
  return blockOf(group).querySelector("[data-choose]");
}

// ---- what the card shows

function element(tag, name, words) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  made.dir = "auto";
  return made;
}

function wordsOf(box) {
  const home = choosing?.homes.get(box) ?? box.closest("label");
  return home.querySelector("span").textContent;
}

function quoteOf(group, box) {
  const item = document.createElement("li");
  const takeBack = element("button", "quiet", phrase("Take back"));
  takeBack.type = "button";
  takeBack.setAttribute("aria-label", `${phrase("Take back")}: ${wordsOf(box)}`);
  takeBack.addEventListener("click", () => {
    box.checked = false;
    tellForm(group);
    buttonOf(group).focus({ preventScroll: true });
  });
  item.append(element("span", "quote-words", wordsOf(box)), element("span", "quote-place", whereIs(placeOf(box))), takeBack);
  return item;
}

function tellForm(group) {
  group.dispatchEvent(new Event("change", { bubbles: true }));
}

function show(group) {
  const chosen = chosenIn(group);
  const { limit } = group.dataset;
  const count = phrase("%(number)s of %(most)s chosen", { number: chosen.length, most: limit });
  blockOf(group).querySelector("[data-chosen]").replaceChildren(...chosen.map((box) => quoteOf(group, box)));
  blockOf(group).querySelector("[data-chosen-count]").textContent = count;
  const isFull = limit > 1 && chosen.length >= limit;
  const full = phrase("To choose another, take one back.");
  if (choosing?.group === group) sayInBar(isFull ? `${count}. ${full}` : count);
  if (cardOf(group).contains(document.activeElement)) mark(cardOf(group));
}

// What is chosen for the question that is being looked at is underlined in the passage.
function mark(card) {
  for (const marked of pane.querySelectorAll(".is-chosen")) marked.classList.remove("is-chosen");
  for (const group of card?.querySelectorAll("[data-units][hidden]") ?? []) {
    for (const box of chosenIn(group)) placeOf(box).classList.add("is-chosen");
  }
}

// ---- the boxes go to the passage and back

function start(group) {
  const passages = passagesOf(group);
  openBar({ words: bidding(group, passages), prompt: promptOf(group), back: phrase("Done") }, stop);
  if (passages.every((passage) => passage.hidden)) showPassage(placeOf(chosenIn(group)[0] ?? boxesOf(group)[0]).closest("[data-passage]"));
  const homes = new Map(boxesOf(group).map((box) => [box, box.closest("label")]));
  keepInSight(() => homes.forEach((_, box) => bring(box, placeOf(box))));
  choosing = { group, homes };
  mark(null);
  show(group);
}

function bidding(group, passages) {
  const number = cardOf(group).querySelector(".question-number").firstChild.textContent.trim();
  const isAnywhere = passages.length === document.querySelectorAll("[data-passage]").length;
  const where = isAnywhere ? "" : ` (${passages.map((passage) => passage.dataset.name).join(", ")})`;
  const limit = Number(group.dataset.limit);
  const bid = group.dataset.kind.startsWith("sentence")
    ? countedPhrase("choose %(number)s sentence", "choose %(number)s sentences", limit)
    : countedPhrase("choose %(number)s paragraph", "choose %(number)s paragraphs", limit);
  return `${number}: ${bid}${where}`;
}

// What is asked; where the sentence is to prove an answer, what is asked of the proof as well.
function promptOf(group) {
  const asked = [cardOf(group).querySelector(".prompt"), group.closest(".part")?.querySelector(".part-prompt")];
  return asked.filter(Boolean).map((prompt) => prompt.textContent).join(" ");
}

// A label takes in the box and the words, which stay the same elements. The box stays a part of its form.
function bring(box, place) {
  const label = document.createElement("label");
  label.className = "hot-unit";
  const words = [...place.childNodes].filter((node) => node.nodeType !== Node.ELEMENT_NODE || node.matches(".sentence"));
  box.setAttribute("form", box.form.id);
  if (place.matches(".sentence")) {
    place.before(label);
    label.append(box, place);
  } else {
    place.append(label);
    label.append(box, ...words);
  }
  for (const sentence of label.querySelectorAll(".sentence")) sentence.removeAttribute("tabindex");
}

function takeHome(box, home) {
  const label = box.closest("label");
  home.prepend(box);
  box.removeAttribute("form");
  for (const sentence of label.querySelectorAll(".sentence")) sentence.tabIndex = -1;
  label.replaceWith(...label.childNodes);
}

function stop(goesBack) {
  const { group, homes } = choosing;
  keepInSight(() => homes.forEach((home, box) => takeHome(box, home)));
  choosing = null;
  if (!goesBack) return;
  showView("questions");
  buttonOf(group).focus({ preventScroll: true });
  buttonOf(group).scrollIntoView({ block: "nearest" });
}

// ---- starting

function startGroup(group) {
  if (!boxesOf(group).every(placeOf)) return; // a text that is not on this page is chosen from in the card
  group.hidden = true;
  blockOf(group).hidden = false;
  buttonOf(group).addEventListener("click", () => start(group));
  for (const event of ["change", "refilled"]) cardOf(group).addEventListener(event, () => show(group));
  show(group);
}

function followPane() {
  pane.addEventListener("change", (event) => {
    if (choosing?.homes.has(event.target)) tellForm(choosing.group);
  });
  pane.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !choosing?.homes.has(event.target)) return;
    event.preventDefault();
    event.target.click();
  });
}

function followFocus(form) {
  form.addEventListener("focusin", (event) => {
    if (choosing && !cardOf(choosing.group).contains(event.target)) closeBar(false);
    mark(event.target.closest("[data-question]"));
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) mark(null);
  });
}

export function startChoosing(form) {
  const groups = form.querySelectorAll("[data-units]");
  if (!groups.length) return;
  groups.forEach(startGroup);
  followPane();
  followFocus(form);
}
