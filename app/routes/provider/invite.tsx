import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { invite } from "#app/domain/accounts/invite.server.ts";
import { providerRoleChoices } from "#app/domain/accounts/role-words.ts";
import { inviteForm } from "#app/domain/accounts/team.ts";
import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";

export const handle = { title: "Invite a person", states: ["empty", "error"] };

export const loader = guarded("team.manage", async ({ who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  return { provider: who.providerName, submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "team.manage",
  async ({ db, who, at, form }) => {
    if (who.kind !== "provider") throw new NotFound();
    const parsed = parseForm(inviteForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { role: providerRole, ...person } = parsed.answers;
    await invite(db, who, { ...person, providerId: who.providerId, providerRole }, at);
    throw redirect(`${paths.provider.people()}?done=invited`, 303);
  },
  "team.read",
);

export default function Invite() {
  const { provider, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text, error } = useFormState();
  return (
    <Page
      title="Invite a person"
      caption={provider}
      back={paths.provider.people()}
      backText="People"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        We email them a link that works once, for two days. They choose their own password: never share yours.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Input {...field("name")} label="Full name" autoComplete="off" spellCheck={false} />
        <EmailInput {...field("email")} hint="Their own, that nobody else reads" autoComplete="off" />
        <Radios
          name="role"
          legend="What may they do?"
          value={text("role")}
          error={error("role")}
          items={providerRoleChoices}
        />
        <Button>Send the invitation</Button>
      </Form>
    </Page>
  );
}
