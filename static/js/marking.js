// Marking by keys: within a group of levels, 1 to 9 choose one and lead on to the next group, or to the comment.

const groups = [...document.querySelectorAll("[data-criterion]")];
const comment = document.querySelector("[data-mark-form] textarea");

function focusAfter(group) {
  const next = groups[groups.indexOf(group) + 1];
  (next ? next.querySelector("input:checked") ?? next.querySelector("input") : comment).focus();
}

for (const group of groups) {
  group.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const level = group.querySelectorAll("input")[Number(event.key) - 1];
    if (!level) return;
    event.preventDefault();
    level.checked = true;
    focusAfter(group);
  });
}
