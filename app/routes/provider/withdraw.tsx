import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { applicationStates } from "#app/domain/applications/application-status.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { withdrawApplication, withdrawForm } from "#app/domain/applications/withdraw-application.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Withdraw an application", states: ["filled"] };

export const loader = guarded("application.submit", async ({ db, who, at, params }) => {
  const application = await getApplication(db, who, params.id ?? "", "application.submit");
  next(applicationStates, application.status, "withdraw");
  const { id, ref, lotName, version } = application;
  return { id, ref, lotName, version, submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "application.submit",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(withdrawForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const applicationId = params.id ?? "";
    await withdrawApplication(db, who, { applicationId, ...parsed.answers }, at);
    throw redirect(paths.provider.application(applicationId), 303);
  },
  "application.read",
);

export default function Withdraw() {
  const { id, ref, lotName, version, submissionKey } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="Do you want to withdraw this application?"
      caption={`${lotName}, ${ref}`}
      back={paths.provider.application(id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        We stop reading it, and it cannot be opened again. Your answers and documents are kept: a new application begins
        with them.
      </p>
      <Form method="post">
        <SubmissionKey value={submissionKey} />
        <Version value={version} />
        <ButtonGroup>
          <Button look="warning">Withdraw the application</Button>
          <a className="govuk-link" href={paths.provider.application(id)}>
            Keep it
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
