import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { answerExclusion } from "#app/domain/exclusion/answer-exclusion.server.ts";
import { answerForm } from "#app/domain/exclusion/exclusion-forms.ts";
import { exclusionInWords } from "#app/domain/exclusion/exclusion-page.server.ts";
import { getExclusion } from "#app/domain/exclusion/exclusions.server.ts";
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

export const handle = { title: "Exclusion", states: ["open", "error", "answered", "decided"] };

export const loader = guardedRead("exclusion.read-own", async ({ db, who, at, params }) => {
  const exclusion = await getExclusion(db, who, params.id ?? "", "exclusion.read-own");
  const { status, plainGround, mandatory, evidence, answerBy, answer, reason, liftReason, decidedOn, liftedOn } =
    exclusionInWords(exclusion);
  return {
    ...{ status, plainGround, mandatory, evidence, answerBy, answer, reason, liftReason, decidedOn, liftedOn },
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "exclusion.answer",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(answerForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const exclusionId = params.id ?? "";
    await answerExclusion(db, who, { exclusionId, ...parsed.answers }, at);
    throw redirect(paths.provider.exclusion(exclusionId), 303);
  },
  "exclusion.read-own",
);

const titles = {
  waiting: "We are thinking of excluding you",
  answered: "You have answered. We have not decided yet",
  excluded: "You are excluded",
  dropped: "We are not excluding you",
  lifted: "Your exclusion has ended",
};
const text = (words: string) => <p className="govuk-body app-answer">{words}</p>;

export default function Exclusion() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { status, answer, reason, liftReason } = view;
  return (
    <Page
      title={titles[status]}
      back={paths.provider.home()}
      backText="What needs doing"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        The law lists reasons for which a council {view.mandatory ? "must" : "may"} exclude an organisation when they
        apply and have not been put right. We think that this one may apply to you.
      </p>
      <SummaryList
        rows={[
          { key: "Reason", value: view.plainGround },
          { key: "What we have seen", value: text(view.evidence) },
          { key: "You can answer until the end of", value: view.answerBy },
          ...(answer ? [{ key: "Your answer", value: text(answer) }] : []),
          ...(reason ? [{ key: "What we decided, and why", value: text(`${view.decidedOn}. ${reason}`) }] : []),
          ...(liftReason ? [{ key: "Why it ended", value: text(`${view.liftedOn}. ${liftReason}`) }] : []),
        ]}
      />
      {status === "waiting" ? (
        <Form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? view.key} />
          <Textarea
            {...form.field("answer")}
            label="Your answer"
            hint="Say if we are wrong, and what you have done so that it will not happen again. Name no child"
            rows={8}
          />
          <InsetText>
            You can answer once. Someone else than the officer who began this reads it and decides. Nothing changes for
            you until then.
          </InsetText>
          <Button>Send my answer</Button>
        </Form>
      ) : null}
      {status === "excluded" ? (
        <p className="govuk-body">
          We send you no new requests and award you nothing while this lasts. If you think that we are wrong, or when
          you have put it right, write to us: an officer can end it.
        </p>
      ) : null}
    </Page>
  );
}
