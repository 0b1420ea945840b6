import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { changeStaff, recordStaffCheck, staffLeft } from "#app/domain/providers/keep-staff.server.ts";
import { staffMember } from "#app/domain/providers/staff.server.ts";
import { staffChangeForm, staffCheckForm, staffChecks } from "#app/domain/providers/staff.ts";
import { checksInWords } from "#app/domain/providers/staff-grid.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Check } from "../staff-grid.tsx";

export const handle = { title: "Member of staff", states: ["filled", "error", "left"] };

export const loader = guarded("staff.keep", async ({ db, who, at, params }) => {
  if (who.kind !== "provider") throw new NotFound("person");
  const { checks, leftAt, ...person } = await staffMember(db, who.providerId, params.id ?? "");
  return { ...person, left: leftAt ? formatDate(leftAt) : undefined, checks: checksInWords(checks, londonDate(at)) };
});

export const action = guardedAction(
  "staff.keep",
  async ({ db, who, at, params, form }) => {
    const id = params.id ?? "";
    const posted = await form();
    const intent = posted.get("intent");
    if (intent === "left") {
      await staffLeft(db, who, id, at);
      throw redirect(paths.provider.staff(), 303);
    }
    if (intent === "change") {
      const parsed = parseForm(staffChangeForm, posted);
      if (!parsed.ok) return data(parsed.failure, 400);
      await changeStaff(db, who, id, parsed.answers, at);
    } else {
      const parsed = parseForm(staffCheckForm, posted);
      if (!parsed.ok) return data(parsed.failure, 400);
      await recordStaffCheck(db, who, id, parsed.answers, at);
    }
    throw redirect(paths.provider.staffMember(id), 303);
  },
  "provider.home",
);

export default function StaffMember() {
  const { id, name, role, left, checks } = useLoaderData<typeof loader>();
  const { problems, field, date, values } = useFormState({ name, role });
  const changing = values.intent === "change";
  return (
    <Page
      title={name}
      caption={role}
      back={paths.provider.staff()}
      backText="Your staff"
      summary={<ErrorSummary problems={problems} />}
    >
      {left ? <InsetText>Left on {left}. What was checked is kept.</InsetText> : null}
      <SummaryList rows={checks.map((check) => ({ key: check.label, value: <Check check={check} /> }))} />
      {left ? null : (
        <>
          <Form method="post" noValidate key={checks.map(({ seen }) => seen?.on).join()}>
            <h2 className="govuk-heading-m">Record a check</h2>
            <p className="govuk-body">Never enter a certificate’s number.</p>
            <input type="hidden" name="intent" value="check" />
            <Select
              {...field("check")}
              label="Check"
              items={[
                { value: "", text: "Select" },
                ...staffChecks.map(({ value, label }) => ({ value, text: label })),
              ]}
            />
            <DateInput {...date("checkedOn")} legend="Date of the check" />
            <Input
              {...field("level")}
              label="Level (optional)"
              hint="For example, enhanced with barred list"
              width={20}
            />
            <Input {...field("seenBy")} label="Seen by" width={20} />
            <Button>Record the check</Button>
          </Form>
          <Details summary="Change the name or role" open={changing}>
            <Form method="post" noValidate>
              <input type="hidden" name="intent" value="change" />
              <Input {...field("name")} label="Full name" autoComplete="off" spellCheck={false} width={20} />
              <Input {...field("role")} label="Role" width={20} />
              <Button look="secondary">Save</Button>
            </Form>
          </Details>
          <Details summary="Say that they have left">
            <Form method="post">
              <input type="hidden" name="intent" value="left" />
              <input type="hidden" name="id" value={id} />
              <p className="govuk-body">
                What was checked is kept, and you can no longer name them. If they come back, add them again.
              </p>
              <Button look="warning">They have left</Button>
            </Form>
          </Details>
        </>
      )}
    </Page>
  );
}
