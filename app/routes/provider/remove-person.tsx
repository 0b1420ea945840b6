import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { removeFromTeam } from "#app/domain/accounts/change-team.server.ts";
import { teamMember } from "#app/domain/accounts/team.server.ts";
import { removeForm } from "#app/domain/accounts/team.ts";
import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Remove a person", states: ["filled"] };

export const loader = guarded("team.manage", async ({ db, who, at, params }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { id, name } = await teamMember(db, who.providerId, params.id ?? "");
  return { id, name, provider: who.providerName, submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "team.manage",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(removeForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await removeFromTeam(db, who, { personId: params.id ?? "", ...parsed.answers }, at);
    throw redirect(`${paths.provider.people()}?done=removed`, 303);
  },
  "team.read",
);

export default function RemovePerson() {
  const { id, name, provider, submissionKey } = useLoaderData<typeof loader>();
  return (
    <Page title={`Remove ${name}?`} caption={provider} back={paths.provider.person(id)} backText={name}>
      <p className="govuk-body">
        They are signed out at once and no longer act for {provider}. They are also taken off your contacts and off
        every placement on which they are named. What they did stays on record. We email them.
      </p>
      <p className="govuk-body">Your staff record is a list of its own, and does not change.</p>
      <Form method="post">
        <SubmissionKey value={submissionKey} />
        <ButtonGroup>
          <Button look="warning">Remove this person</Button>
          <a className="govuk-link" href={paths.provider.person(id)}>
            Keep them
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
