// The line between the two panes of a wide screen: dragged, or moved by arrow keys; where it stands is kept on the device.

const KEY = "quizapp.panes";
const LEAST = 30;
const MOST = 70;
const MIDDLE = 50;
const STEP = 5;

function kept() {
  try {
    return Number(localStorage.getItem(KEY)) || MIDDLE;
  } catch {
    return MIDDLE; // the device keeps nothing
  }
}

function keep(share) {
  try {
    localStorage.setItem(KEY, String(share));
  } catch {
    // it stands there as long as this page is open
  }
}

// `inSight(change)` makes a change that moves nothing away from under the reader.
export function startDivider(divider, inSight) {
  const panes = divider.parentElement;
  const isMirrored = () => getComputedStyle(panes).direction === "rtl";
  let share = MIDDLE;

  function set(wanted) {
    share = Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
    inSight(() => panes.style.setProperty("--split", `${share}%`));
    divider.setAttribute("aria-valuenow", String(share));
  }

  function steps() {
    const wider = isMirrored() ? "ArrowLeft" : "ArrowRight";
    const narrower = isMirrored() ? "ArrowRight" : "ArrowLeft";
    return { [wider]: share + STEP, [narrower]: share - STEP, Home: LEAST, End: MOST, Enter: MIDDLE };
  }

  divider.addEventListener("keydown", (event) => {
    const wanted = steps()[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
    keep(share);
  });
  divider.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
  });
  divider.addEventListener("pointermove", (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const { left, right, width } = panes.getBoundingClientRect();
    set((100 * (isMirrored() ? right - event.clientX : event.clientX - left)) / width);
  });
  divider.addEventListener("pointerup", () => keep(share));
  divider.addEventListener("dblclick", () => {
    set(MIDDLE);
    keep(share);
  });
  divider.hidden = false;
  set(kept());
}
