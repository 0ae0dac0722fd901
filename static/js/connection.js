// The banner that says why answers are not saved yet, whose fault it is not, and what becomes of them.

import { sayAloud } from "./aloud.js";

const banner = document.querySelector("[data-connection-lost]");
let told = "";
let shownWhy = "";

function showOnly(name, wanted) {
  for (const part of banner.querySelectorAll(`[data-${name}]`)) part.hidden = part.getAttribute(`data-${name}`) !== wanted;
}

// `why`: "network", "silent", "error", "gone" or "old"; `kept`: where the answers are meanwhile, or what waits with them.
export function showTrouble(why, kept = "") {
  if (!banner) return;
  showOnly("why", why);
  showOnly("kept", kept);
  banner.hidden = false;
  shownWhy = why;
  if (told === why + kept) return;
  told = why + kept;
  sayAloud(banner.innerText);
}

export function hideTrouble() {
  if (banner) banner.hidden = true;
  told = "";
}

// Where the answers are now, or what waits with them, while the reason stays.
export function tellKept(kept) {
  if (isInTrouble() && shownWhy !== "gone" && shownWhy !== "old") showTrouble(shownWhy, kept);
}

export function isInTrouble() {
  return Boolean(banner) && !banner.hidden;
}

export function lookAtTrouble() {
  banner?.scrollIntoView({ block: "nearest" });
}

// Why nothing came back: the device has no network, or has one and hears nothing.
export function whyNoReply() {
  return navigator.onLine ? "silent" : "network";
}

// Why a reply says no: the attempt belongs to somebody else in this browser now, or only the page is old.
export async function whyRefused(address) {
  try {
    const reply = await fetch(address, { method: "HEAD", redirect: "manual" });
    return reply.status === 404 ? "gone" : "old";
  } catch {
    return whyNoReply();
  }
}
