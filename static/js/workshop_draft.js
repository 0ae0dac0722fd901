// The text that is not saved yet, kept on this device: a window that is closed or a battery that dies loses no work.

import { moment, phrase } from "./phrases.js";

const NOT_KEPT = new Set(["csrf_token", "type"]);

function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !NOT_KEPT.has(name));
}

function textsOf(fields) {
  return JSON.stringify(fields.filter(([name]) => name !== "based_on"));
}

export class Draft {
  constructor(form, notice) {
    Object.assign(this, { form, notice, key: `quizapp.draft.${new URL(form.action).pathname}` });
  }

  keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), fields: fieldsOf(this.form) }));
    } catch {
      // the device keeps nothing: the browser still asks before the page is left
    }
  }

  drop() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept either
    }
  }

  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  // Offers what an earlier page has left behind, where it is another text than the one that is shown.
  offer() {
    const kept = this.kept();
    if (!kept) return;
    if (textsOf(kept.fields) === textsOf(fieldsOf(this.form))) this.drop();
    else this.show(kept);
  }

  show({ at, fields }) {
    const words = document.createElement("p");
    words.textContent = phrase("Text of yours from %(when)s was not saved. This device has kept it.", { when: moment(at) });
    const acts = document.createElement("p");
    acts.className = "actions";
    acts.append(this.button(phrase("Take it up again"), "secondary", () => this.takeUp(fields)), this.button(phrase("Discard it"), "quiet", () => this.drop()));
    this.notice.replaceChildren(words, acts);
    this.notice.hidden = false;
  }

  button(words, look, act) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: look, textContent: words });
    button.addEventListener("click", () => {
      this.notice.hidden = true;
      act();
    });
    return button;
  }

  // The server shows the text in the form as it does for a check; saving it then finds out whether it is outdated.
  takeUp(fields) {
    const again = Object.assign(document.createElement("form"), { method: "post", action: this.form.action, enctype: this.form.enctype, hidden: true });
    for (const [name, value] of [...fields, ["csrf_token", this.form.elements.csrf_token.value], ["do", "check"]]) {
      again.append(Object.assign(document.createElement("textarea"), { name, value }));
    }
    document.body.append(again);
    again.submit();
  }
}
