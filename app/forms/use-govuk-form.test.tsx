import { renderToString } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Failure } from "./parse-form.ts";
import { useGovukForm } from "./use-govuk-form.ts";

function Page() {
  const { field, problems, form } = useGovukForm(z.object({}), { "A-01.name": "saved" });
  const { error, ...input } = field("A-01.name");
  return (
    <form {...form}>
      {problems.map(({ name, message }) => `${name}: ${message}`).join()}
      <input {...input} aria-label={error} />
    </form>
  );
}

async function draw(method: "GET" | "POST", answer: Failure | null = null): Promise<string> {
  const handler = createStaticHandler([{ id: "page", path: "/", Component: Page, action: () => answer }]);
  const context = await handler.query(new Request("https://portal.example/", { method }));
  if (context instanceof Response) throw new Error("redirected");
  const router = createStaticRouter(handler.dataRoutes, context);
  return renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />);
}

test("shows what was saved", async () => {
  expect(await draw("GET")).toContain('value="saved"');
});

test("shows the server's verdict and what was typed in the first render, so also without JavaScript", async () => {
  const errors = { "A-01.name": { type: "x", message: "Enter a name" } };
  const html = await draw("POST", { errors, values: { "A-01.name": "O'N" } });
  expect(html).toContain("A-01.name: Enter a name");
  expect(html).toContain('id="A-01.name" aria-label="Enter a name" value="O&#x27;N"');
});
