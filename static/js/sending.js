// Sends answers and hand-ins, and gives up on a server that does not reply.

const PATIENCE = 15000;
// Browsers refuse a longer request that is to outlive its page; a long text then goes as an ordinary one.
const LONGEST_KEPT_ALIVE = 60000;

// A redirect is not followed: it says only that the server has done what was asked.
export async function post(address, body, { use = (reply) => reply, ...options } = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await use(await fetch(address, { method: "POST", body, redirect: "manual", signal: patience.signal, ...options }));
  } finally {
    clearTimeout(timer);
  }
}

// Sends one answer to the address that a form names.
export function senderFor(form) {
  return (body) => {
    body.set("csrf_token", form.elements.csrf_token.value);
    return post(form.dataset.saveTo, body, {
      headers: { Accept: "application/json" },
      keepalive: String(body).length < LONGEST_KEPT_ALIVE,
      use: async (answer) => {
        const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
        return { status: answer.status, reply: isJson ? await answer.json() : {} };
      },
    });
  };
}
