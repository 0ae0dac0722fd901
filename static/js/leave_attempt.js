// Goes on to where the server wants the student now: time is up, there is a pause, or the attempt is closed.

let isLeaving = false;

// A page that still has answers to send says so by `beforeLeaving`; it is left once they are sent.
const waits = [];

export function beforeLeaving(act) {
  waits.push(act);
}

export async function leaveAttempt() {
  if (isLeaving) return;
  isLeaving = true;
  await Promise.all(waits.map((act) => act()));
  location.assign(document.querySelector("[data-here]").dataset.after);
}
