/** What an e-mail may know of where it is sent from. `url` is PUBLIC_URL's origin; links are made from it, never from a header. */
export type Site = { url: string; council: string; serviceName: string; contact: string };

/** A paragraph, a list, or a link on a line of its own. */
export type Line = string | { list: readonly string[] } | { link: string; path: string };

/**
 * One e-mail: its words from its data. Data holds references and dates, never a child's name, date of birth, school or
 * address: an e-mail is a notice to sign in.
 */
export type Email<Data> = {
  subject: (data: Data) => string;
  lines: (data: Data) => readonly Line[];
  sample: Data;
};

export type Rendered = { subject: string; text: string; html: string };

/** The text and HTML of an e-mail in the council's frame. */
export function render<Data>(email: Email<Data>, data: Data, site: Site): Rendered {
  const lines = email.lines(data);
  const signature = [site.serviceName, site.council, `Questions: ${site.contact}`];
  return {
    subject: email.subject(data).replace(/\s+/g, " "),
    text: [...lines.map((line) => asText(line, site)), signature.join("\n")].join("\n\n"),
    html: frame(lines.map((line) => asHtml(line, site)).join("\n"), signature.map(escapeHtml).join("<br>")),
  };
}

const absolute = (path: string, site: Site): string => new URL(path, site.url).href;

function asText(line: Line, site: Site): string {
  if (typeof line === "string") return line;
  if ("list" in line) return line.list.map((item) => `- ${item}`).join("\n");
  return `${line.link}:\n${absolute(line.path, site)}`;
}

function asHtml(line: Line, site: Site): string {
  if (typeof line === "string") return `<p>${escapeHtml(line)}</p>`;
  if ("list" in line) return `<ul>${line.list.map((item) => `<li>${escapeHtml(item)}</li>`).join("")}</ul>`;
  return `<p><a href="${escapeHtml(absolute(line.path, site))}">${escapeHtml(line.link)}</a></p>`;
}

const frame = (body: string, signature: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"></head>
<body style="font:16px/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;max-width:38em;margin:0 auto;padding:1em">
${body}
<hr><p style="color:#505a5f">${signature}</p></body></html>`;

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
