import type { InboxMessage } from "#app/server/embedded/inbox.ts";

const style = `
  body { font: 1.1875rem/1.4 Arial, Helvetica, sans-serif; color: #0b0c0c; max-width: 60rem; margin: 0 auto; padding: 1rem; }
  a { color: #1a65a6; } a:focus { background: #fd0; color: #0b0c0c; outline: 3px solid #0b0c0c; }
  ol { list-style: none; padding: 0; } li { border-top: 1px solid #b1b4b6; padding: .75rem 0; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #b1b4b6; padding: 1rem; }
  iframe { width: 100%; height: 40rem; border: 1px solid #b1b4b6; } .hint { color: #484949; }`;

/** Every mail, newest first. */
export function listPage(messages: InboxMessage[]): string {
  const items = messages.toReversed().map(
    ({ id, subject, to, receivedAt }) =>
      `<li><a href="/m/${escapeHtml(id)}">${escapeHtml(subject || "(no subject)")}</a><br>
        <span class="hint">To ${escapeHtml(to)}, ${time(receivedAt)}</span></li>`,
  );
  const list = items.length > 0 ? `<ol>${items.join("\n")}</ol>` : "<p>No mail has been sent yet.</p>";
  const count = messages.length === 1 ? "1 mail" : `${messages.length} mails`;
  return page(
    "Inbox of the demonstration",
    `<p>Mail that the portal sent. It stays on this machine. ${count}, newest first.</p>${list}`,
  );
}

/** One mail: its text with links to follow, then the same as HTML, as a mail program would show it. */
export function mailPage(message: InboxMessage): string {
  const { subject, from, to, receivedAt, text, html } = message;
  // The sandbox lets a reader follow a link out of the mail, and the mail itself do nothing.
  const sandbox = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";
  const frame = `<base target="_top">${html}`;
  const asHtml = html
    ? `<h2>As a mail program shows it</h2><iframe title="The mail as HTML" sandbox="${sandbox}" srcdoc="${escapeHtml(frame)}"></iframe>`
    : "";
  return page(
    subject || "(no subject)",
    `<p><a href="/">All mail</a></p>
    <dl><dt>From</dt><dd>${escapeHtml(from)}</dd><dt>To</dt><dd>${escapeHtml(to)}</dd>
    <dt>Received</dt><dd>${time(receivedAt)}</dd></dl>
    <div class="text">${linked(text)}</div>${asHtml}`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, at) => (at % 2 === 1 ? `<a href="${escapeHtml(part)}">${escapeHtml(part)}</a>` : escapeHtml(part)))
    .join("");
}

function time(instant: string): string {
  const format = { timeZone: "Europe/London", dateStyle: "medium", timeStyle: "medium" } as const;
  return `<time datetime="${instant}">${new Date(instant).toLocaleString("en-GB", format)}</time>`;
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
