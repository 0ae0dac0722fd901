// Says now and then that the page of an attempt is open, so that its teacher sees whose connection is lost.

const EVERY = 20000;
const form = document.querySelector("[data-here]");

function sayHello() {
  const body = new URLSearchParams({ csrf_token: form.elements.csrf_token.value });
  fetch(form.dataset.here, { method: "POST", body, redirect: "manual" }).catch(() => {}); // the next one may arrive
}

if (form) {
  sayHello();
  setInterval(sayHello, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) sayHello(); });
}
