// The editor of a set: files, problems, passages to cite from, preview; saving without losing or overwriting anything.

import { replaceLines } from "./code_view.js";
import { Citing } from "./workshop_citing.js";
import { Draft } from "./workshop_draft.js";
import { Files } from "./workshop_files.js";
import { ProblemList } from "./workshop_problems.js";
import { phrase } from "./phrases.js";

const CHECK_PAUSE = 500;
const bench = document.querySelector("[data-workbench]");
const form = bench.querySelector("[data-editor]");
const state = bench.querySelector("[data-save-state]");
const trouble = bench.querySelector("[data-trouble]");
const links = [...bench.querySelectorAll("[data-workbench-switch] a")];
const previewPlace = bench.querySelector("[data-preview-place]");

const draft = new Draft(form, bench.querySelector("[data-draft]"));
let isSaved = !bench.querySelector("[data-unsaved]");
let checkTimer = null;
let checks = 0;

function say(words, kind) {
  if (state.textContent !== words) state.textContent = words;
  state.dataset.state = kind;
}

// ---------------------------------------------------------------- talking to the server

async function post(address, more) {
  const body = new FormData(form);
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  const answer = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
  const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  return { status: answer.status, reply: isJson ? await answer.json() : {} };
}

// After a new log-in in another tab this page's token is one of before.
async function renewToken() {
  const page = await fetch(form.action);
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-editor] [name=csrf_token]");
  if (fresh) for (const each of document.querySelectorAll("[name=csrf_token]")) each.value = fresh.value;
  return Boolean(fresh);
}

async function postSurely(address, more) {
  const first = await post(address, more);
  return first.status === 400 && (await renewToken()) ? post(address, more) : first;
}

// ---------------------------------------------------------------- saving

function showTrouble(words, link) {
  trouble.replaceChildren(words, ...(link ? [" ", link] : []));
  trouble.hidden = !words;
}

function linkToLogIn() {
  const link = document.createElement("a");
  Object.assign(link, { href: "/account/log-in", target: "_blank", textContent: phrase("Log in in another tab") });
  return link;
}

const AFTER_SAVING = {
  200({ number, problems }) {
    form.elements.based_on.value = number;
    isSaved = true;
    draft.drop();
    history.replaceState(null, "", form.action); // a page that came by a form: loading it again must not send that again
    showTrouble("");
    for (const each of bench.querySelectorAll("[data-unsaved]")) each.remove();
    say(phrase("Saved as revision %(number)s", { number }), "saved");
    show(problems);
  },
  401() {
    showTrouble(phrase("Not saved: you are logged out. Your text is still here."), linkToLogIn());
    say(phrase("Not saved"), "refused");
  },
  409() {
    isSaved = true; // the page that comes shows both texts
    submitAs("save");
  },
};

function submitAs(act) {
  const button = Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: act });
  form.append(button);
  form.submit();
}

// One save after the other: each begins from the revision that the one before has made.
let saving = Promise.resolve();

function save() {
  saving = saving.then(saveNow);
}

async function saveNow() {
  say(phrase("Saving…"), "waiting");
  const before = checks;
  try {
    const { status, reply } = await postSurely(form.action, { do: "save" });
    if (AFTER_SAVING[status]) AFTER_SAVING[status](reply);
    else throw new Error(reply.message || phrase("the server said %(status)s", { status }));
    if (checks !== before) changed();
  } catch (error) {
    showTrouble(phrase("Not saved: %(why)s. Your text is still here; try again in a moment.", { why: error.message }));
    say(phrase("Not saved"), "refused");
  }
}

// ---------------------------------------------------------------- checking while somebody types

function changed() {
  checks += 1;
  isSaved = false;
  say(phrase("Not saved yet"), "waiting");
  clearTimeout(checkTimer);
  checkTimer = setTimeout(check, CHECK_PAUSE);
  draft.keep();
}

async function check() {
  const asked = checks;
  const { status, reply } = await postSurely(bench.dataset.check, {}).catch(() => ({ status: 0 }));
  if (status !== 200 || asked !== checks) return; // a newer text is being checked
  show(reply.problems);
  citing.show(reply.passages);
}

function show(problems) {
  files.showProblems(problems);
  list.show(problems);
}

// ---------------------------------------------------------------- the parts beside the text

const isNarrow = window.matchMedia("(max-width: 59.99rem)");

function showPart(name) {
  bench.dataset.view = name;
  if (name !== "texts") bench.dataset.side = name;
  const current = isNarrow.matches ? name : bench.dataset.side;
  for (const link of links) link.setAttribute("aria-current", String(link.hash === `#${current}`));
  if (name === "preview" && !previewPlace.firstChild) previewPlace.append(previewFrame());
}

function previewFrame() {
  const frame = document.createElement("iframe");
  return Object.assign(frame, { title: phrase("Preview of the set"), src: previewPlace.dataset.previewPlace });
}

function goTo(place) {
  showPart(isNarrow.matches ? "texts" : bench.dataset.side);
  files.goTo(place);
}

async function insertQuestion() {
  const { status, reply } = await postSurely(bench.dataset.newQuestion, {}).catch(() => ({ status: 0 }));
  if (status !== 200) return showTrouble(phrase("No question was inserted: the server cannot be reached. Try again in a moment."));
  files.show(files.set);
  replaceLines(files.set.view, reply.line + 1, reply.line + 1, reply.text);
  files.set.view.focus();
}

function cursorLine() {
  const { doc, selection } = files.set.view.state;
  return doc.lineAt(selection.main.head).number;
}

// ---------------------------------------------------------------- the beginning

const schema = await fetch(bench.dataset.schema).then((answer) => answer.json()).catch(() => null);
const files = new Files(form, { nonce: bench.dataset.nonce, schema, changed });
const problems = bench.querySelector("[data-problems]");
const list = new ProblemList(problems, bench.querySelector("[data-problem-count]"), goTo, (file) => files.tabOf(file));
const citing = new Citing(bench.querySelector("[data-cite-bar]"), bench.querySelector("[data-passages]"), {
  ask: (more) => postSurely(bench.dataset.cite, { ...more, line: cursorLine() }).catch(() => ({ status: 0, reply: {} })),
  put: ({ first, after, text }) => {
    files.show(files.set);
    replaceLines(files.set.view, first, after, text);
  },
});

bench.querySelector("[data-problems-place]").replaceWith(problems);
problems.classList.add("side-part");
for (const hidden of bench.querySelectorAll("[data-side-pane], [data-workbench-switch], [data-keys]")) hidden.hidden = false;
document.documentElement.classList.add("script");
for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    showPart(link.hash.slice(1));
  });
}
isNarrow.addEventListener("change", () => showPart(bench.dataset.view));

form.addEventListener("submit", (event) => {
  const act = event.submitter?.value ?? "save";
  if (act !== "save" && act !== "add-question") {
    isSaved = true; // the text goes with the form, and comes back with the page
    return;
  }
  event.preventDefault();
  if (act === "save") save();
  else insertQuestion();
});
form.addEventListener("input", (event) => {
  if (event.target.name === "passage") changed();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
window.addEventListener("beforeunload", (event) => {
  if (!isSaved) event.preventDefault();
});

showPart("texts");
if (isSaved) draft.offer();
else say(phrase("Not saved yet"), "waiting");
check();
