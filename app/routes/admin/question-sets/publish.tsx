import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { Conflict } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { countAffected } from "#app/domain/question-sets/affected.server.ts";
import { compare } from "#app/domain/question-sets/compare.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { publishDraft } from "#app/domain/question-sets/drafts/publish-draft.server.ts";
import {
  couldBeAsked,
  mustBeAnswered,
  publishingFault,
  publishingForm,
} from "#app/domain/question-sets/drafts/publishing.ts";
import { onLot } from "#app/domain/question-sets/for-lot.ts";
import { newestQuestions } from "#app/domain/question-sets/question-sets.server.ts";
import { faultsIn } from "#app/domain/question-sets/set-faults.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import type { Failure, Values } from "#app/forms/parse-form.ts";
import { parseForm, refuse } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SetTabs } from "./parts.tsx";
import { type Affected, InTheWay, PublishForm } from "./publish-form.tsx";

export const handle = { title: "Check and publish", states: ["faults", "ready", "counted", "error"] };

export const loader = guarded("question-set.publish", async ({ db, at, params }) => {
  const draft = await getDraft(db, params.id ?? "");
  const before = await newestQuestions(db, draft.frameworkId);
  const needed = mustBeAnswered(before, draft.set).map(({ id }) => id);
  const { added, removed, changed } = compare(before ?? { sections: [] }, draft.set);
  return {
    id: draft.id,
    frameworkName: draft.frameworkName,
    next: draft.set.version,
    version: draft.version,
    faults: faultsIn(draft.set),
    changes: added.length + removed.length + changed.length,
    askable: couldBeAsked(before, draft.set).map((question) => ({
      ...{ id: question.id, label: onLot(question, "").label, needed: needed.includes(question.id) },
    })),
    today: londonDate(at),
    todayInWords: formatDate(at),
    submissionKey: uuidv7(at.getTime()),
  };
});

/** What the page gets after a post that did not publish. */
export type Answer = Partial<Failure> & { values: Values; affected?: Affected[] };

export const action = guardedAction(
  "question-set.publish",
  async ({ db, who, at, params, form }) => {
    const draftId = params.id ?? "";
    const posted = await form();
    const parsed = parseForm(publishingForm, posted, ["mustAnswer"]);
    if (!parsed.ok) return data<Answer>(parsed.failure, 400);
    const { answers, values } = parsed;
    // Nothing is published before whom it reaches was shown, for these very questions.
    const shown = answers.mustAnswer.join(" ");
    if (posted.get("intent") === "publish" && posted.get("counted") === shown) {
      const id = await publishDraft(db, who, { ...answers, draftId }, at);
      throw redirect(`${paths.admin.questionSet(id)}?done=published`, 303);
    }
    const { set, frameworkId } = await getDraft(db, draftId);
    const needed = mustBeAnswered(await newestQuestions(db, frameworkId), set);
    const fault = publishingFault(answers, needed, londonDate(at));
    if (fault) return data<Answer>(refuse(values, fault.field, fault.message), 400);
    if (faultsIn(set).length > 0)
      throw new Conflict("The draft was changed meanwhile, and cannot be published as it is.");
    const affected = await countAffected(db, set, frameworkId, answers.mustAnswer);
    return data<Answer>({ values: { ...values, counted: shown }, affected });
  },
  "question-set.read",
);

export default function Publish() {
  const { id, next, frameworkName, faults, changes } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { problems } = useFormState();
  return (
    <Page
      title={`Check and publish version ${next}`}
      caption={frameworkName}
      back={paths.admin.questionSet(id)}
      backText="All questions"
      summary={<ErrorSummary problems={problems} />}
    >
      <SetTabs id={id} current="publish" draft />
      {faults.length > 0 ? <InTheWay id={id} faults={faults} /> : null}
      {faults.length === 0 && changes === 0 ? (
        <p className="govuk-body">The draft asks exactly what is published already. Change something first.</p>
      ) : null}
      {faults.length === 0 && changes > 0 ? <PublishForm affected={answer?.affected} /> : null}
    </Page>
  );
}
