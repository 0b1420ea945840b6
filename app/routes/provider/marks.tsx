import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { attendedPlacement } from "#app/domain/attendance/attended-placement.server.ts";
import { weekForm } from "#app/domain/attendance/mark-forms.ts";
import { marksBetween } from "#app/domain/attendance/marks.server.ts";
import { isWithin, mondayOf, weekOf, weekToShow } from "#app/domain/attendance/marks.ts";
import { recordMarks } from "#app/domain/attendance/record-marks.server.ts";
import { addDays, formatDate, isDate } from "#app/domain/london-time.ts";
import { ownPlacement } from "#app/domain/placements/own-placement.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { HalfDayMark } from "./half-day-mark.tsx";

export const handle = { title: "Attendance", states: ["empty", "filled", "error"] };

export const loader = guarded("placement.read-own", async ({ db, who, at, params, url }) => {
  const { id, ref } = await ownPlacement(db, who, params.id);
  const { pattern, period } = await attendedPlacement(db, id, at);
  const asked = url.searchParams.get("week") ?? undefined;
  const monday = weekToShow(period, asked && isDate(asked) ? asked : undefined);
  const sunday = addDays(monday, 6);
  const marks = await marksBetween(db, id, monday, sunday);
  const notYet = period.last < period.first;
  return {
    id,
    ref,
    monday,
    halfDays: notYet
      ? []
      : weekOf(monday, pattern)
          .filter(({ date }) => isWithin(period, date))
          .map((day) => {
            const mark = marks.find(({ date, half }) => date === day.date && half === day.half);
            const { version = 0, code, how, challenge } = mark ?? {};
            return { ...day, version, code, how, challenge };
          }),
    earlier: !notYet && monday > mondayOf(period.first) ? addDays(monday, -7) : undefined,
    later: !notYet && monday < mondayOf(period.last) ? addDays(monday, 7) : undefined,
    canRecord: can(who, "mark.record"),
    saved: url.searchParams.has("saved"),
    submissionKey: uuidv7(),
  };
});

export const action = guardedAction(
  "mark.record",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(weekForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const placementId = params.id ?? "";
    await recordMarks(db, who, { placementId, ...parsed.answers }, at);
    throw redirect(`${paths.provider.marks(placementId)}?week=${parsed.answers.marks[0]?.date}&saved=yes`, 303);
  },
  "placement.read-own",
);

export default function Marks() {
  const { id, ref, monday, halfDays, earlier, later, canRecord, saved, submissionKey } = useLoaderData<typeof loader>();
  const { problems, text, error } = useFormState();
  const week = (date: string) => `${paths.provider.marks(id)}?week=${date}`;
  const open = canRecord && halfDays.some(({ how }) => !how);
  return (
    <Page
      title={`Attendance in the week of ${formatDate(monday)}`}
      caption={ref}
      back={paths.provider.placement(id)}
      backText="Back to the placement"
      summary={
        <>
          <ErrorSummary problems={problems} />
          {saved && problems.length === 0 ? <NotificationBanner success>Attendance saved</NotificationBanner> : null}
        </>
      }
    >
      <p className="govuk-body">
        Say what became of each agreed session, on the day if you can. A session counts for your invoice once someone
        outside your organisation has confirmed it: a council officer, or five working days without a challenge.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={submissionKey} />
        {halfDays.map((day) => (
          <HalfDayMark
            key={`${day.date}${day.half}`}
            day={day}
            canRecord={canRecord}
            typed={text(`code.${day.date}.${day.half}`)}
            error={error(`code.${day.date}.${day.half}`)}
          />
        ))}
        {halfDays.length === 0 ? (
          <EmptyState title="No sessions to record in this week yet">
            <p className="govuk-body">Sessions appear here from the day on which they take place.</p>
          </EmptyState>
        ) : null}
        {open ? <Button>Save attendance</Button> : null}
      </Form>
      {earlier || later ? (
        <Pagination
          aria-label="Weeks"
          previous={
            earlier ? { href: week(earlier), text: "Previous week", labelText: formatDate(earlier) } : undefined
          }
          next={later ? { href: week(later), text: "Next week", labelText: formatDate(later) } : undefined}
        />
      ) : null}
    </Page>
  );
}
