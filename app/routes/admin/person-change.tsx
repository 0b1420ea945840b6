import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { changeAccount } from "#app/domain/accounts/people/change-account.server.ts";
import {
  type AccountChangeName,
  accountChange,
  accountChangeNamed,
  checks,
} from "#app/domain/accounts/people/people-forms.ts";
import { personFile } from "#app/domain/accounts/people/person-file.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { personChangeWords } from "./person-change-words.ts";

export const handle = {
  title: "Change an account",
  states: ["disable", "enable", "sign-out", "remove-factors", "error"],
};

export const loader = guarded("person.manage", async ({ db, at, params }) => {
  const { id, name } = await personFile(db, params.id ?? "", at);
  return { id, name, change: named(params), submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "person.manage",
  async ({ db, who, at, params, form }) => {
    const { id = "" } = params;
    const posted = await form();
    posted.set("change", named(params));
    const parsed = parseForm(accountChange, posted);
    if (!parsed.ok) return data(parsed.failure, 400);
    await changeAccount(db, who, id, parsed.answers, at);
    throw redirect(`${paths.admin.person(id)}?done=${parsed.answers.change}`, 303);
  },
  "person.read",
);

function named({ change }: { change?: string }): AccountChangeName {
  const name = accountChangeNamed(change);
  if (!name) throw new NotFound("page");
  return name;
}

export default function PersonChange() {
  const { id, name, change, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text, error } = useFormState();
  const { title, what, note, button } = personChangeWords[change];
  return (
    <Page
      title={title(name)}
      back={paths.admin.person(id)}
      backText={name}
      summary={<ErrorSummary problems={problems} />}
    >
      {what.map((sentence) => (
        <p className="govuk-body" key={sentence}>
          {sentence}
        </p>
      ))}
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        {note ? (
          <Textarea {...field("note")} label={note} hint="Only those who may see this account read it" rows={3} />
        ) : null}
        {change === "remove-factors" ? (
          <Radios
            name="check"
            legend="How did you check that it is them who asks?"
            value={text("check")}
            error={error("check")}
            items={Object.entries(checks).map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        <ButtonGroup>
          <Button look={change === "enable" ? undefined : "warning"}>{button}</Button>
          <a className="govuk-link" href={paths.admin.person(id)}>
            Leave the account as it is
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
