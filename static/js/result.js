// The result: a proof's link shows the cited sentences in the passage, and leads back.

import { reveal, showView, startPanes } from "./panes.js";

let cameFrom = null;

function show(link) {
  for (const shown of document.querySelectorAll(".sentence.is-shown")) shown.classList.remove("is-shown");
  const sentences = link.dataset.sentences.trim().split(" ").map((id) => document.getElementById(id));
  for (const sentence of sentences) sentence.classList.add("is-shown");
  cameFrom = link;
  reveal(sentences[0]);
}

for (const link of document.querySelectorAll("[data-sentences]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    show(link);
  });
}

document.querySelector("[data-back]").addEventListener("click", (event) => {
  event.preventDefault();
  showView("questions");
  cameFrom?.focus();
});

for (const link of document.querySelectorAll(".verdict-nav a, .advice-links a")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(document.getElementById(link.hash.slice(1)));
  });
}

window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

startPanes();
