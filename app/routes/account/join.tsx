import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { askToJoin } from "#app/domain/accounts/ask-to-join.server.ts";
import { askToJoinForm } from "#app/domain/accounts/joining.ts";
import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Join a provider that is registered", states: ["empty", "error", "asked"] };

export const loader = guarded("account.own", async ({ who, at, url }) => {
  if (who.kind === "council" && who.roles.length > 0) throw new NotFound();
  return { asked: url.searchParams.get("asked") === "yes", submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction("account.own", async ({ db, who, at, form }) => {
  const parsed = parseForm(askToJoinForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await askToJoin(db, who, parsed.answers, at);
  throw redirect(`${paths.account.join()}?asked=yes`, 303);
});

export default function Join() {
  const { asked, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text, error } = useFormState();
  if (asked && problems.length === 0)
    return (
      <Page title="Your request is on its way" back={paths.account.providers()} backText="Who you act for">
        <p className="govuk-body">
          If that organisation is registered here, those who decide have your request now, and we email you when they
          have decided. We cannot say whether it is registered.
        </p>
        <p className="govuk-body">Nothing after a week? Ask your colleagues who owns the account, or ask us.</p>
      </Page>
    );
  return (
    <Page
      title="Join a provider that is registered"
      back={paths.account.providers()}
      backText="Who you act for"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">Quicker: ask an owner of the organisation to invite you.</p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Input
          {...field("organisation")}
          label="Company number or exact name of the organisation"
          autoComplete="organization"
          spellCheck={false}
        />
        <Radios
          name="kind"
          legend="What do you ask for?"
          value={text("kind")}
          error={error("kind")}
          items={[
            { value: "join", label: "To join its account", hint: "Its owner decides" },
            {
              value: "owner-left",
              label: "To become its owner, because the owner has left",
              hint: "The council checks who you are, and calls the organisation back, before it decides",
            },
          ]}
        />
        <Textarea
          {...field("note")}
          label="Who are you there?"
          hint="What you do, since when, and who can confirm it. Write nothing about children"
        />
        <Button>Send the request</Button>
      </Form>
    </Page>
  );
}
