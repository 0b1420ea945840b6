import { describe, expect, it } from "vitest";
import { emails, renderNamed } from "./emails.ts";

const site = {
  url: "https://portal.example",
  council: "Wyeshire Council",
  serviceName: "Provider portal",
  contact: "ap@council.example",
};

describe.each(Object.entries(emails))("%s", (name, email) => {
  const { subject, text, html } = renderNamed(name, email.sample, site);

  it("has a subject that fits a phone", () => {
    expect(subject.length).toBeGreaterThan(5);
    expect(subject.length).toBeLessThan(90);
  });

  it("has only absolute links, the same in text and HTML", () => {
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replaceAll("&amp;", "&"));
    expect(links.every((href) => href?.startsWith("https://portal.example/"))).toBe(true);
    expect(links.every((href) => href && text.includes(href))).toBe(true);
  });

  it("leaves nothing undefined in its words", () => {
    expect(text).not.toMatch(/undefined|null|\[object|NaN|Invalid Date/);
  });
});

it("escapes what people typed", () => {
  const { html } = renderNamed("confirm-email", { name: "<b>O'Neill</b>", token: "t" }, site);
  expect(html).toContain("&lt;b&gt;O&#39;Neill&lt;/b&gt;");
});
