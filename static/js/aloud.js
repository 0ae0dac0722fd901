// The one polite region of a page: what is said there is heard, one thing after the other, and then goes.

const region = document.querySelector("[data-aloud]");
const HEARD_AFTER = 10000;

export function sayAloud(words) {
  if (!region || !words) return;
  const line = document.createElement("p");
  line.textContent = words;
  region.append(line);
  setTimeout(() => line.remove(), HEARD_AFTER);
}
