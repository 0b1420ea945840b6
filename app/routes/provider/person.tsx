import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { changeRole } from "#app/domain/accounts/change-team.server.ts";
import { providerRoleChoices } from "#app/domain/accounts/role-words.ts";
import { teamMember } from "#app/domain/accounts/team.server.ts";
import { keepsAnOwner, roleForm } from "#app/domain/accounts/team.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = {
  title: ({ data }: { data: { name: string } | undefined }) => data?.name ?? "Person",
  states: ["filled", "only-owner", "error"],
};

export const loader = guarded("team.manage", async ({ db, who, at, params }) => {
  if (who.kind !== "provider") throw new NotFound();
  const person = await teamMember(db, who.providerId, params.id ?? "");
  const { id, name, email, role, lastSeen, secondFactor, otherOwners } = person;
  return {
    ...{ id, name, email, role, secondFactor },
    provider: who.providerName,
    you: id === who.personId,
    seen: lastSeen ? formatDateTime(lastSeen) : "Never",
    submissionKey: uuidv7(at.getTime()),
    onlyOwner: !keepsAnOwner(otherOwners, role),
  };
});

export const action = guardedAction(
  "team.manage",
  async ({ db, who, at, params, form }) => {
    const personId = params.id ?? "";
    const parsed = parseForm(roleForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await changeRole(db, who, { personId, ...parsed.answers }, at);
    throw redirect(`${paths.provider.people()}?done=role`, 303);
  },
  "team.read",
);

export default function Person() {
  const person = useLoaderData<typeof loader>();
  const { problems, text, error } = useFormState({ role: person.role });
  return (
    <Page
      title={person.name}
      caption={person.provider}
      back={paths.provider.people()}
      backText="People"
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList
        rows={[
          { key: "Email address", value: person.email },
          { key: "Last seen", value: person.seen },
          { key: "Second step of signing in", value: person.secondFactor ? "Set up" : "Not set up" },
        ]}
      />
      {person.onlyOwner ? (
        <InsetText>
          {person.you ? "You are the only owner." : "This is the only owner."} Make someone else an owner first: then
          this role can change.
        </InsetText>
      ) : null}
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? person.submissionKey} />
        <Radios
          name="role"
          legend="What may they do?"
          hint="They are signed out, and told by email."
          value={text("role")}
          error={error("role")}
          items={providerRoleChoices}
        />
        <Button>Change the role</Button>
      </Form>
      {person.you || person.onlyOwner ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.removePerson(person.id)}>
            Remove {person.name} from {person.provider}
          </a>
        </p>
      )}
    </Page>
  );
}
