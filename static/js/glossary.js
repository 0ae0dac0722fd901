// The glossary: explained words become quiet buttons, and what a word means is shown beside it until it is put away.

const words = [...document.querySelectorAll(".headword[data-headword]")];
const card = document.createElement("div");
card.className = "headword-card";
card.id = "headword-card";
card.hidden = true;
const GAP = 6;
let opened = null;

function explanationOf(word) {
  return document.getElementById(word.dataset.headword);
}

function makeButton(word) {
  word.tabIndex = 0;
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  word.setAttribute("aria-describedby", word.dataset.headword);
}

// While sentences are chosen, a word of one is a word and nothing else.
function makeWord(word) {
  for (const name of ["tabindex", "role", "aria-expanded", "aria-describedby"]) word.removeAttribute(name);
}

function open(word) {
  close();
  opened = word;
  const explained = explanationOf(word);
  const headword = document.createElement("strong");
  headword.textContent = `${explained.previousElementSibling.textContent}:`;
  const meaning = explained.cloneNode(true);
  meaning.removeAttribute("id");
  const text = document.createElement("span");
  text.lang = explained.lang;
  text.dir = explained.dir;
  text.append(...meaning.childNodes);
  card.replaceChildren(headword, " ", text);
  card.hidden = false;
  word.closest("[data-passage]").append(card);
  place(word);
  word.setAttribute("aria-expanded", "true");
}

// Below the word, or above it where there is more room; never beyond the edges of the passage.
function place(word) {
  const around = card.offsetParent.getBoundingClientRect();
  const [first, last] = [word.getClientRects()[0], [...word.getClientRects()].at(-1)];
  const isAbove = last.bottom + card.offsetHeight + GAP > innerHeight && first.top - card.offsetHeight > GAP;
  const top = isAbove ? first.top - card.offsetHeight - GAP : last.bottom + GAP;
  const begin = getComputedStyle(word).direction === "rtl" ? last.right - card.offsetWidth : last.left;
  const left = Math.max(0, Math.min(begin - around.left, around.width - card.offsetWidth));
  card.style.top = `${top - around.top}px`;
  card.style.left = `${left}px`;
}

function close() {
  opened?.setAttribute("aria-expanded", "false");
  opened = null;
  card.hidden = true;
}

function toggle(word) {
  if (opened === word) close();
  else open(word);
}

function buttonAt(event) {
  return event.target.closest?.(".headword[role=button]");
}

document.addEventListener("click", (event) => {
  const word = buttonAt(event);
  if (word) toggle(word);
  else if (opened && !card.contains(event.target)) close();
});
document.addEventListener("keydown", (event) => {
  const word = buttonAt(event);
  if (event.key === "Escape") close();
  else if (word && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    toggle(word);
  }
});
document.addEventListener("focusin", (event) => { if (opened && event.target !== opened && event.target.closest("[data-passage]")) close(); });
document.addEventListener("choosing", (event) => {
  close();
  words.forEach(event.detail ? makeWord : makeButton);
});
addEventListener("resize", () => { if (opened) place(opened); });
words.forEach(makeButton);
