import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { decideExclusion, liftExclusion } from "#app/domain/exclusion/decide-exclusion.server.ts";
import { decideForm } from "#app/domain/exclusion/exclusion-forms.ts";
import { exclusionForOfficer } from "#app/domain/exclusion/exclusion-page.server.ts";
import { getExclusion } from "#app/domain/exclusion/exclusions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { DecideForm, LiftForm } from "./exclusion-parts.tsx";

export const handle = { title: "Exclusion", states: ["waiting", "answered", "error", "excluded", "lifted"] };

export const loader = guardedRead("exclusion.read", async ({ db, who, at, params }) => {
  const exclusion = await getExclusion(db, who, params.id ?? "", "exclusion.read");
  return { ...(await exclusionForOfficer(db, who, exclusion, at)), key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "exclusion.decide",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(decideForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const exclusionId = params.id ?? "";
    const { answers } = parsed;
    if (answers.intent === "decide") await decideExclusion(db, who, { exclusionId, ...answers }, at);
    else await liftExclusion(db, who, { exclusionId, reason: answers.liftReason, ...answers }, at);
    throw redirect(paths.admin.exclusion(exclusionId), 303);
  },
  "exclusion.read",
);

const text = (words: string) => <p className="govuk-body app-answer">{words}</p>;

export default function Exclusion() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { provider, state, answer, reason, liftReason } = view;
  return (
    <Page
      title={`Exclusion of ${provider}`}
      back={paths.admin.exclusions(view.providerId)}
      backText="All of this provider’s"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <SummaryList
        rows={[
          { key: "State", value: <Tag colour={state.colour}>{state.text}</Tag> },
          { key: "Ground", value: view.ground },
          { key: "What shows it", value: text(view.evidence) },
          { key: "Begun", value: view.opened },
          { key: "Last day to answer", value: view.answerBy },
          { key: "The provider’s answer", value: answer ? text(answer) : "None yet" },
          ...(answer ? [{ key: "Answered", value: view.answered }] : []),
          ...(reason ? [{ key: "Why it was decided so", value: text(reason) }] : []),
          ...(reason ? [{ key: "Decided", value: `${view.decided}, under: ${view.power}` }] : []),
          ...(liftReason ? [{ key: "Why it ended", value: text(liftReason) }] : []),
          ...(liftReason ? [{ key: "Ended", value: view.lifted }] : []),
        ]}
      />
      {view.tellAuthorityBy ? (
        <InsetText>
          Tell the national authority of this exclusion by {view.tellAuthorityBy} (Procurement Act 2023, section 59).
        </InsetText>
      ) : null}
      {view.bar ? <p className="govuk-body">{view.bar}</p> : null}
      {view.does === "decide" ? <DecideForm form={form} submissionKey={view.key} /> : null}
      {view.does === "lift" ? <LiftForm form={form} submissionKey={view.key} /> : null}
    </Page>
  );
}
