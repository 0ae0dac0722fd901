// Whether a button of this page was just pressed that leads to another one: a reload would take the press back.

const PATIENCE = 60_000; // if the other page has not come by then, this one goes on
let pressedAt = -Infinity;

addEventListener("submit", () => { pressedAt = Date.now(); });

export const isBeingLeft = () => Date.now() - pressedAt < PATIENCE;
