import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { councilFigures } from "#app/domain/accounts/to-do/figures.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Your work", states: ["empty", "filled"] };

export const loader = guardedRead("council.home", async ({ db, who, at }) => {
  if (who.kind !== "council") throw new NotFound();
  return { name: who.name, toDo: await councilToDo(db, who, at), figures: await councilFigures(db, who, at) };
});

export default function CouncilHome() {
  const { name, toDo, figures } = useLoaderData<typeof loader>();
  const waiting = toDo.filter(({ count }) => count > 0);
  return (
    <Page title="Your work" caption={name}>
      {waiting.length === 0 ? (
        <EmptyState title="Nothing waits for you now">
          <p className="govuk-body">Everything that you may look at is in the menu above.</p>
        </EmptyState>
      ) : (
        <ul className="govuk-list">
          {waiting.map(({ count, text, href }) => (
            <li className="govuk-!-margin-bottom-4" key={href}>
              <a className="govuk-link govuk-!-font-size-24" href={href}>
                <strong>{count.toLocaleString("en-GB")}</strong> {text}
              </a>
            </li>
          ))}
        </ul>
      )}
      {figures.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">How things stand</h2>
          <ul className="govuk-list">
            {figures.map(({ count, text, href }) => (
              <li key={text}>
                <a className="govuk-link" href={href}>
                  <strong>{count.toLocaleString("en-GB")}</strong> {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}
