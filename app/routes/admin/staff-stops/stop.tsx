import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { placementWords } from "#app/domain/placements/placement-status.ts";
import { liftForm } from "#app/domain/staff-stops/staff-stop-forms.ts";
import { getStop } from "#app/domain/staff-stops/staff-stops.server.ts";
import { liftStop } from "#app/domain/staff-stops/stop-staff.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Stop on a worker", states: ["open", "error", "lifted"] };

export const loader = guarded("staff.stop", async ({ db, params }) => getStop(db, params.id ?? ""));

export const action = guardedAction("staff.stop", async ({ db, who, at, params, form }) => {
  const parsed = parseForm(liftForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const id = params.id ?? "";
  await liftStop(db, who, { id, ...parsed.answers }, at);
  throw redirect(paths.admin.staffStop(id), 303);
});

export default function StaffStop() {
  const { name, reason, at, by, lifted, people, placements } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState();
  return (
    <Page
      title={name}
      caption={lifted ? "Lifted stop" : "Stop in force"}
      back={paths.admin.staffStops()}
      backText="Stops on workers"
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList
        rows={[
          { key: "Stopped", value: `${at}, by ${by}` },
          { key: "Reason", value: reason },
          ...(lifted ? [{ key: "Lifted", value: `${lifted.at}, by ${lifted.by}: ${lifted.because}` }] : []),
        ]}
      />
      {lifted ? null : (
        <>
          {people.length > 0 ? (
            <Table
              caption="Whom it stops"
              head={["Name", "Role", "Provider"]}
              rows={people.map((one) => [one.name, one.role, one.provider])}
            />
          ) : (
            <p className="govuk-body">Nobody of this name is on a record now.</p>
          )}
          {placements.length > 0 ? (
            <Table
              caption="Placements that name them"
              head={["Placement", "State", "Provider"]}
              rows={placements.map(({ id, ref, status, paused, provider }) => [
                <a className="govuk-link" href={paths.admin.placement(id)} key="ref">
                  {ref}
                </a>,
                status === "live"
                  ? "Running: decide today whether it goes on"
                  : paused && status === "paused"
                    ? "Paused by this stop. The broker and the provider were told"
                    : placementWords[status].text,
                provider,
              ])}
            />
          ) : (
            <p className="govuk-body">No placement names them.</p>
          )}
          <Form method="post" noValidate>
            <h2 className="govuk-heading-m">Lift this stop</h2>
            <Textarea {...field("reason")} label="Why it is lifted" rows={3} />
            <Button look="secondary">Lift the stop</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
