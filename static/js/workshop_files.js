// The files of a set: one editor for each, behind tabs where there are several.

import { codeView, goTo, showProblems } from "./code_view.js";

export class Files {
  constructor(form, { nonce, schema, changed }) {
    this.form = form;
    this.tabs = form.querySelector("[data-file-tabs]");
    this.files = [...form.querySelectorAll(".file")].map((panel, index) => this.open(panel, index === 0, { nonce, schema, changed }));
    this.showTabs();
    this.show(this.files[0]);
  }

  open(panel, isSet, { nonce, schema, changed }) {
    const field = panel.querySelector("textarea");
    const view = codeView(field, {
      label: panel.querySelector("[data-file-label]").textContent,
      describedBy: "keys",
      nonce,
      schema: isSet ? schema : null,
      passages: () => this.passages(),
      changed,
    });
    const passage = panel.querySelector("[name=passage]");
    return { panel, view, name: () => (passage ? `passages/${passage.value.trim()}.md` : panel.dataset.file) };
  }

  // The set itself, in which the questions stand.
  get set() {
    return this.files[0];
  }

  // The names by which passages can be cited: those of files, and those of passages that stand in the set itself.
  passages() {
    const text = this.set.view.state.doc.toString();
    const head = text.slice(0, text.search(/^questions:/m));
    const inside = [...head.matchAll(/^ *- *(?:\{ *)?id: *([\w-]+)/gm)].map((found) => found[1]);
    return [...[...this.form.querySelectorAll("[name=passage]")].map((field) => field.value), ...inside];
  }

  showTabs() {
    this.tabs.hidden = false;
    const add = this.tabs.firstElementChild;
    for (const file of this.files) {
      file.tab = document.createElement("button");
      file.tab.type = "button";
      file.tab.textContent = file.panel.dataset.tab;
      file.tab.addEventListener("click", () => this.show(file));
      add.before(file.tab);
    }
  }

  show(shown) {
    for (const file of this.files) {
      file.panel.hidden = file !== shown;
      file.tab.setAttribute("aria-current", String(file === shown));
    }
    shown.view.requestMeasure();
  }

  showProblems(problems) {
    for (const file of this.files) {
      const own = problems.filter((problem) => problem.file === file.name());
      showProblems(file.view, own);
      file.tab.classList.toggle("has-problems", own.some((problem) => problem.severity !== "info"));
    }
  }

  named(file) {
    return this.files.find((each) => each.name() === file) ?? this.set;
  }

  // How the tab of a file is called, by which its problems are told.
  tabOf(file) {
    return this.named(file).tab.textContent;
  }

  goTo({ file, line, column }) {
    const found = this.named(file);
    this.show(found);
    goTo(found.view, line, column);
  }
}
