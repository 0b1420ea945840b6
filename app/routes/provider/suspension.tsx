import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { answerSuspension, appealSuspension } from "#app/domain/suspensions/answer-suspension.server.ts";
import { saidForm } from "#app/domain/suspensions/suspension-forms.ts";
import { suspensionForProvider } from "#app/domain/suspensions/suspension-page.server.ts";
import type { SuspensionStatus } from "#app/domain/suspensions/suspension-status.ts";
import { getSuspension } from "#app/domain/suspensions/suspensions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Suspension", states: ["open", "error", "answered", "in-force", "ended"] };

export const loader = guardedRead("suspension.read-own", async ({ db, who, at, params }) => {
  const suspension = await getSuspension(db, who, params.id ?? "", "suspension.read-own");
  return { ...(await suspensionForProvider(db, suspension, at)), key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "suspension.answer",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(saidForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const suspensionId = params.id ?? "";
    const say = parsed.answers.intent === "answer" ? answerSuspension : appealSuspension;
    await say(db, who, { suspensionId, ...parsed.answers }, at);
    throw redirect(paths.provider.suspension(suspensionId), 303);
  },
  "suspension.read-own",
);

const titles: Record<SuspensionStatus, { suspend: string; remove: string }> = {
  waiting: { suspend: "We are thinking of suspending you", remove: "We are thinking of removing you from a lot" },
  answered: {
    suspend: "You have answered. We have not decided yet",
    remove: "You have answered. We have not decided yet",
  },
  "at-once": { suspend: "We have suspended you at once", remove: "" },
  "at-once-answered": { suspend: "You are suspended. We read your answer and decide", remove: "" },
  "in-force": { suspend: "You are suspended", remove: "You are removed from a lot" },
  appealed: { suspend: "You are suspended. We read your appeal", remove: "You are removed. We read your appeal" },
  dismissed: { suspend: "You are suspended. Your appeal is dismissed", remove: "Your appeal is dismissed" },
  "not-imposed": { suspend: "We are not suspending you", remove: "We are not removing you" },
  lifted: { suspend: "Your suspension has ended", remove: "Your removal has ended" },
  upheld: { suspend: "Your appeal is upheld: your suspension has ended", remove: "Your appeal is upheld" },
  readmitted: { suspend: "Your suspension has ended", remove: "You are approved again" },
};
const text = (words: string) => <p className="govuk-body app-answer">{words}</p>;
const told = (when: string, words: string) => text(`${when}. ${words}`);

export default function Suspension() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { answer, reason, appeal, appealReason, liftReason } = view;
  return (
    <Page
      title={titles[view.status][view.kind]}
      back={paths.provider.suspensions()}
      backText="Suspensions"
      summary={<ErrorSummary problems={form.problems} />}
    >
      {view.inForce ? (
        <p className="govuk-body">
          While this lasts we send you no new requests and award you nothing on the lots named here, and parents do not
          find you there. Running placements are decided one by one: each of their pages says what we decided.
        </p>
      ) : null}
      <SummaryList
        rows={[
          { key: "Lots", value: view.lots },
          { key: "Our reasons", value: told(view.proposedOn, view.reasons) },
          ...(view.undecided ? [{ key: "You can answer until the end of", value: view.answerBy }] : []),
          ...(answer ? [{ key: "Your answer", value: text(answer) }] : []),
          ...(reason ? [{ key: "What we decided, and why", value: told(view.decidedOn, reason) }] : []),
          ...(view.says === "appeal" ? [{ key: "You can appeal until the end of", value: view.appealBy }] : []),
          ...(appeal ? [{ key: "Your appeal", value: text(appeal) }] : []),
          ...(appealReason
            ? [{ key: "How your appeal ended, and why", value: told(view.appealDecidedOn, appealReason) }]
            : []),
          ...(liftReason ? [{ key: "Why it ended", value: told(view.liftedOn, liftReason) }] : []),
        ]}
      />
      {view.says ? (
        <form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? view.key} />
          <Textarea
            {...form.field("words")}
            label={view.says === "answer" ? "Your answer" : "Your appeal"}
            hint="Say where we are wrong, and what you have done so that it will not happen again. Name no child"
            rows={8}
          />
          <InsetText>
            {view.says === "answer"
              ? "You can answer once. Someone else than the officer who proposed this reads it and decides."
              : "You can appeal once. A director who had no part in the decision reads it and decides."}
          </InsetText>
          <Button name="intent" value={view.says}>
            {view.says === "answer" ? "Send my answer" : "Send my appeal"}
          </Button>
        </form>
      ) : null}
    </Page>
  );
}
