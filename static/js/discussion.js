// The discussion by keys: on to the next question, back, and the answer.

const isMirrored = document.dir === "rtl";
const LINKS = {
  [isMirrored ? "ArrowLeft" : "ArrowRight"]: "a[rel=next]",
  [isMirrored ? "ArrowRight" : "ArrowLeft"]: "a[rel=prev]",
  r: "a[data-reveal]",
  R: "a[data-reveal]",
  " ": "a[data-reveal].primary", // once there is nothing to reveal, space scrolls as everywhere
};

// Keys that mean something where they are pressed: on a link, or in a table that scrolls.
function isTaken(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (event.key === " ") return event.target.closest("a, button") !== null;
  return event.target.closest("[tabindex]") !== null;
}

document.addEventListener("keydown", (event) => {
  const link = LINKS[event.key] && !isTaken(event) ? document.querySelector(LINKS[event.key]) : null;
  if (!link) return;
  event.preventDefault();
  link.click();
});
