import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { planVisit } from "#app/domain/visits/plan-visit.server.ts";
import { purposes, purposeWords } from "#app/domain/visits/visit.ts";
import { planForm } from "#app/domain/visits/visit-forms.ts";
import { lotsOfProvider, visitorsTo } from "#app/domain/visits/visits.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";

export const handle = { title: "Plan a visit", states: ["empty", "error"] };

export const loader = guardedRead("visit.record", async ({ db, who, at, params }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  return {
    ...provider,
    lots: await lotsOfProvider(db, provider.id),
    visitors: await visitorsTo(db, provider.id),
    me: personId(who) ?? "",
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "visit.record",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(planForm, await form(), ["lots"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = await planVisit(db, who, { providerId: params.id ?? "", ...parsed.answers }, at);
    throw redirect(paths.admin.visit(id), 303);
  },
  "visit.read",
);

export default function PlanVisit() {
  const { id, name, lots, visitors, me, key } = useLoaderData<typeof loader>();
  const { problems, field, text, list, date, error } = useFormState();
  return (
    <Page
      title="Plan a visit"
      caption={name}
      back={paths.admin.providerVisits(id)}
      backText="Visits"
      summary={<ErrorSummary problems={problems} />}
    >
      {lots.length === 0 ? (
        <InsetText>This provider has not applied for a lot, so there is nothing to visit for yet.</InsetText>
      ) : (
        <Form method="post" noValidate>
          <SubmissionKey value={text("submissionKey") ?? key} />
          <Input {...field("place")} label="Where will you go?" hint="The site or address" />
          <Checkboxes
            name="lots"
            legend="For which lots?"
            items={lots.map((lot) => ({ value: lot.id, label: lot.name }))}
            values={list("lots")}
            error={error("lots")}
          />
          <DateInput {...date("visitOn")} legend="Date of the visit" hint="Also one that was made already" />
          <Select
            {...field("lead")}
            label="Who leads it?"
            defaultValue={text("lead") ?? me}
            items={[
              { value: "", text: "Select a person" },
              ...visitors.map((one) => ({ value: one.id, text: one.name })),
            ]}
          />
          <Input {...field("others")} label="Who comes too? (optional)" />
          <Radios
            name="purpose"
            legend="Why do you visit?"
            items={purposes.map((value) => ({
              value,
              label: purposeWords[value],
              ...(value === "concern"
                ? { hint: "Write nothing here about the concern: it has a page of its own" }
                : {}),
            }))}
            value={text("purpose")}
            error={error("purpose")}
          />
          <Radios
            name="announced"
            legend="Is the provider told beforehand?"
            items={[
              { value: "yes", label: "Yes", hint: "We send them the date and the place" },
              { value: "no", label: "No", hint: "They see nothing of it before it is recorded" },
            ]}
            value={text("announced")}
            error={error("announced")}
          />
          <Button>Plan the visit</Button>
        </Form>
      )}
    </Page>
  );
}
