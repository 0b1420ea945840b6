import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { parseReference } from "#app/domain/reference.ts";
import { lookForm, stopForm } from "#app/domain/staff-stops/staff-stop-forms.ts";
import { namesakes } from "#app/domain/staff-stops/staff-stops.server.ts";
import { stopStaff } from "#app/domain/staff-stops/stop-staff.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { type Failure, parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Stop a worker", states: ["empty", "found", "error"] };

type Found = Awaited<ReturnType<typeof namesakes>>;
type Answer = Failure & { found?: Found };

export const loader = guarded("staff.stop", async ({ at, url }) => ({
  submissionKey: uuidv7(at.getTime()),
  concern: parseReference(url.searchParams.get("concern") ?? "", "CON"),
}));

export const action = guardedAction("staff.stop", async ({ db, who, at, form }) => {
  const posted = await form();
  const look = parseForm(lookForm, posted, ["shown", "meant"]);
  if (!look.ok) return data<Answer>(look.failure, 400);
  const found = await namesakes(db, look.answers.name);
  if (posted.get("intent") !== "stop") return data<Answer>({ errors: {}, values: look.values, found });
  const parsed = parseForm(stopForm, posted, ["shown", "meant"]);
  if (!parsed.ok) return data<Answer>({ ...parsed.failure, found }, 400);
  const { id } = await stopStaff(db, who, parsed.answers, at);
  throw redirect(paths.admin.staffStop(id), 303);
});

export default function NewStaffStop() {
  const { submissionKey, concern } = useLoaderData<typeof loader>();
  const found = useActionData<Answer>()?.found;
  const { problems, field, text, list, error } = useFormState();
  return (
    <Page
      title="Stop a worker"
      back={paths.admin.staffStops()}
      backText="Stops on workers"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        From the minute of the stop nothing that names this worker can be offered, awarded or started, at any provider,
        and the running placements that name them are paused. Their providers are told that someone cannot be named,
        without the reason. Brokers are told which of their placements paused, neither who nor why.
      </p>
      {found === undefined ? (
        <Form method="post" noValidate>
          <Input {...field("name")} label="Full name" autoComplete="off" spellCheck={false} width={20} />
          <Button>Look for them on every record</Button>
        </Form>
      ) : (
        <Form method="post" noValidate>
          <SubmissionKey value={text("submissionKey") ?? submissionKey} />
          <input type="hidden" name="intent" value="stop" />
          <input type="hidden" name="name" value={text("name") ?? ""} />
          {found.map(({ id }) => (
            <input type="hidden" name="shown" value={id} key={id} />
          ))}
          {found.length === 0 ? (
            <p className="govuk-body">
              Nobody called {text("name")} is on a record now. Whoever is added under this name will be stopped.
            </p>
          ) : (
            <Checkboxes
              name="meant"
              legend={`Which of those called ${text("name")} do you mean?`}
              hint="Those whom you leave out are somebody else. Whoever is added under this name later is stopped"
              values={list("meant")}
              error={error("meant")}
              items={found.map(({ id, name, role, provider, left }) => ({
                value: id,
                label: `${name}, ${role}`,
                hint: `${provider}${left ? ", left" : ""}`,
              }))}
            />
          )}
          <Textarea
            {...field("reason")}
            defaultValue={text("reason") ?? (concern ? `Concern ${concern}` : undefined)}
            label="Reason"
            hint="Only quality leads read it"
            rows={4}
          />
          <Button look="warning">Stop this worker now</Button>
        </Form>
      )}
    </Page>
  );
}
