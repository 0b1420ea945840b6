import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { performanceOf } from "#app/domain/performance/performance.server.ts";
import { quarterAsked, quarterInWords, quartersUntil } from "#app/domain/performance/quarter.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { PerformanceTables } from "../performance-table.tsx";

export const handle = { title: "How you do", states: ["empty", "filled"] };

export const loader = guardedRead("visit.read-own", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const today = londonDate(at);
  const quarter = quarterAsked(url.searchParams.get("quarter"), today);
  return {
    provider: who.providerName,
    quarter,
    quarters: quartersUntil(today).map((value) => ({ value, text: quarterInWords(value) })),
    lots: await performanceOf(db, who.providerId, quarter, at),
  };
});

export default function Performance() {
  const { provider, quarter, quarters, lots } = useLoaderData<typeof loader>();
  return (
    <Page
      title="How you do"
      caption={provider}
      back={paths.provider.visits()}
      backText="Visits and actions"
      width="full"
    >
      {lots.length === 0 ? (
        <EmptyState title="You are on no lot yet, so nothing is measured" />
      ) : (
        <>
          <p className="govuk-body">
            The council sees the same. It is counted once a day, and fewer than five are not judged. Tell us if a number
            is wrong.
          </p>
          <Filter
            above
            action={paths.provider.performance()}
            title="Choose a quarter"
            buttonText="Show"
            fields={<Select name="quarter" label="Quarter" defaultValue={quarter} items={quarters} />}
          >
            <PerformanceTables lots={lots} />
          </Filter>
        </>
      )}
    </Page>
  );
}
