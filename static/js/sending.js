// Sends one answer to the address that a form names.

const PATIENCE = 15000;

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
        keepalive: true,
        signal: patience.signal,
      });
      const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
      return { status: answer.status, reply: isJson ? await answer.json() : {} };
    } finally {
      clearTimeout(timer);
    }
  };
}
