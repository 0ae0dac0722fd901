// The list of problems beside the text; each leads to its place.

import { countedPhrase, phrase } from "./phrases.js";

function sentence(words) {
  return words.slice(0, 1).toUpperCase() + words.slice(1) + (/[.?!]$/.test(words) ? "" : ".");
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

const SEVERITIES = { error: () => phrase("Problem"), warning: () => phrase("Warning"), info: () => phrase("Information") };

function entry(problem, goTo, tabOf) {
  const place = element("button", "problem-place", phrase("%(file)s, line %(number)s", { file: tabOf(problem.file), number: problem.line }));
  place.type = "button";
  place.addEventListener("click", () => goTo(problem));
  const made = element("li", `is-${problem.severity}`, place);
  const words = element("p", "", element("strong", "", sentence(problem.what)), ` ${sentence(problem.instead)}`);
  made.append(Object.assign(words, { lang: "en", dir: "ltr" })); // in every language of the pages
  if (problem.rule) made.append(element("p", "problem-rule", `${SEVERITIES[problem.severity]()} ${problem.rule}`));
  return made;
}

// "2 problems, 1 warning"; what is only for information is not counted.
function countOf(errors, warnings) {
  const told = [
    errors.length && countedPhrase("%(number)s problem", "%(number)s problems", errors.length),
    warnings.length && countedPhrase("%(number)s warning", "%(number)s warnings", warnings.length),
  ];
  return told.filter(Boolean).join(" · ") || phrase("No problems");
}

export class ProblemList {
  constructor(section, badge, goTo, tabOf) {
    Object.assign(this, { badge, goTo, tabOf });
    this.title = section.querySelector("[data-problems-title]");
    this.informing = section.querySelector(".informing");
    [this.list, this.informingList] = section.querySelectorAll(".problem-list");
  }

  show(problems) {
    const [errors, warnings, infos] = ["error", "warning", "info"].map((each) => problems.filter(({ severity }) => severity === each));
    const words = countOf(errors, warnings);
    if (this.title.textContent !== words) this.title.textContent = words;
    this.badge.textContent = errors.length + warnings.length || "";
    this.badge.classList.toggle("is-wrong", errors.length > 0);
    this.fill(this.list, [...errors, ...warnings]);
    this.fill(this.informingList, infos);
    this.informing.hidden = !infos.length;
    this.informing.querySelector("summary span").textContent = infos.length;
  }

  // The list anew; who stood on an entry stands on the one in its place.
  fill(list, problems) {
    const focused = [...list.children].findIndex((each) => each.contains(document.activeElement));
    list.replaceChildren(...problems.map((problem) => entry(problem, this.goTo, this.tabOf)));
    if (focused >= 0) (list.children[Math.min(focused, problems.length - 1)]?.firstChild ?? this.title).focus();
  }
}
