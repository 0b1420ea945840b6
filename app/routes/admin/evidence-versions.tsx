import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { isServed, type Scan } from "#app/domain/evidence/evidence.ts";
import { type EvidenceState, evidenceInWords } from "#app/domain/evidence/evidence-status.ts";
import { giveGrace } from "#app/domain/evidence/renewals/give-grace.server.ts";
import { graceForm } from "#app/domain/evidence/renewals/grace-form.ts";
import { versionsOf } from "#app/domain/evidence/renewals/versions-of.server.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { GraceForm } from "./grace-form.tsx";

export const handle = { title: "Versions of a document", states: ["filled", "lapsed", "error"] };

export const loader = guardedRead("evidence.review", async ({ db, who, at, params }) => {
  const { versions, lapse, graces, allowsGrace, inGrace, ...document } = await versionsOf(db, who, params.id ?? "", at);
  return {
    ...document,
    id: params.id ?? "",
    lapse: lapse && { reason: lapse.reason, since: formatDateTime(lapse.since) },
    graces: graces.map(({ until, by, at: given, reason }) => ({
      text: `${by} gave grace on ${formatDate(given)}, to the end of ${formatDate(until)}: ${reason}`,
    })),
    mayGive: lapse !== undefined && allowsGrace && can(who, "evidence.grace"),
    noGrace: lapse !== undefined && !allowsGrace,
    inGrace,
    key: uuidv7(at.getTime()),
    versions: versions.map(({ id, version, state, givenAt, givenBy, decidedAt, decidedBy, comment, ...row }) => ({
      id,
      version,
      opens: isServed(row.scan as Scan) && state !== "withdrawn", // the column’s CHECK holds it to that list
      state: evidenceInWords[state as EvidenceState], // the column's CHECK holds it to this list
      ends: row.endsOn ? formatDate(row.endsOn) : "–",
      given: `${formatDateTime(givenAt)}, ${givenBy}`,
      decided: decidedAt ? `${formatDateTime(decidedAt)}, ${decidedBy ?? "someone"}` : "Not yet",
      comment,
    })),
  };
});

export const action = guardedAction(
  "evidence.grace",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(graceForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { confirmed, ...grace } = parsed.answers;
    await giveGrace(db, who, { evidenceId: params.id ?? "", ...grace }, at);
    throw redirect(paths.admin.evidenceVersions(params.id ?? ""), 303);
  },
  "evidence.review",
);

export default function EvidenceVersions() {
  const document = useLoaderData<typeof loader>();
  const form = useFormState();
  const { title, provider, versions, lapse, graces, mayGive, noGrace, key } = document;
  return (
    <Page
      title={title}
      caption={provider}
      width="full"
      back={paths.admin.renewals()}
      backText="Renewals"
      summary={<ErrorSummary problems={form.problems} />}
    >
      {lapse ? (
        <WarningText>
          {lapse.reason}. New requests are paused since {lapse.since}, until a new one is accepted.
        </WarningText>
      ) : null}
      {graces.map(({ text }) => (
        <InsetText key={text}>{text}</InsetText>
      ))}
      <Table
        caption="Every version, newest first"
        captionClassName="govuk-table__caption--m"
        head={["Version", "State", "Ends on", "Given", "Decided", "Comment"]}
        rows={versions.map(({ id, version, opens, state, ends, given, decided, comment }) => [
          opens ? (
            <a className="govuk-link" href={paths.admin.evidenceFile(id)} key="file">
              Version {version}
            </a>
          ) : (
            `Version ${version}`
          ),
          state,
          ends,
          given,
          decided,
          comment ?? "–",
        ])}
      />
      {mayGive ? <GraceForm form={form} submissionKey={key} /> : null}
      {noGrace ? <p className="govuk-body">This kind of document has no grace.</p> : null}
    </Page>
  );
}
