import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { approveException } from "#app/domain/visits/approve-exception.server.ts";
import { exceptionForm } from "#app/domain/visits/visit-forms.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Approve an exception from the visit", states: ["empty", "error"] };

export const loader = guardedRead("visit.except", async ({ db, who, at, params }) => ({
  ...(await openProvider(db, who, params.id ?? "")),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "visit.except",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(exceptionForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const providerId = params.id ?? "";
    await approveException(db, who, { providerId, ...parsed.answers }, at);
    throw redirect(paths.admin.providerVisits(providerId), 303);
  },
  "visit.read",
);

export default function VisitException() {
  const { id, name, key } = useLoaderData<typeof loader>();
  const { problems, field, text, date } = useFormState();
  return (
    <Page
      title="Approve an exception from the visit"
      caption={name}
      back={paths.admin.providerVisits(id)}
      backText="Visits"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        Until its last day this provider can be awarded placements without having been visited, if everything else is in
        order. It stands in your name. Placements cannot begin after that day unless the visit was made.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? key} />
        <Textarea {...field("reason")} label="Why is no visit needed yet?" rows={4} />
        <DateInput {...date("until")} legend="Last day of the exception" />
        <Button>Approve the exception</Button>
      </Form>
    </Page>
  );
}
