// A proof's link shows the cited sentences in the passage, whatever has to be switched for it.

import { reveal } from "./panes.js";

// `shown(link)` is told which link was followed.
export function startProofLinks(shown = () => {}) {
  for (const link of document.querySelectorAll("[data-sentences]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      show(link);
      shown(link);
    });
  }
}

function show(link) {
  for (const marked of document.querySelectorAll(".sentence.is-shown")) marked.classList.remove("is-shown");
  const sentences = link.dataset.sentences.trim().split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  for (const sentence of sentences) sentence.classList.add("is-shown");
  if (sentences.length) reveal(sentences[0]);
}
