import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { applicationStates } from "#app/domain/applications/application-status.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Withdraw an application", states: ["filled"] };

export const loader = guarded("application.submit", async ({ db, who, params }) => {
  const application = await getApplication(db, who, params.id ?? "", "application.submit");
  next(applicationStates, application.status, "withdraw");
  return { id: application.id, ref: application.ref, lotName: application.lotName };
});

export const action = guardedAction(
  "application.submit",
  async ({ db, who, at, params }) => {
    const id = params.id ?? "";
    await withdrawApplication(db, who, id, at);
    throw redirect(paths.provider.application(id), 303);
  },
  "application.read",
);

export default function Withdraw() {
  const { id, ref, lotName } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Do you want to withdraw this application?"
      caption={`${lotName}, ${ref}`}
      back={paths.provider.application(id)}
    >
      <p className="govuk-body">
        We stop reading it, and it cannot be opened again. Your answers and documents are kept: a new application begins
        with them.
      </p>
      <Form method="post">
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
