// Asks from time to time whether this page still stands at its address, and goes on when another does.

const waiting = document.querySelector("[data-look-again]");

async function look() {
  try {
    const reply = await fetch(location.href);
    if (reply.ok && !(await reply.text()).includes(" data-look-again=")) location.reload();
  } catch {
    // No connection: the next time will do.
  }
}

setInterval(look, 1000 * waiting.dataset.lookAgain);
