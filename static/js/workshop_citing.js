// Citing: words that are chosen in a passage, or a sentence from the list, go into the set where its cursor is.

import { phrase } from "./phrases.js";

function letters(text) {
  return [...text].length; // as the server counts them: an emoji is one
}

function offsetIn(words, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(node, offset);
  return letters(before.toString());
}

// The chosen words as passage, paragraph, first and last letter; a choice over several paragraphs ends with its first.
function chosenIn(pane) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const words = [...pane.querySelectorAll("[data-words]")].find((each) => range.intersectsNode(each) && each.textContent);
  if (!words) return null;
  const startsHere = words.contains(range.startContainer);
  const endsHere = words.contains(range.endContainer);
  const start = startsHere ? offsetIn(words, range.startContainer, range.startOffset) : 0;
  const end = endsHere ? offsetIn(words, range.endContainer, range.endOffset) : letters(words.textContent);
  const passage = words.closest("[data-citable]").dataset.citable;
  return start < end ? `${passage}:${words.dataset.paragraph}:${start}:${end}` : null;
}

function shortened(words) {
  const plain = words.replace(/\s+/g, " ").trim();
  return plain.length > 60 ? `${plain.slice(0, 59)}…` : plain;
}

export class Citing {
  constructor(bar, pane, { ask, put }) {
    Object.assign(this, { bar, pane, ask, put, chosen: null, html: null });
    this.list = bar.querySelector("[data-sentences]");
    this.state = bar.querySelector("[data-cite-state]");
    bar.addEventListener("submit", (event) => {
      event.preventDefault();
      this.cite(event.submitter?.value ?? "cite");
    });
    // Some browsers take a choice of words away when a button is pressed: it is kept from the moment it is made.
    document.addEventListener("selectionchange", () => {
      const chosen = chosenIn(pane);
      if (chosen) this.choose(chosen, phrase("Chosen: “%(words)s”", { words: shortened(String(document.getSelection())) }));
    });
    pane.addEventListener("click", () => { if (!chosenIn(pane)) this.choose(null, ""); });
    this.list.addEventListener("change", () => this.choose(null, ""));
  }

  choose(chosen, words) {
    this.chosen = chosen;
    this.state.textContent = words;
  }

  // The passages as the server found them in the texts.
  show(html) {
    if (html === this.html) return;
    this.html = html;
    this.chosen = null;
    this.pane.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    this.list.replaceChildren(this.pane.querySelector("template")?.content ?? "");
    this.bar.hidden = !this.list.options.length;
  }

  async cite(key) {
    const { status, reply } = await this.ask({ key, spot: this.chosen ?? this.list.value });
    if (status !== 200) {
      this.state.textContent = reply.message || phrase("That did not work. Save, and load the page again.");
      return;
    }
    this.put(reply);
    document.getSelection().removeAllRanges();
    const done = key === "trap" ? phrase("Cited as a trap") : phrase("Cited as proof");
    this.choose(null, reply.question ? `${done}: ${reply.question}` : done);
  }
}
