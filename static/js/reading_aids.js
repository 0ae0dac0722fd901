// What helps to read the passages of a page: each part is loaded when it is needed.

import { look } from "./reading_look.js";

const button = document.querySelector("[data-reading-button]");

if (document.querySelector(".headword[data-headword]")) import("./glossary.js");
if (look.focus && document.getElementById("passages")) import("./line_focus.js").then(({ focusLines }) => focusLines());
if (button) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { toggle } = await import("./reading_panel.js");
    toggle();
  });
}
