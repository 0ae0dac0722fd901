// Loads a page anew by itself, but takes nothing back: no button or link that was just pressed, and no field that was begun.

const PATIENCE = 60_000; // if the other page has not come by then, this one goes on
const FIELDS = "form:not([data-save-to]) :is(select, textarea, input:not([type=hidden], [type=password]))";
const TICKED = "[type=checkbox], [type=radio]";
const KEPT = "quizapp.begun";
let pressedAt = -Infinity;
let touchedAt = -Infinity;

const isRecent = (time) => Date.now() - time < PATIENCE;

export const isBeingLeft = () => isRecent(pressedAt);

// What was pressed led nowhere: this page remains.
export function stays() {
  pressedAt = -Infinity;
}

function follows(event) {
  const link = event.target.closest?.("a[href]");
  const isElsewhere = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link?.target;
  return link && !isElsewhere && link.href.split("#")[0] !== location.href.split("#")[0];
}

function touched(event) {
  if (event.target.matches?.(FIELDS)) touchedAt = Date.now();
}

addEventListener("submit", () => { pressedAt = Date.now(); }, true);
addEventListener("click", (event) => { if (follows(event)) pressedAt = Date.now(); });
addEventListener("pageshow", (event) => { if (event.persisted) stays(); }); // the Back button brought it again
for (const kind of ["input", "keydown", "pointerdown"]) addEventListener(kind, touched, true);

const isInField = () => isRecent(touchedAt) && document.activeElement?.matches(FIELDS);

// Each with a name of its own, which it has on the page to come as well.
function numbered(elements, nameOf) {
  const names = elements.map(nameOf);
  return elements.map((each, at) => [`${names[at]} ${names.slice(0, at).filter((name) => name === names[at]).length}`, each]);
}

function everyField() {
  const fields = [...document.querySelectorAll(FIELDS)].filter((field) => field.type !== "file");
  return numbered(fields, (field) => `${field.form.getAttribute("action")} ${field.name}`);
}

function everyDetails() {
  return numbered([...document.querySelectorAll("details")], (each) => each.querySelector("summary").textContent.trim());
}

// What the page came with may be another thing in the page to come, and stays as it is there.
function isBegun(field) {
  if (field.options) return field.value !== ([...field.options].find((each) => each.defaultSelected) ?? field.options[0])?.value;
  return field.checked !== field.defaultChecked || (!field.matches(TICKED) && field.value !== field.defaultValue);
}

const stateOf = ({ value, checked }) => ({ value, checked });

// Whose page it is: what one began is not shown to the next at the same device.
const whose = () => `${location.pathname} ${document.querySelector(".who")?.textContent ?? ""}`;

function keep() {
  const fields = everyField().filter(([, field]) => isBegun(field)).map(([name, field]) => [name, stateOf(field)]);
  const open = everyDetails().filter(([, each]) => each.open).map(([name]) => name);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ whose: whose(), fields, open }));
  } catch {
    // the device keeps nothing: what was begun is begun again
  }
}

function kept() {
  const nothing = { fields: [], open: [] };
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT));
    sessionStorage.removeItem(KEPT);
    return found?.whose === whose() ? found : nothing;
  } catch {
    return nothing;
  }
}

function bringBack() {
  const { fields, open } = kept();
  const before = new Map(fields);
  for (const [name, field] of everyField()) Object.assign(field, before.get(name));
  for (const [name, each] of everyDetails()) each.open ||= open.includes(name);
}

// Not while somebody is in a field or on the way to another page: whoever calls it asks again later.
export function reloadUnlessLeft() {
  if (isBeingLeft() || isInField()) return;
  keep();
  pressedAt = Date.now(); // a reload that takes long is not begun again
  location.reload();
}

bringBack();
