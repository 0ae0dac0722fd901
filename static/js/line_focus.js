// Line focus: a few lines of the passage stand clear, those around them are dimmed. It moves by a press or by the arrow keys.

import { look } from "./reading_look.js";

const pane = document.getElementById("passages");
const root = document.documentElement;
const SAME_LINE = 4;
const MARGIN = 4;
const shades = [0, 1].map(() => {
  const shade = document.createElement("div");
  shade.className = "line-focus-shade";
  shade.setAttribute("aria-hidden", "true");
  return shade;
});
let at = null; // how far down in the window the first clear line is

function isOn() {
  return look.focus > 0 && pane.getClientRects().length > 0 && !pane.querySelector("[data-picking-bar]:not([hidden])");
}

function scroller() {
  return getComputedStyle(pane).overflowY === "auto" ? pane : root;
}

// Where the passages are in sight.
function view() {
  const box = pane.getBoundingClientRect();
  const bars = [...document.querySelectorAll(".view-switch")].map((bar) => bar.getBoundingClientRect());
  const top = Math.max(box.top, 0, ...bars.filter((bar) => bar.height && bar.top <= 0).map((bar) => bar.bottom));
  return { top, bottom: Math.min(box.bottom, innerHeight), left: box.left, width: box.width };
}

// The lines of the passage that is open, from top to bottom, as they stand in the window now.
function lines() {
  const found = [];
  for (const words of pane.querySelectorAll("[data-passage]:not([hidden]) :is(.passage-title, .passage-heading, .sentence)")) {
    const range = document.createRange();
    range.selectNodeContents(words);
    for (const { top, bottom, width } of range.getClientRects()) {
      const last = found.at(-1);
      if (!width) continue;
      if (last && Math.abs(last.bottom - bottom) < SAME_LINE + (bottom - top) / 2) Object.assign(last, { top: Math.min(last.top, top), bottom: Math.max(last.bottom, bottom) });
      else found.push({ top, bottom });
    }
  }
  return found;
}

function nearest(all, top) {
  const distances = all.map((line) => Math.abs(line.top - top));
  return distances.indexOf(Math.min(...distances));
}

function place() {
  for (const shade of shades) shade.hidden = !isOn();
  if (!isOn()) return;
  const [all, { top, bottom, left, width }] = [lines(), view()];
  at ??= top;
  const first = nearest(all, Math.min(Math.max(at, top), bottom));
  const clear = all.slice(first, first + look.focus);
  if (!clear.length) return;
  const [from, to] = [clear[0].top - MARGIN, clear.at(-1).bottom + MARGIN];
  cover(shades[0], left, width, top, from);
  cover(shades[1], left, width, to, bottom);
}

function cover(shade, left, width, from, to) {
  Object.assign(shade.style, { left: `${left}px`, width: `${width}px`, top: `${from}px`, height: `${Math.max(0, to - from)}px` });
}

// To the line that is so many lines further; the page follows when it would leave the middle.
function move(by) {
  const [all, { top, bottom }] = [lines(), view()];
  const next = all[Math.min(Math.max(nearest(all, at ?? top) + by, 0), all.length - 1)];
  const [upper, lower] = [top + (bottom - top) * 0.25, top + (bottom - top) * 0.6];
  const wanted = Math.min(Math.max(next.top, upper), lower);
  const before = scroller().scrollTop;
  scroller().scrollBy({ top: next.top - wanted, behavior: "instant" });
  at = next.top - (scroller().scrollTop - before);
  place();
}

function onKey(event) {
  const by = { ArrowDown: look.focus, ArrowUp: -look.focus }[event.key];
  if (!by || !isOn() || event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  move(by);
}

function onPress(event) {
  if (!isOn() || !event.target.closest("[data-passage]")) return;
  const all = lines();
  const pressed = all.findIndex((line) => line.bottom + MARGIN > event.clientY);
  if (pressed < 0) return;
  at = all[pressed].top;
  place();
}

let begun = false;

export function focusLines() {
  if (!begun && look.focus) {
    begun = true;
    document.body.append(...shades);
    pane.addEventListener("keydown", onKey);
    pane.addEventListener("click", onPress);
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
    new ResizeObserver(place).observe(pane);
    new MutationObserver(place).observe(pane, { attributes: true, subtree: true, attributeFilter: ["hidden"] });
  }
  if (begun) place();
}
