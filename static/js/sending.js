// Sends one answer to the address that a form names.

const PATIENCE = 15000;
// Browsers refuse a longer request that is to outlive its page; a long text then goes as an ordinary one.
const LONGEST_KEPT_ALIVE = 60000;

export function senderFor(form) {
  return async (body) => {
    body.set("csrf_token", form.elements.csrf_token.value);
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const answer = await fetch(form.dataset.saveTo, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
        redirect: "manual",
        keepalive: String(body).length < LONGEST_KEPT_ALIVE,
        signal: patience.signal,
      });
      const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
      return { status: answer.status, reply: isJson ? await answer.json() : {} };
    } finally {
      clearTimeout(timer);
    }
  };
}
