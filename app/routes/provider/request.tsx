import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDeadline } from "#app/domain/london-time.ts";
import { wholeRecord } from "#app/domain/providers/staff.server.ts";
import { answerForms, isAnswerKind } from "#app/domain/referrals/answer.ts";
import { answerRequest } from "#app/domain/referrals/answer-request.server.ts";
import { lotChoices, wordsOf } from "#app/domain/referrals/lot-choices.server.ts";
import { answerShown, factsShown } from "#app/domain/referrals/request-facts.ts";
import { requestStates, requestWords } from "#app/domain/referrals/request-status.ts";
import { newestResponse } from "#app/domain/referrals/requests.server.ts";
import { timeLeft } from "#app/domain/referrals/time-left.ts";
import { acceptConfidentiality, viewRequest } from "#app/domain/referrals/view-request.server.ts";
import { allowed } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm, refuse } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { AnswerChoice, AnswerFields } from "./answer-parts.tsx";

export const handle = {
  title: ({ data }: { data?: { ref: string } }) => `Referral ${data?.ref ?? ""}`.trim(),
  states: ["facts", "more", "answering", "error", "answered", "closed"],
};

export const loader = guarded("request.read", async ({ db, who, at, config, params, url }) => {
  if (who.kind !== "provider") throw new NotFound("referral");
  const { request, brief } = await viewRequest(db, who, config, params.id ?? "", at);
  const response = await newestResponse(db, request.id);
  const words = wordsOf(await lotChoices(db, request.lotId, at));
  const staff = await wholeRecord(db, who.providerId);
  const asked = url.searchParams.get("answer");
  const late = at > request.dueAt;
  const open = request.referralStatus === "sent" && allowed(requestStates, request.status).includes("decline");
  return {
    id: request.id,
    ref: request.ref,
    version: request.version,
    status: requestWords[request.status],
    deadline: { text: formatDeadline(request.dueAt), left: timeLeft(request.dueAt, at).text },
    waits: open && !response,
    mayAnswer: open && can(who, "request.answer") && !(response && late),
    answering: isAnswerKind(asked) ? asked : undefined,
    submissionKey: uuidv7(at.getTime()),
    facts: request.disclosure === "none" ? undefined : factsShown(request, words),
    mayReadMore: request.disclosure === "A",
    brief,
    answer: response && answerShown(response, staff),
    staff: staff.map(({ id, name, role }) => ({ id, name, role })),
  };
});

export const action = guardedAction(
  "request.answer",
  async ({ db, who, at, params, form }) => {
    if (who.kind !== "provider") throw new NotFound("referral");
    const id = params.id ?? "";
    const posted = await form();
    if (posted.get("intent") === "confidentiality") {
      if (posted.get("agree") !== "yes")
        return data(refuse({}, "agree", "Tick the box to read more about the needs"), 400);
      await acceptConfidentiality(db, who, id, at);
      throw redirect(paths.provider.request(id), 303);
    }
    const kind = posted.get("kind");
    const parsed = parseForm(answerForms[isAnswerKind(kind) ? kind : "no"], posted, ["staff"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    await answerRequest(db, who, id, parsed.answers, at);
    throw redirect(paths.provider.request(id), 303);
  },
  "request.read",
);

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const form = useFormState();
  const { id, ref, facts, brief, answer, deadline, mayAnswer } = page;
  const answering = mayAnswer ? page.answering : undefined;
  const here = paths.provider.request(id);
  return (
    <Page
      title={`Referral ${ref}`}
      back={answering ? here : paths.provider.requests()}
      backText={answering ? "Back to the referral" : "Referrals"}
      summary={<ErrorSummary problems={form.problems} />}
    >
      {page.waits ? (
        <p className="govuk-body-l">
          {deadline.text}. <strong>{deadline.left}.</strong>
        </p>
      ) : (
        <InsetText>{page.status}</InsetText>
      )}
      {answer ? <SummaryList card={{ title: "Your answer" }} rows={answer} /> : null}
      {facts ? <Facts facts={facts} folded={answering !== undefined} /> : null}
      {facts ? null : <p className="govuk-body">The facts about the child are no longer shown.</p>}
      {brief && !answering ? (
        <>
          <h2 className="govuk-heading-m">More about the needs</h2>
          <p className="govuk-body app-answer">{brief}</p>
        </>
      ) : null}
      {page.mayReadMore && !answering ? <ReadMore error={form.error("agree")} /> : null}
      {mayAnswer && !answering ? <AnswerChoice href={here} changing={Boolean(answer)} /> : null}
      {answering ? (
        <AnswerFields
          form={form}
          kind={answering}
          staff={page.staff}
          version={page.version}
          submissionKey={page.submissionKey}
        />
      ) : null}
    </Page>
  );
}

/** Folded away beside the fields of an answer: on a phone they would stand a long way above. */
function Facts({ facts, folded }: { facts: { key: string; value: string }[]; folded: boolean }) {
  return folded ? (
    <Details summary="What is needed">
      <SummaryList rows={facts} />
    </Details>
  ) : (
    <SummaryList card={{ title: "What is needed" }} rows={facts} />
  );
}

function ReadMore({ error }: { error: string | undefined }) {
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Read more about the needs</h2>
      <input type="hidden" name="intent" value="confidentiality" />
      <Checkboxes
        name="agree"
        legend="This is confidential"
        legendProps={{ size: "s" }}
        hint="Your name and the time are written down each time you read it"
        error={error}
        items={[{ value: "yes", label: "I will keep it to the people who need it to decide, and will not pass it on" }]}
      />
      <Button look="secondary">Read more about the needs</Button>
    </Form>
  );
}
