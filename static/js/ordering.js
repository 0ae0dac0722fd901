// Putting in order: an item moves at once, by its buttons, its position or dragging; the focus stays with it.

import { sayAloud } from "./aloud.js";
import { phrase } from "./phrases.js";

const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

function itemsOf(list) {
  return [...list.children];
}

function placeOf(list, item) {
  return itemsOf(list).indexOf(item) + 1;
}

function positionOf(item) {
  return item.querySelector("select");
}

function tell(list, words) {
  list.parentElement.querySelector("[data-arrange-news]").textContent = words;
  sayAloud(words);
}

// The others move round the item, which is never taken out of the page: so it keeps focus and pointer.
function put(list, item, place) {
  const others = itemsOf(list).filter((each) => each !== item);
  item.before(...others.slice(0, place - 1));
  item.after(...others.slice(place - 1));
}

// The positions say what is seen; the ends of the list say that they are the ends.
function number(list) {
  const items = itemsOf(list);
  items.forEach((item, index) => {
    positionOf(item).selectedIndex = index;
    item.querySelector("[data-move=up]").setAttribute("aria-disabled", String(index === 0));
    item.querySelector("[data-move=down]").setAttribute("aria-disabled", String(index === items.length - 1));
  });
}

// Makes a change of the list and lets what moved by it slide to its new place.
function slide(list, still, change) {
  const before = new Map(itemsOf(list).map((item) => [item, item.offsetTop]));
  change();
  if (calm.matches) return;
  for (const [item, top] of before) {
    const way = top - item.offsetTop;
    if (way && item !== still) item.animate([{ transform: `translateY(${way}px)` }, { transform: "none" }], { duration: 160, easing: "ease-out" });
  }
}

// As if the student had chosen the position in the list of places: one way for all ways of moving.
function choose(item, place) {
  positionOf(item).selectedIndex = place - 1;
  positionOf(item).dispatchEvent(new Event("change", { bubbles: true }));
}

function chosen(list, item) {
  const place = positionOf(item).selectedIndex + 1;
  slide(list, null, () => {
    put(list, item, place);
    item.scrollIntoView({ block: "nearest" });
  });
  number(list);
  tell(list, phrase("Moved to %(place)s of %(number)s.", { place, number: list.children.length }));
}

function press(list, button) {
  const item = button.closest("[data-item]");
  const place = placeOf(list, item) + (button.dataset.move === "up" ? -1 : 1);
  if (place < 1) tell(list, phrase("It stands first already."));
  else if (place > list.children.length) tell(list, phrase("It stands last already."));
  else choose(item, place);
}

function middle(list, item) {
  return list.getBoundingClientRect().top + item.offsetTop + item.offsetHeight / 2;
}

// Moves the item past every neighbour whose middle it has crossed.
function pass(list, item, top) {
  const { previousElementSibling: above, nextElementSibling: below } = item;
  const sinks = below && top + item.offsetHeight > middle(list, below);
  const rises = above && top < middle(list, above);
  if (!sinks && !rises) return;
  slide(list, item, () => (sinks ? item.before(below) : item.after(above)));
  pass(list, item, top);
}

function drag(list, item, grip, down) {
  const from = placeOf(list, item);
  const hold = down.clientY - item.getBoundingClientRect().top;
  const follow = (event) => {
    const top = event.clientY - hold;
    pass(list, item, top);
    item.style.transform = `translateY(${top - list.getBoundingClientRect().top - item.offsetTop}px)`;
    item.scrollIntoView({ block: "nearest" });
  };
  const end = (event) => {
    grip.removeEventListener("pointermove", follow);
    grip.removeEventListener("pointerup", end);
    grip.removeEventListener("pointercancel", end);
    item.classList.remove("is-dragged");
    item.style.transform = "";
    if (event.type === "pointercancel") put(list, item, from);
    else if (placeOf(list, item) !== from) choose(item, placeOf(list, item));
  };
  grip.setPointerCapture(down.pointerId);
  grip.addEventListener("pointermove", follow);
  grip.addEventListener("pointerup", end);
  grip.addEventListener("pointercancel", end);
  item.classList.add("is-dragged");
}

function start(list) {
  list.addEventListener("change", (event) => chosen(list, event.target.closest("[data-item]")));
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    press(list, button);
  });
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || list.querySelector(".is-dragged")) return;
    event.preventDefault();
    drag(list, grip.closest("[data-item]"), grip, event);
  });
  // The positions were set from elsewhere: cleared, or an answer that waited on this device.
  list.closest("[data-question]").addEventListener("refilled", () => {
    list.append(...itemsOf(list).sort((one, other) => positionOf(one).selectedIndex - positionOf(other).selectedIndex));
    number(list);
    tell(list, "");
  });
}

export function startOrdering(form) {
  form.querySelectorAll("[data-arrange]").forEach(start);
}
