import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { councilRoles } from "#app/access/actor.ts";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { changeRoles } from "#app/domain/accounts/people/change-roles.server.ts";
import { rolesForm } from "#app/domain/accounts/people/people-forms.ts";
import { personFile } from "#app/domain/accounts/people/person-file.server.ts";
import { councilRoleWords } from "#app/domain/accounts/role-words.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
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

export const handle = { title: "Change council roles", states: ["filled", "error"] };

export const loader = guarded("person.manage", async ({ db, at, params, config }) => {
  const { id, name, roles, memberships } = await personFile(db, params.id ?? "", at);
  if (memberships.length > 0) throw new NotAllowedNow("give a provider’s person a role of the council");
  return { id, name, roles, fromClaims: config.singleSignOn !== undefined, submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "person.manage",
  async ({ db, who, at, params, form }) => {
    const id = params.id ?? "";
    const parsed = parseForm(rolesForm, await form(), ["roles"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    await changeRoles(db, who, id, parsed.answers, at);
    throw redirect(`${paths.admin.person(id)}?done=roles`, 303);
  },
  "person.read",
);

export default function PersonRoles() {
  const { id, name, roles, fromClaims, submissionKey } = useLoaderData<typeof loader>();
  const { problems, text, list, error } = useFormState({ roles });
  return (
    <Page
      title={`Council roles of ${name}`}
      back={paths.admin.person(id)}
      backText={name}
      summary={<ErrorSummary problems={problems} />}
    >
      {fromClaims ? (
        <WarningText>
          Roles come from single sign-on: at the next sign-in they are again what the council’s directory says.
        </WarningText>
      ) : null}
      <p className="govuk-body">The change counts at once: they are signed out and told by email.</p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <input type="hidden" name="was" value={text("was") ?? roles.join(",")} />
        <Checkboxes
          name="roles"
          legend="Roles"
          values={list("roles")}
          error={error("roles")}
          items={councilRoles.map((value) => ({ value, label: councilRoleWords[value] }))}
        />
        <ButtonGroup>
          <Button>Change the roles</Button>
          <a className="govuk-link" href={paths.admin.person(id)}>
            Leave them as they are
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
