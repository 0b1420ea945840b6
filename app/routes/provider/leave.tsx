import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { leaveTeam } from "#app/domain/accounts/change-team.server.ts";
import { teamMember } from "#app/domain/accounts/team.server.ts";
import { keepsAnOwner, leaveForm } from "#app/domain/accounts/team.ts";
import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "Leave", states: ["filled", "last-owner", "error"] };

export const loader = guarded("team.leave", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { role, otherOwners } = await teamMember(db, who.providerId, who.personId);
  return { provider: who.providerName, last: !keepsAnOwner(otherOwners, role), submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction("team.leave", async ({ db, who, at, form }) => {
  const parsed = parseForm(leaveForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await leaveTeam(db, who, parsed.answers.understood === "yes", at);
  throw redirect(`${paths.signIn()}?left=yes`, 303);
});

export default function Leave() {
  const { provider, last, submissionKey } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  return (
    <Page
      title={`Leave ${provider}?`}
      back={paths.provider.people()}
      backText="People"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        You are signed out, and no longer act for {provider}. What you did stays on record. To come back you need a new
        invitation.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={submissionKey} />
        {last ? (
          <>
            <WarningText>
              You are the only owner. When you leave, nobody can apply, add documents or invite people for {provider}{" "}
              until the council has made someone else its owner. The council checks who asks, which can take days.
            </WarningText>
            <Checkboxes
              name="understood"
              legend="Before you go"
              error={error("understood")}
              items={[{ value: "yes", label: `I know that ${provider} will have no owner` }]}
            />
          </>
        ) : null}
        <ButtonGroup>
          <Button look="warning">Leave</Button>
          <a className="govuk-link" href={paths.provider.people()}>
            Stay
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
