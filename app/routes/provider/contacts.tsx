import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { contactsForm } from "#app/domain/accounts/team.ts";
import { NotFound } from "#app/domain/errors.ts";
import { chooseContacts, contactChoices } from "#app/domain/providers/contacts.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Whom we tell", states: ["filled", "error"] };

export const loader = guarded("team.manage", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  return {
    provider: who.providerName,
    referrals: await contactChoices(db, who.providerId, "referrals"),
    evidence: await contactChoices(db, who.providerId, "evidence"),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "team.manage",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(contactsForm, await form(), ["referrals", "evidence"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    await chooseContacts(db, who, parsed.answers, at);
    throw redirect(`${paths.provider.people()}?done=contacts`, 303);
  },
  "team.read",
);

export default function Contacts() {
  const { provider, referrals, evidence, submissionKey } = useLoaderData<typeof loader>();
  const { problems, text, list, error } = useFormState();
  const values = (name: string, people: typeof referrals) =>
    problems.length > 0 ? list(name) : people.filter(({ chosen }) => chosen).map(({ personId }) => personId);
  const items = (people: typeof referrals) =>
    people.map(({ personId, name, email }) => ({ value: personId, label: name, hint: email }));
  return (
    <Page
      title="Whom we tell"
      caption={provider}
      back={paths.provider.people()}
      backText="People"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        Choose at least two people for each, so that nothing waits while one of them is away. While nobody is chosen we
        tell the owners, and of referrals also whoever answers them.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Checkboxes
          name="referrals"
          legend="Referrals, awards and placements"
          hint="Owners and people with the role Referrals"
          values={values("referrals", referrals)}
          error={error("referrals")}
          items={items(referrals)}
        />
        <Checkboxes
          name="evidence"
          legend="Documents and their end dates"
          values={values("evidence", evidence)}
          error={error("evidence")}
          items={items(evidence)}
        />
        <Button>Save</Button>
      </Form>
    </Page>
  );
}
