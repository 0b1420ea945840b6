import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { kpiNames, kpis } from "#app/domain/performance/kpis.ts";
import { lotChoices } from "#app/domain/performance/performance.server.ts";
import { targetForm } from "#app/domain/performance/performance-forms.ts";
import { setTarget } from "#app/domain/performance/set-target.server.ts";
import { targetsSet } from "#app/domain/performance/targets.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Targets", states: ["empty", "error", "filled"] };

export const loader = guardedRead("visit.read", async ({ db, who, at }) => ({
  set: await targetsSet(db),
  lots: await lotChoices(db),
  sets: can(who, "performance.target"),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "performance.target",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(targetForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await setTarget(db, who, parsed.answers, at);
    throw redirect(paths.admin.performanceTargets(), 303);
  },
  "visit.read",
);

export default function Targets() {
  const { set, lots, sets, key } = useLoaderData<typeof loader>();
  const { problems, field, text, date } = useFormState();
  return (
    <Page
      title="Targets"
      back={paths.admin.performance()}
      backText="Performance"
      width="full"
      summary={<ErrorSummary problems={problems} />}
    >
      {set.length > 0 ? (
        <Table
          caption="What the council has set"
          captionClassName="govuk-table__caption--m"
          head={["Measure", "Lot", "Target", "Amber from", "From", "Where it comes from", "Set"]}
          rows={set.map(({ title, lot, target, amber, from, source, by, at }) => [
            ...[title, lot, `${target}%`, `${amber}%`, from, source, `${at} by ${by}`],
          ])}
        />
      ) : (
        <p className="govuk-body">The council has set none of its own yet. These stand:</p>
      )}
      <Table
        caption="Where the council has set nothing"
        captionClassName="govuk-table__caption--m"
        head={["Measure", "Target", "Amber from", "How it is counted", "Where it comes from"]}
        rows={kpiNames.map((name) => [
          kpis[name].title,
          `${kpis[name].target}%`,
          `${kpis[name].amber}%`,
          kpis[name].how,
          kpis[name].source,
        ])}
      />
      {sets ? (
        <Form method="post" noValidate>
          <h2 className="govuk-heading-m">Set a target</h2>
          <SubmissionKey value={text("submissionKey") ?? key} />
          <Select
            {...field("kpi")}
            label="What is measured?"
            items={kpiNames.map((value) => ({ value, text: kpis[value].title }))}
          />
          <Select
            {...field("lot")}
            label="On which lot?"
            items={[{ value: "", text: "Every lot" }, ...lots.map(({ id, name }) => ({ value: id, text: name }))]}
          />
          <Input {...field("target")} label="Target, in per cent" inputMode="numeric" width={3} />
          <Input {...field("amber")} label="Amber begins at, in per cent" inputMode="numeric" width={3} />
          <DateInput {...date("fromOn")} legend="From which day?" hint="Quarters that ended before it keep theirs" />
          <Input
            {...field("source")}
            label="Where does it come from?"
            hint="For example: terms of the lot, schedule 4"
          />
          <Button>Set the target</Button>
        </Form>
      ) : null}
    </Page>
  );
}
