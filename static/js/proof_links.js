// A proof's link shows the cited sentences in the passage, whatever has to be switched for it.

import { reveal } from "./panes.js";

// `shown(link)` is told which link was followed.
export function startProofLinks(shown = () => {}) {
  const links = [...document.querySelectorAll("[data-sentences]")];
  const follow = (link) => {
    show(link);
    shown(link);
  };
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      follow(link);
    });
  }
  const followed = links.find((link) => link.hash === location.hash);
  if (followed) follow(followed); // before this script was there, or before the page was loaded again
}

function show(link) {
  for (const marked of document.querySelectorAll(".sentence.is-shown")) marked.classList.remove("is-shown");
  const sentences = link.dataset.sentences.trim().split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  for (const sentence of sentences) sentence.classList.add("is-shown");
  if (sentences.length) reveal(sentences[0]);
}
