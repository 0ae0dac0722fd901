// The result: a proof's link shows the cited sentences in the passage, and leads back.

import { reveal, showView, startPanes } from "./panes.js";
import { startProofLinks } from "./proof_links.js";

let cameFrom = null;

startProofLinks((link) => { cameFrom = link; });

document.querySelector("[data-back]").addEventListener("click", (event) => {
  event.preventDefault();
  showView("questions");
  cameFrom?.focus();
});

for (const link of document.querySelectorAll(".verdict-nav a, .advice-links a, [data-question-link]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(document.getElementById(link.hash.slice(1)));
  });
}

window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

startPanes();
