// The reader in a preview: answers stay on the page when it is shown anew, and the result is made of them.

import { follow, keep, kept } from "./preview.js";
import { answerAgain, answersOnPage } from "./reader.js";

const form = document.querySelector("[data-answers]");
const key = `quizapp.preview.answers.${form.dataset.attempt}`;
const handIn = form.querySelector("[name=then][value=review]");

answerAgain(kept(key) ?? []);
window.addEventListener("pagehide", () => keep(key, answersOnPage()));

// Nothing was stored, so the answers travel with the form; the reader's script would go there without them.
document.addEventListener("submit", (event) => {
  if (event.submitter === handIn) event.stopPropagation();
}, true);

document.querySelector("[data-preview] [data-result]").addEventListener("click", (event) => {
  event.preventDefault();
  form.requestSubmit(handIn);
});

follow();
