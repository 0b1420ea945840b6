import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { conditionStates } from "#app/domain/conditions/condition-status.ts";
import { conditionHistory, conditionInBrief, getCondition } from "#app/domain/conditions/conditions.server.ts";
import { maySettle, settleCondition, settleForm } from "#app/domain/conditions/settle-condition.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { allowed } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { ConditionFacts } from "../condition-parts.tsx";

export const handle = { title: "Condition of an approval", states: ["filled", "error", "over"] };

export const loader = guardedRead("condition.read", async ({ db, who, at, params }) => {
  const condition = await getCondition(db, params.id ?? "");
  await refuseConflict(db, who, condition.providerId);
  const steps = allowed(conditionStates, condition.state).filter((event) => event !== "say-done");
  return {
    ...conditionInBrief(condition, at),
    applicationId: condition.applicationId,
    providerId: condition.providerId,
    version: condition.version,
    wants: condition.questionId !== null,
    history: await conditionHistory(db, condition.id, "council"),
    steps: can(who, "condition.settle") && maySettle(who, condition) ? steps : [],
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "condition.settle",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(settleForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const conditionId = params.id ?? "";
    await settleCondition(db, who, { conditionId, ...parsed.answers }, at);
    throw redirect(paths.admin.condition(conditionId), 303);
  },
  "condition.read",
);

const choices = {
  met: { label: "It is met", hint: "Its hold ends. Say what you found" },
  "not-yet": { label: "It is not met yet", hint: "Say what is missing" },
  extend: { label: "Give more time", hint: "Enter the new date below, and why" },
  withdraw: { label: "It no longer applies", hint: "Its hold ends. Say why" },
};

export default function ConditionPage() {
  const view = useLoaderData<typeof loader>();
  const { problems, field, date, text, error } = useFormState();
  return (
    <Page
      title="Condition of an approval"
      caption={`${view.provider}, ${view.lot}, ${view.ref}`}
      back={paths.admin.conditions()}
      backText="Conditions"
      summary={<ErrorSummary problems={problems} />}
    >
      <ConditionFacts condition={view} checker={view.checker} history={view.history} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.application(view.applicationId)}>
          Application {view.ref}
        </a>
        {" · "}
        <a className="govuk-link" href={paths.admin.provider(view.providerId)}>
          {view.provider}: {view.wants ? "the document that is wanted, and its standing" : "its documents and standing"}
        </a>
      </p>
      {view.steps.length > 0 ? (
        <Form method="post" noValidate>
          <SubmissionKey value={text("submissionKey") ?? view.key} />
          <Version value={view.version} />
          <Radios
            name="outcome"
            legend="What did you find?"
            legendProps={{ className: "govuk-fieldset__legend--m" }}
            items={view.steps.map((value) => ({ value, ...choices[value] }))}
            value={text("outcome")}
            error={error("outcome")}
          />
          <Textarea {...field("text")} label="What you found, or why" hint="The provider reads this" rows={4} />
          <DateInput {...date("dueOn")} legend="New date" hint="Only to give more time" />
          <Button>Save</Button>
        </Form>
      ) : null}
    </Page>
  );
}
