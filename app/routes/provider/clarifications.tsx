import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { askClarification } from "#app/domain/frameworks/clarifications/ask-clarification.server.ts";
import { askForm, MOST_WORDS } from "#app/domain/frameworks/clarifications/clarification-forms.ts";
import { ownClarifications } from "#app/domain/frameworks/clarifications/clarifications.server.ts";
import { publicLots } from "#app/domain/frameworks/lots.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { OwnQuestion } from "./own-question.tsx";

export const handle = { title: "Questions about lots", states: ["empty", "filled", "error", "done"] };

export const loader = guarded("clarification.read-own", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { rows, page, pages } = await ownClarifications(db, who.providerId, pageNumber(url.searchParams.get("page")));
  const lots = await publicLots(db, at);
  return {
    ...{ page, pages, mayAsk: can(who, "clarification.ask"), done: url.searchParams.get("done") === "yes" },
    lots: lots.map(({ id, name, frameworkName }) => ({ value: id, text: `${name} (${frameworkName})` })),
    about: lots.find(({ slug }) => slug === url.searchParams.get("lot"))?.id,
    submissionKey: uuidv7(at.getTime()),
    questions: rows.map(({ askedAt, publishedAt, closedAt, ...row }) => ({
      ...row,
      asked: formatDate(askedAt),
      decided: publishedAt || closedAt ? formatDate(publishedAt ?? closedAt ?? at) : undefined,
    })),
  };
});

export const action = guardedAction(
  "clarification.ask",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(askForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await askClarification(db, who, parsed.answers, at);
    throw redirect(`${paths.provider.questions()}?done=yes`, 303);
  },
  "clarification.read-own",
);

export default function Clarifications() {
  const { questions, page, pages, mayAsk, done } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? (
        <NotificationBanner success>We have your question. We email you when it is answered.</NotificationBanner>
      ) : null}
    </>
  );
  return (
    <Page
      title="Questions about lots"
      summary={summary}
      lead="We publish questions with our answers, so that everyone who applies knows the same. Nobody reads who asked."
    >
      {mayAsk ? <Ask /> : <p className="govuk-body">Only an owner or somebody who answers referrals can ask.</p>}
      <h2 className="govuk-heading-m">What your organisation asked</h2>
      {questions.length === 0 ? <EmptyState title="Your organisation has asked nothing yet" /> : null}
      {questions.map((question) => (
        <OwnQuestion {...question} key={question.id} />
      ))}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}

function Ask() {
  const { lots, about, submissionKey } = useLoaderData<typeof loader>();
  const { field, text } = useFormState(about ? { lotId: about } : {});
  return (
    <Form method="post" action={paths.provider.questions()} noValidate>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Select {...field("lotId")} label="Lot" items={[{ value: "", text: "Select a lot" }, ...lots]} />
      <CharacterCount
        {...field("question")}
        label="Your question"
        hint="Leave out names, yours too, and anything that is a business secret. Write nothing about a child"
        limit={MOST_WORDS}
        unit="words"
      />
      <Button>Send the question</Button>
    </Form>
  );
}
