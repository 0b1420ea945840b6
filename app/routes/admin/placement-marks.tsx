import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { challengeUntil } from "#app/domain/attendance/five-working-days.ts";
import { challengeMark, confirmMarks, correctMark } from "#app/domain/attendance/judge-marks.server.ts";
import { judgement, judgementLists } from "#app/domain/attendance/mark-forms.ts";
import { confirmedMarks, openMarks } from "#app/domain/attendance/marks.server.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { ownPlacement } from "#app/domain/placements/own-placement.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { ConfirmedMarks, OpenMarks } from "./mark-sections.tsx";

export const handle = { title: "Attendance", states: ["empty", "filled", "error"] };

export const loader = guardedRead("placement.read", async ({ db, who, at, params, url }) => {
  const { id, ref } = await ownPlacement(db, who, params.id);
  const calendar = await loadCalendar(db);
  const open = await openMarks(db, id);
  const confirmed = await confirmedMarks(db, id, pageNumber(url.searchParams.get("page")));
  return {
    id,
    ref,
    open: open.map(({ recordedAt, confirmedAt: _none, ...mark }) => ({
      ...mark,
      until: challengeUntil(calendar, londonDate(recordedAt)),
    })),
    confirmed: {
      ...confirmed,
      rows: confirmed.rows.map(({ recordedAt: _then, confirmedAt, ...mark }) => ({
        ...mark,
        confirmedOn: confirmedAt ? londonDate(confirmedAt) : "",
      })),
    },
    canJudge: can(who, "mark.confirm"),
    done: url.searchParams.get("done"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "mark.confirm",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(judgement, await form(), judgementLists);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { answers } = parsed;
    const deed = { placementId: params.id ?? "", submissionKey: answers.submissionKey };
    switch (answers.intent) {
      case "confirm":
        await confirmMarks(db, who, { ...deed, marks: answers.marks }, at);
        break;
      case "confirm-all":
        await confirmMarks(db, who, { ...deed, marks: answers.shown }, at);
        break;
      case "challenge":
        await challengeMark(db, who, { ...deed, mark: answers.challenged, reason: answers.reason }, at);
        break;
      case "correct": {
        const { corrected: mark, correctCode: code, correctReason: reason } = answers;
        await correctMark(db, who, { ...deed, mark, code, reason }, at);
      }
    }
    throw redirect(`${paths.admin.marks(deed.placementId)}?done=${answers.intent.replace("-all", "")}`, 303);
  },
  "placement.read",
);

const doneWords: Record<string, string> = {
  confirm: "Marks confirmed",
  challenge: "Mark challenged, and the provider told",
  correct: "Mark corrected",
};

export default function PlacementMarks() {
  const { id, ref, open, confirmed, canJudge, done, key } = useLoaderData<typeof loader>();
  const form = useFormState();
  const said = form.problems.length === 0 ? doneWords[done ?? ""] : undefined;
  return (
    <Page
      title="Attendance"
      caption={ref}
      back={paths.admin.placement(id)}
      backText="Back to the placement"
      width="full"
      summary={
        <>
          <ErrorSummary problems={form.problems} />
          {said ? <NotificationBanner success>{said}</NotificationBanner> : null}
        </>
      }
    >
      <p className="govuk-body">
        A mark is the provider’s statement until somebody outside the provider confirms it. Unchallenged, it counts as
        confirmed after five working days. Invoices count confirmed marks only.
      </p>
      <OpenMarks open={open} canJudge={canJudge} submissionKey={key} form={form} />
      <ConfirmedMarks
        confirmed={confirmed}
        canJudge={canJudge}
        submissionKey={key}
        form={form}
        hrefOf={(page) => `${paths.admin.marks(id)}?page=${page}`}
      />
    </Page>
  );
}
