// Says now and then that the page of an attempt is open, and hears how much time is left.

const EVERY = 10000;
const form = document.querySelector("[data-here]");

async function sayHello() {
  const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
  try {
    const reply = await fetch(form.dataset.here, { method: "POST", body, redirect: "manual" });
    if (reply.ok) document.dispatchEvent(new CustomEvent("time-told", { detail: await reply.json() }));
  } catch {
    // the next one may arrive
  }
}

if (form) {
  sayHello();
  setInterval(sayHello, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sayHello(); });
}
