// On the reader, where the page for looking back cannot be loaded: offers to hand in all the same, and waits with it.

import { sayAloud } from "./aloud.js";
import { HandIn, isWished } from "./hand_in.js";

// `flush()` resolves to whether all answers are saved, `hold(isHeld)` keeps them from being changed meanwhile, and
// `tell(why)` says what the hand-in waits for.
export function startHandIn({ flush, hold, tell }) {
  const form = document.querySelector("form[data-hand-in]");
  if (!form) return null;
  const handIn = new HandIn(form, flush, (why) => {
    if (why === "gone" || why === "old") end();
    if (why) tell(why);
    show(handIn.isOn);
  });

  function show(isWaiting) {
    const before = form.querySelector("[data-before-wait]");
    const wasWaiting = before.hidden;
    before.hidden = isWaiting;
    form.querySelector("[data-while-waiting]").hidden = !isWaiting;
    form.hidden = false;
    hold(isWaiting);
    if (isWaiting === wasWaiting) return;
    sayAloud(form.innerText);
    form.scrollIntoView({ block: "nearest" });
    if (isWaiting) form.querySelector("[data-take-back]").focus({ preventScroll: true });
  }

  function end() {
    handIn.stop();
    form.hidden = true;
    hold(false);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    handIn.start();
    show(true);
  });
  form.querySelector("[data-go-on]").addEventListener("click", end);
  function takeBack() {
    handIn.takeBack();
    end();
  }

  form.querySelector("[data-take-back]").addEventListener("click", takeBack);
  return {
    stop: end,
    takeBack,
    isWaiting: () => handIn.isOn,
    // Nothing can be answered or taken back any more; a hand-in that waits says what comes of it.
    timeIsUp() {
      form.querySelector("[data-until-time-is-up]").hidden = true;
      form.querySelector("[data-once-time-is-up]").hidden = false;
      form.hidden = !handIn.isOn;
    },
    offer(answered) {
      form.querySelector("[data-answered-here]").textContent = answered;
      form.hidden = false;
      form.focus({ preventScroll: true });
      form.scrollIntoView({ block: "nearest" });
    },
    goOn() {
      if (isWished(form.dataset.attempt)) handIn.start();
    },
  };
}
