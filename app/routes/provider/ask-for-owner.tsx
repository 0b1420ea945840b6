import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { askForOwner } from "#app/domain/accounts/ask-to-join.server.ts";
import { askForOwnerForm } from "#app/domain/accounts/joining.ts";
import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Ask the council for a new owner", states: ["empty", "error", "asked"] };

export const loader = guarded("team.ask-owner", async ({ who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const asked = url.searchParams.get("asked") === "yes";
  return { provider: who.providerName, asked, submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction("team.ask-owner", async ({ db, who, at, form }) => {
  const parsed = parseForm(askForOwnerForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await askForOwner(db, who, parsed.answers, at);
  throw redirect(`${paths.provider.askForOwner()}?asked=yes`, 303);
});

export default function AskForOwner() {
  const { provider, asked, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text } = useFormState();
  const page = { caption: provider, back: paths.provider.people(), backText: "People" };
  if (asked && problems.length === 0)
    return (
      <Page {...page} title="The council has your request">
        <p className="govuk-body">
          It checks who you are, looks the organisation up in a public register, and calls back on a number that it
          finds for itself. We email you when it has decided.
        </p>
      </Page>
    );
  return (
    <Page {...page} title="Ask the council for a new owner" summary={<ErrorSummary problems={problems} />}>
      <p className="govuk-body">
        For when the owner of {provider} has left and nobody can change its people. Whoever is still an owner is told
        that you asked.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Textarea
          {...field("note")}
          label="Who are you there, and what happened to the owner?"
          hint="What you do, since when, and who can confirm it. Write nothing about children"
        />
        <Button>Ask to become the owner</Button>
      </Form>
    </Page>
  );
}
