import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { nextPage, pageView } from "#app/domain/applications/page-view.ts";
import { reasonsBefore } from "#app/domain/applications/reasons-before.server.ts";
import { reuseAnswers } from "#app/domain/applications/reuse-answers.server.ts";
import { saveAnswers } from "#app/domain/applications/save-answers.server.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { listNames, schemaFor } from "#app/domain/question-sets/answers.ts";
import { type Page as QuestionPage, questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown } from "#app/domain/question-sets/shown.ts";
import type { Answers, Typed } from "#app/domain/question-sets/typed.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { flatten, nest, type Values } from "#app/forms/names.ts";
import { type Failure, faultIn, read, refuse } from "#app/forms/parse-form.ts";
import { QuestionFields } from "#app/forms/question-fields.tsx";
import { rowIntent, withRows } from "#app/forms/rows.ts";
import { useGovukForm } from "#app/forms/use-govuk-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { EarlierOnPage } from "./earlier-answer-parts.tsx";
import { FileSlot } from "./file-slot.tsx";
import { ReasonHere } from "./reason-here.tsx";
import { type Clash, clashOf, StaleAnswer } from "./stale-answer.tsx";
import { readVersions, versionsAsText } from "./versions.ts";

export const handle = {
  title: ({ data }: { data: { view: { title: string } } }) => data.view.title,
  hydrate: true,
  states: ["empty", "filled", "error", "stale", "offered", "used"],
};

export const loader = guardedRead("application.edit", async ({ db, who, at, params, url }) => {
  const form = await openForm(db, who, params.id ?? "", "application.edit", at);
  const { id, ref, status } = form.application;
  const fromCheck = url.searchParams.get("from") === "check";
  const used = url.searchParams.has("used");
  const before = (await reasonsBefore(db, form)).filter(({ page }) => page === params.page);
  return { id, ref, used, before, back: backTo(id, status, fromCheck), view: pageView(form, params.page ?? "") };
});

/** What the page gets after a post that did not lead on. */
type Answer = Partial<Failure> & { values: Values; versions?: Record<string, number>; clash?: Clash[] };

export const action = guardedAction(
  "application.edit",
  async ({ db, who, at, params, url, form }) => {
    const { id = "", page: pageId = "" } = params;
    const posted = await form();
    const view = pageView(
      await readAs(db, who, (trx) => openForm(trx, who, id, "application.edit", at, "application.read")),
      pageId,
    );
    const { intent, versions, asked, ...values } = read(posted, listNames(pageIn(view.set)));
    const fault = faultIn(posted);
    if (fault) return data<Answer>(refuse(values, "", fault), 400);
    const rows = rowIntent(intent);
    const using = intent === "use" ? view.earlier.map((one) => one.id) : [];
    const typed = without(rows ? withRows(values, rows) : nest(values), using);
    try {
      const input = {
        applicationId: id,
        pageId,
        typed,
        versions: readVersions(versions),
        asked: Number(asked) || undefined,
      };
      const saved = await saveAnswers(db, who, input, at);
      const { status } = saved.application;
      const fromCheck = url.searchParams.get("from") === "check";
      if (using.length > 0) {
        await reuseAnswers(db, who, { applicationId: id, questionIds: using }, at);
        throw redirect(`${paths.provider.question(id, pageId)}?used=yes${fromCheck ? "&from=check" : ""}`, 303);
      }
      if (rows) return data<Answer>({ values: flatten(typed), versions: saved.versions });
      if (typeof intent === "string" && intent.startsWith("upload:")) throw redirect(uploadAt(id, intent), 303);
      if (intent === "list") throw redirect(backTo(id, status, false), 303);
      if (saved.problems.length > 0) {
        const errors = saved.problems.map(({ name, message }) => [name, { type: "question", message }] as const);
        return data<Answer>({ errors: Object.fromEntries(errors), values, versions: saved.versions }, 400);
      }
      const next = status === "draft" ? nextPage(saved, pageId) : undefined;
      throw redirect(next && !fromCheck ? paths.provider.question(id, next) : backTo(id, status, fromCheck), 303);
    } catch (error) {
      if (!isDomainError(error) || error.kind !== "conflict") throw error;
      const { theirs, versions: now } = error.theirs as { theirs: Answers; versions: Record<string, number> };
      const clash = clashOf(view.set, theirs, typed as { [id: string]: Typed });
      return data<Answer>({ ...refuse(values, "", error.message), versions: now, clash }, 409);
    }
  },
  "application.read",
);

/** What was typed beside an earlier answer that is used instead stays behind; the rest of the page is kept. */
const without = <T,>(typed: { [part: string]: T }, ids: readonly string[]): { [part: string]: T } =>
  Object.fromEntries(Object.entries(typed).filter(([id]) => !ids.includes(id)));

function backTo(id: string, status: string, fromCheck: boolean): string {
  if (status === "information-requested") return paths.provider.reply(id);
  if (status === "admitted") return paths.provider.newQuestions(id);
  return fromCheck ? paths.provider.checkAnswers(id) : paths.provider.application(id);
}

function uploadAt(id: string, intent: string): string {
  const [question = "", field = ""] = intent.slice("upload:".length).split(".");
  return paths.provider.upload(id, encodeURIComponent(question), encodeURIComponent(field));
}

const nothing: QuestionPage = { id: "", title: "", questions: [] };
const pageIn = (set: { sections: readonly { pages: readonly QuestionPage[] }[] }): QuestionPage =>
  set.sections[0]?.pages[0] ?? nothing;

export default function Question() {
  const { ref, back, used, before, view } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { set, context, answers } = view;
  const page = pageIn(set);
  const schema = useMemo(() => schemaFor(set, page, context, answers), [set, page, context, answers]);
  const saved = answer && !answer.errors ? answer.values : flatten(answers);
  const { form, summary, ...state } = useGovukForm(schema, saved, { lists: listNames(page), postsAnyway: true });
  return (
    <Page
      title={view.title}
      caption={`${view.sectionTitle}, ${ref}`}
      back={back}
      summary={
        <>
          <ErrorSummary ref={summary} problems={state.problems} />
          {used && !answer ? (
            <NotificationBanner success>
              Your earlier answer is in the form below. Check it before you go on.
            </NotificationBanner>
          ) : null}
        </>
      }
    >
      <ReasonHere reasons={before} />
      {answer?.clash?.map((one) => (
        <StaleAnswer key={one.label} clash={one} back={back} />
      ))}
      {/* Anew when an earlier answer is used, so that its fields are filled. */}
      <Form {...form} key={view.earlier.map((one) => one.id).join()}>
        <input type="hidden" name="asked" value={set.version} />
        <input type="hidden" name="versions" value={versionsAsText(answer?.versions ?? view.versions)} />
        {/* What Enter presses: the first button of a form, which must not be one that adds a row. */}
        <button type="submit" name="intent" value="continue" hidden>
          Save and continue
        </button>
        <EarlierOnPage earlier={view.earlier} files={view.earlierFiles} />
        <QuestionFields
          questions={questionsOf(set)}
          form={state}
          applying={(question, typed) => fieldsShown(set, question, typed as Answers, context)}
          renderFile={(question, field) => (
            <FileSlot
              field={field}
              name={`${question.id}.${field.name}`}
              file={view.files.find((file) => file.questionId === question.id && file.field === field.name)}
            />
          )}
        />
        <ButtonGroup>
          <Button name="intent" value="continue">
            Save and continue
          </Button>
          <Button name="intent" value="list" look="secondary" formNoValidate>
            Save and go back to the list
          </Button>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
