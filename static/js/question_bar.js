// The bar of question numbers: marks the question in sight, and keeps its number in sight as well.

const bar = document.querySelector("[data-question-bar]");

function linkOf(card) {
  return bar.querySelector(`[data-nav="${CSS.escape(card.dataset.question)}"]`);
}

function show(link) {
  for (const each of bar.querySelectorAll("[aria-current]")) each.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  const list = link.closest("ol");
  const place = link.offsetLeft - list.offsetLeft;
  list.scrollTo({ left: place - (list.clientWidth - link.offsetWidth) / 2, behavior: "instant" });
}

// What stands in the upper middle of the screen is what is being looked at.
export function startQuestionBar() {
  if (!bar) return;
  const seen = new IntersectionObserver(
    (cards) => {
      const inSight = cards.find((each) => each.isIntersecting);
      const link = inSight && linkOf(inSight.target);
      if (link) show(link);
    },
    { rootMargin: "-35% 0px -60% 0px" },
  );
  for (const card of document.querySelectorAll("fieldset[data-question]")) seen.observe(card);
}
