import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { statedReason } from "#app/domain/frameworks/lot-decision.ts";
import { cancelRound } from "#app/domain/frameworks/rounds/cancel-round.server.ts";
import { carriedForward, getRound, toldOf } from "#app/domain/frameworks/rounds/rounds.server.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { roundStates } from "./framework-parts.tsx";
import { recipientNames } from "./new-round-parts.tsx";

export const handle = { title: "Round of applications", states: ["open", "waiting", "error", "cancelled", "carried"] };

const cancelling = z.object({ reason: statedReason(), submissionKey: z.uuid() });

export const loader = guarded("lot.read", async ({ db, who, at, params }) => {
  const round = await getRound(db, params.id ?? "", at);
  const [told, carried] = await Promise.all([toldOf(db, round.id), carriedForward(db, round.id)]);
  const late = round.acceptBy !== null && round.acceptBy < londonDate(at);
  return {
    round: {
      ...{ id: round.id, frameworkId: round.frameworkId, frameworkName: round.frameworkName, state: round.state },
      ...{ lots: round.lots, reason: round.reason, carryReason: round.carryReason, because: round.cancelledBecause },
      opens: formatDateTime(round.opensAt),
      closes: round.closesAt ? formatDateTime(round.closesAt) : "No closing date",
      acceptBy: round.acceptBy && formatDate(round.acceptBy),
      announced: `${formatDateTime(round.announcedAt)}, ${round.announcedBy ?? "the portal"}`,
    },
    told,
    carried: carried.map(({ acceptedAt, ...row }) => ({
      ...row,
      accepted: acceptedAt ? formatDateTime(acceptedAt) : null,
      late: late && !acceptedAt,
    })),
    mayCancel: round.state === "waiting" && can(who, "lot.open-close"),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "lot.open-close",
  async ({ db, who, at, params, form }) => {
    const round = await getRound(db, params.id ?? "", at);
    const parsed = parseForm(cancelling, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await cancelRound(db, who, { roundId: round.id, ...parsed.answers }, at);
    throw redirect(paths.admin.round(round.id), 303);
  },
  "lot.read",
);

export default function Round() {
  const { round, told, mayCancel } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const state = roundStates[round.state];
  return (
    <Page
      title="Round of applications"
      caption={round.frameworkName}
      width="full"
      back={paths.admin.framework(round.frameworkId)}
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList
        rows={[
          { key: "State", value: <Tag colour={state.colour}>{state.text}</Tag> },
          ...(round.because ? [{ key: "Why it was called off", value: round.because }] : []),
          { key: "Lots", value: round.lots.join(", ") },
          { key: "Opens", value: round.opens },
          { key: "Closes", value: round.closes },
          { key: "Reason", value: round.reason },
          { key: "Announced", value: round.announced },
          ...(["approved", "lapsed", "interested"] as const).map((kind) => ({
            key: `Told: ${recipientNames[kind].toLowerCase()}`,
            value: told[kind],
          })),
        ]}
      />
      {round.carryReason ? <Carried /> : null}
      {mayCancel ? <Cancel /> : null}
    </Page>
  );
}

function Carried() {
  const { round, carried } = useLoaderData<typeof loader>();
  const left = carried.filter(({ accepted }) => !accepted).length;
  return (
    <>
      <h2 className="govuk-heading-m">Carried forward</h2>
      <p className="govuk-body app-answer">{round.carryReason}</p>
      <p className="govuk-body">
        {carried.length - left} of {carried.length} have accepted the terms.
        {left === 0
          ? null
          : carried.some(({ late }) => late)
            ? ` The others had until ${round.acceptBy}.`
            : ` The others have until ${round.acceptBy}.`}
      </p>
      <Table
        caption="Providers carried forward"
        captionHidden
        firstCellIsHeader
        head={["Provider", "Lot", "Terms", "Accepted"]}
        rows={carried.map((row) => [
          <a className="govuk-link" href={paths.admin.provider(row.providerId)} key={row.providerId}>
            {row.provider}
          </a>,
          row.lot,
          `Version ${row.terms}`,
          row.accepted ? (
            `${row.accepted}, ${row.acceptedBy}`
          ) : (
            <Tag colour={row.late ? "red" : "yellow"} key="state">
              {row.late ? "Not in time" : "Not yet"}
            </Tag>
          ),
        ])}
      />
    </>
  );
}

function Cancel() {
  const { submissionKey } = useLoaderData<typeof loader>();
  const { field, text } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Call it off</h2>
      <p className="govuk-body">Everyone who was told of it is told that it does not open, and why.</p>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Textarea {...field("reason")} label="Reason" rows={3} />
      <Button look="warning">Call off the round</Button>
    </Form>
  );
}
