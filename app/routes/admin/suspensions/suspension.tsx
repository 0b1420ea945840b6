import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { decideAppeal, decideSuspension, liftSuspension } from "#app/domain/suspensions/decide-suspension.server.ts";
import { decideForm } from "#app/domain/suspensions/suspension-forms.ts";
import { suspensionForOfficer } from "#app/domain/suspensions/suspension-page.server.ts";
import { getSuspension } from "#app/domain/suspensions/suspensions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { DecideForm, JudgeForm, LiftForm } from "./suspension-parts.tsx";

export const handle = {
  title: "Suspension",
  states: ["waiting", "answered", "error", "at-once", "in-force", "appealed", "ended"],
};

export const loader = guardedRead("suspension.read", async ({ db, who, at, params }) => {
  const suspension = await getSuspension(db, who, params.id ?? "", "suspension.read");
  return { ...(await suspensionForOfficer(db, who, suspension, at)), key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "suspension.decide",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(decideForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { answers } = parsed;
    const deed = { suspensionId: params.id ?? "", submissionKey: answers.submissionKey };
    if (answers.intent === "decide") await decideSuspension(db, who, { ...answers, ...deed }, at);
    else if (answers.intent === "judge") await decideAppeal(db, who, { ...answers, ...deed }, at);
    else await liftSuspension(db, who, { ...deed, reason: answers.liftReason }, at);
    throw redirect(paths.admin.suspension(deed.suspensionId), 303);
  },
  "suspension.read",
);

const text = (words: string) => <p className="govuk-body app-answer">{words}</p>;

const counted = (day: string, rule: string | undefined) => (rule ? `${day} (${rule})` : day);

export default function Suspension() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title={`${view.noun} of ${view.provider}`}
      back={paths.admin.suspensions(view.providerId)}
      backText="All of this provider’s"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <SummaryList
        rows={[
          { key: "State", value: <Tag colour={view.tag.colour}>{view.tag.text}</Tag> },
          { key: "Lots", value: view.lots },
          { key: "Reasons", value: text(view.reasons) },
          { key: "Proposed", value: view.proposed },
          { key: "Last day to answer", value: counted(view.answerBy, view.answerRule) },
          { key: "The provider’s answer", value: view.answer ? text(view.answer) : "None yet" },
          ...(view.answer ? [{ key: "Answered", value: view.answered }] : []),
          ...(view.reason
            ? [
                { key: "Why it was decided so", value: text(view.reason) },
                { key: "Decided", value: view.decided },
              ]
            : []),
          ...(view.appealBy ? [{ key: "Last day to appeal", value: counted(view.appealBy, view.appealRule) }] : []),
          ...(view.appeal
            ? [
                { key: "Its appeal", value: text(view.appeal) },
                { key: "Appealed", value: view.appealed },
              ]
            : []),
          ...(view.appealReason
            ? [
                { key: "Why the appeal was decided so", value: text(view.appealReason) },
                { key: "Appeal decided", value: view.appealDecided },
              ]
            : []),
          ...(view.liftReason
            ? [
                { key: "Why it ended", value: text(view.liftReason) },
                { key: "Ended", value: view.lifted },
              ]
            : []),
        ]}
      />
      {view.concernId ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.concern(view.concernId)}>
            The concern that it comes of
          </a>
        </p>
      ) : null}
      {view.bar ? <p className="govuk-body">{view.bar}</p> : null}
      {view.decides ? (
        <DecideForm form={form} submissionKey={view.key} waitsUntil={view.imposes ? undefined : view.answerBy} />
      ) : null}
      {view.judges ? <JudgeForm form={form} submissionKey={view.key} /> : null}
      {view.lifts && !view.judges ? <LiftForm form={form} submissionKey={view.key} /> : null}
    </Page>
  );
}
