import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { countBlocks, whatStops } from "#app/domain/providers/blocks/what-stops.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "What needs doing", states: ["empty", "filled"] };

export const loader = guardedRead("provider.home", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const toDo = await providerToDo(db, who, at);
  const stops = countBlocks(
    await whatStops(db, who.providerId, { readsExclusions: false, readsSuspensions: false }, at),
  );
  return {
    stops,
    provider: who.providerName,
    toDo: toDo.map(({ text, href, due }) => ({
      text,
      href,
      due: due && `By ${formatDate(due)}`,
      late: due && due < at,
    })),
  };
});

export default function ProviderHome() {
  const { provider, stops, toDo } = useLoaderData<typeof loader>();
  return (
    <Page title="What needs doing" caption={provider}>
      {stops > 0 ? (
        <WarningText>
          <a className="govuk-link" href={paths.provider.standing()}>
            {stops === 1 ? "One thing stops" : `${stops} things stop`} you being used
          </a>
        </WarningText>
      ) : null}
      {toDo.length === 0 ? (
        <EmptyState title="Nothing needs doing now">
          <p className="govuk-body">
            <a className="govuk-link" href={paths.provider.applications()}>
              See your applications, or start one
            </a>
          </p>
        </EmptyState>
      ) : (
        <TaskList
          items={toDo.map(({ text, href, due, late }) => ({
            title: text,
            href,
            status: late ? <strong>{due}: overdue</strong> : (due ?? "No date"),
          }))}
        />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.visits()}>
          Our visits to you, and what was agreed
        </a>
      </p>
    </Page>
  );
}
