import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { enterResult } from "#app/domain/performance/enter-result.server.ts";
import { kpis } from "#app/domain/performance/kpis.ts";
import { performanceOf } from "#app/domain/performance/performance.server.ts";
import { byHandKpis, entryForm } from "#app/domain/performance/performance-forms.ts";
import { quarterAsked, quarterInWords, quartersUntil } from "#app/domain/performance/quarter.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { PerformanceTables } from "../../performance-table.tsx";

export const handle = { title: "Performance", states: ["empty", "filled", "error"] };

export const loader = guardedRead("visit.read", async ({ db, who, at, params, url }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  const today = londonDate(at);
  const quarter = quarterAsked(url.searchParams.get("quarter"), today);
  return {
    ...provider,
    quarter,
    quarters: quartersUntil(today).map((value) => ({ value, text: quarterInWords(value) })),
    lots: await performanceOf(db, provider.id, quarter, at),
    enters: can(who, "performance.enter"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "performance.enter",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(entryForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const providerId = params.id ?? "";
    await enterResult(db, who, { providerId, ...parsed.answers }, at);
    throw redirect(paths.admin.providerPerformance(providerId, parsed.answers.quarter), 303);
  },
  "visit.read",
);

export default function ProviderPerformance() {
  const { id, name, quarter, quarters, lots, enters, key } = useLoaderData<typeof loader>();
  const { problems, field, text } = useFormState();
  return (
    <Page
      title="Performance"
      caption={name}
      back={paths.admin.provider(id)}
      backText={name}
      width="full"
      summary={<ErrorSummary problems={problems} />}
    >
      {lots.length === 0 ? (
        <EmptyState title="It is approved on no lot, so nothing is measured" />
      ) : (
        <>
          <Filter
            above
            action={paths.admin.providerPerformance(id)}
            title="Choose a quarter"
            buttonText="Show"
            fields={<Select name="quarter" id="shown" label="Quarter" defaultValue={quarter} items={quarters} />}
          >
            <PerformanceTables lots={lots} />
          </Filter>
          {enters ? (
            <Form method="post" noValidate>
              <h2 className="govuk-heading-m">Enter what the portal cannot count</h2>
              <SubmissionKey value={text("submissionKey") ?? key} />
              <Select
                {...field("kpi")}
                label="What is measured?"
                items={byHandKpis.map((value) => ({ value, text: kpis[value].title }))}
              />
              <Select
                {...field("lot")}
                label="On which lot?"
                items={lots.map((lot) => ({ value: lot.id, text: lot.name }))}
              />
              <Select
                {...field("quarter")}
                label="In which quarter?"
                defaultValue={text("quarter") ?? quarter}
                items={quarters}
              />
              <Input {...field("met")} label="How many met it?" inputMode="numeric" width={5} />
              <Input {...field("ofAll")} label="Of how many?" inputMode="numeric" width={5} />
              <Input {...field("source")} label="Where do the numbers come from?" />
              <Button>Save</Button>
            </Form>
          ) : null}
        </>
      )}
    </Page>
  );
}
