import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { addStaff } from "#app/domain/providers/keep-staff.server.ts";
import { staffForm } from "#app/domain/providers/staff.ts";
import { staffGrid } from "#app/domain/providers/staff-grid.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { StaffRecord } from "../staff-grid.tsx";
import { TeamTabs } from "./team-tabs.tsx";

export const handle = { title: "Your staff", states: ["empty", "filled", "error"] };

export const loader = guarded("provider.home", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  return {
    provider: who.providerName,
    mayKeep: can(who, "staff.keep"),
    submissionKey: uuidv7(at.getTime()),
    grid: await staffGrid(db, who.providerId, pageNumber(url.searchParams.get("page")), londonDate(at)),
  };
});

export const action = guardedAction(
  "staff.keep",
  async ({ db, who, at, form }) => {
    if (who.kind !== "provider") throw new NotFound();
    const parsed = parseForm(staffForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { id } = await addStaff(db, who, parsed.answers, at);
    throw redirect(paths.provider.staffMember(id), 303);
  },
  "provider.home",
);

export default function Staff() {
  const { grid, provider, mayKeep, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text } = useFormState();
  return (
    <Page
      title="Your staff"
      caption={provider}
      lead="Your single central record: who was checked, when, and who saw it."
      width="full"
      summary={<ErrorSummary problems={problems} />}
    >
      <TeamTabs current="staff" />
      <p className="govuk-body">Never enter a certificate’s number, and never upload a DBS certificate.</p>
      <ul className="govuk-list app-no-print">
        {grid.total > 0 ? (
          <li>
            <a className="govuk-link" href={paths.provider.staffCsv()}>
              Download the record (CSV)
            </a>
          </li>
        ) : null}
        {mayKeep ? (
          <li>
            <a className="govuk-link" href={paths.provider.staffImport()}>
              Bring in a list of staff
            </a>
          </li>
        ) : null}
      </ul>
      <StaffRecord
        grid={grid}
        {...(mayKeep ? { link: paths.provider.staffMember } : {})}
        empty="Add the people who teach or meet children. You name them when you offer a place."
      />
      {mayKeep ? (
        <Form method="post" noValidate className="app-no-print">
          <h2 className="govuk-heading-m">Add a member of staff</h2>
          <SubmissionKey value={text("submissionKey") ?? submissionKey} />
          <Input {...field("name")} label="Full name" autoComplete="off" spellCheck={false} width={20} />
          <Input {...field("role")} label="Role" width={20} />
          <Button>Add to the list</Button>
        </Form>
      ) : null}
    </Page>
  );
}
