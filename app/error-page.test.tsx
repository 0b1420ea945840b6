import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ErrorPage } from "./error-page.tsx";
import { Frame, withoutData } from "./frame.tsx";

const root = { ...withoutData, requestId: "r3f-1", council: { ...withoutData.council, email: "help@council.example" } };
const page = (status: number, data?: unknown, shown = root) =>
  renderToStaticMarkup(
    <Frame root={shown}>
      <ErrorPage status={status} data={data} root={shown} />
    </Frame>,
  );

test.each([400, 403, 404, 405, 409, 413, 429, 500, 503])("%d has its own words, one h1 and the reference", (status) => {
  const html = page(status);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain("r3f-1");
  expect(html).toContain("mailto:help@council.example");
});

test("a status without words of its own gets those of its kind", () => {
  expect(page(418)).toBe(page(400));
  expect(page(599)).toBe(page(500));
});

test("what the domain said leads the page, but never the message of a fault", () => {
  expect(page(409, { message: "The application was sent already" })).toContain("The application was sent already");
  expect(page(500, { message: "relation does not exist" })).not.toContain("relation");
  expect(page(404, "<b>x</b>")).toBe(page(404));
});

test("it stands when not even the council's name could be read", () => {
  const html = page(500, undefined, withoutData);
  expect(html).toContain("Sorry, there is a problem");
  expect(html).not.toContain("mailto:");
  expect(html).not.toContain("Reference");
});

test("what was typed into a refused form stands there to be copied, escaped", () => {
  const html = page(403, { typed: ["First <b>text</b>", "Second text"] });
  expect(html).toContain("First &lt;b&gt;text&lt;/b&gt;");
  expect(html.match(/<textarea/g)).toHaveLength(2);
  expect(page(403, { typed: "no list" })).toBe(page(403));
});
