import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { addStaff, listStaff, recordStaffCheck } from "#app/domain/providers/staff.server.ts";
import { staffCheckForm, staffChecks, staffForm } from "#app/domain/providers/staff.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { AddStaff, RecordCheck } from "./team-parts.tsx";
import { TeamTabs } from "./team-tabs.tsx";

export const handle = { title: "Your staff", states: ["empty", "filled", "error"] };

export const loader = guarded("provider.home", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const staff = await listStaff(db, who.providerId);
  return {
    provider: who.providerName,
    mayKeep: can(who, "staff.keep"),
    submissionKey: uuidv7(at.getTime()),
    staff: staff.map(({ id, name, role, checks }) => ({
      id,
      name,
      role,
      checks: staffChecks.map(({ value, label }) => {
        const seen = checks.find(({ check }) => check === value);
        return seen
          ? { label, date: formatDate(seen.checkedOn), level: seen.level ?? "–", seenBy: seen.seenBy }
          : { label, date: "Not recorded", level: "–", seenBy: "–" };
      }),
    })),
  };
});

export const action = guardedAction(
  "staff.keep",
  async ({ db, who, at, form }) => {
    if (who.kind !== "provider") throw new NotFound();
    const posted = await form();
    if (posted.get("intent") === "check") {
      const parsed = parseForm(staffCheckForm, posted);
      if (!parsed.ok) return data(parsed.failure, 400);
      await recordStaffCheck(db, who, parsed.answers, at);
    } else {
      const parsed = parseForm(staffForm, posted);
      if (!parsed.ok) return data(parsed.failure, 400);
      await addStaff(db, who, parsed.answers, at);
    }
    throw redirect(paths.provider.staff(), 303);
  },
  "provider.home",
);

export default function Team() {
  const { staff, provider, mayKeep, submissionKey } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Your staff"
      caption={provider}
      lead="Your single central record: who was checked, when, and who saw it."
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <TeamTabs current="staff" />
      <p className="govuk-body">Never enter a certificate’s number, and never upload a DBS certificate.</p>
      {staff.length === 0 ? (
        <EmptyState title="Nobody is on the list yet">
          <p className="govuk-body">Add the people who teach or meet children. You name them when you offer a place.</p>
        </EmptyState>
      ) : (
        staff.map(({ id, name, role, checks }) => (
          <Table
            key={id}
            caption={`${name}, ${role}`}
            captionClassName="govuk-table__caption--m"
            head={["Check", "Date", "Level", "Seen by"]}
            rows={checks.map(({ label, date, level, seenBy }) => [label, date, level, seenBy])}
            firstCellIsHeader
          />
        ))
      )}
      {mayKeep ? (
        <>
          <AddStaff form={form} submissionKey={submissionKey} />
          {staff.length > 0 ? <RecordCheck form={form} staff={staff} /> : null}
        </>
      ) : null}
    </Page>
  );
}
