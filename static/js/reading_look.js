// How the text of an attempt looks on this device. It is read as early as can be, so that a page does not change its looks.

export const USUAL = Object.freeze({ size: 100, spacing: 170, width: 75, face: "serif", theme: "device", focus: 0, speed: 1, voices: {} });
const KEY = `quizapp.reading.${document.querySelector("meta[name=attempt]").content}`;
const root = document.documentElement;
export const look = { ...USUAL, ...kept() };

function kept() {
  try {
    const found = Object.entries(JSON.parse(localStorage.getItem(KEY)) ?? {});
    return Object.fromEntries(found.filter(([name, value]) => typeof value === typeof USUAL[name]));
  } catch {
    return {}; // the device keeps nothing, or something that is not ours
  }
}

function keep() {
  const chosen = Object.entries(look).filter(([name, value]) => value !== USUAL[name]);
  try {
    if (chosen.length) localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(chosen)));
    else localStorage.removeItem(KEY);
  } catch {
    // it then holds for this page
  }
}

function set(name, isChosen, value) {
  if (isChosen) root.style.setProperty(name, value);
  else root.style.removeProperty(name);
}

function mark(name, isChosen, value) {
  if (isChosen) root.dataset[name] = value;
  else delete root.dataset[name];
}

// Colours for the dark are a style sheet of their own, for which the device decides unless the reader did.
function show() {
  set("--text-size", look.size !== USUAL.size, look.size / 100);
  set("--line-space", look.spacing !== USUAL.spacing, look.spacing / 100);
  set("--line-width", look.width !== USUAL.width, `calc(${look.width * 0.83}ch + 2.25rem)`);
  mark("face", look.face !== USUAL.face, look.face);
  mark("theme", look.theme !== USUAL.theme, look.theme);
  const darkness = { device: "(prefers-color-scheme: dark)", dark: "all" };
  document.querySelector("[data-dark]").media = darkness[look.theme] ?? "not all";
}

export function choose(changes) {
  Object.assign(look, changes);
  show();
  keep();
}

show();
