// What helps to read the passages of a page: each part is loaded when it is needed.

if (document.querySelector(".headword[data-headword]")) import("./glossary.js");
