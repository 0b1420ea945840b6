import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { type CouncilRole, councilRoles } from "#app/access/actor.ts";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { invite } from "#app/domain/accounts/invite.server.ts";
import { inviteCouncilForm } from "#app/domain/accounts/people/people-forms.ts";
import { councilRoleWords } from "#app/domain/accounts/role-words.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Invite somebody to the council’s accounts", states: ["empty", "error"] };

export const loader = guarded("person.manage", async ({ at }) => ({ submissionKey: uuidv7(at.getTime()) }));

export const action = guardedAction(
  "person.manage",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(inviteCouncilForm, await form(), ["roles"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { roles, ...person } = parsed.answers;
    const [first, ...rest] = roles;
    if (first)
      await invite(db, who, { ...person, councilRoles: [first, ...rest] as [CouncilRole, ...CouncilRole[]] }, at);
    throw redirect(`${paths.admin.people()}?done=invited`, 303);
  },
  "person.read",
);

export default function InvitePerson() {
  const { submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text, list, error } = useFormState();
  return (
    <Page
      title="Invite somebody to the council’s accounts"
      back={paths.admin.people()}
      backText="People"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        We email them a link that works once, for two days. They choose their own password, and set up a second step
        before they see anything.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Input {...field("name")} label="Full name" autoComplete="off" spellCheck={false} />
        <EmailInput {...field("email")} hint="Their own at work, that nobody else reads" autoComplete="off" />
        <Checkboxes
          name="roles"
          legend="Roles"
          values={list("roles")}
          error={error("roles")}
          items={councilRoles.map((value) => ({ value, label: councilRoleWords[value] }))}
        />
        <Button>Send the invitation</Button>
      </Form>
    </Page>
  );
}
