import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import { discardDraft } from "#app/domain/question-sets/drafts/discard-draft.server.ts";
import { addSection } from "#app/domain/question-sets/drafts/edits.ts";
import { eitherOf } from "#app/domain/question-sets/drafts/either.server.ts";
import { outlineOf } from "#app/domain/question-sets/drafts/outline.ts";
import { startDraft } from "#app/domain/question-sets/drafts/start-draft.server.ts";
import { withdrawVersion } from "#app/domain/question-sets/drafts/withdraw-version.server.ts";
import { faultsIn } from "#app/domain/question-sets/set-faults.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Outline } from "./outline.tsx";
import { SetTabs, StateTag } from "./parts.tsx";
import { AddSection, Discard, StartFrom, Withdraw } from "./set-actions.tsx";

export const handle = {
  title: ({ data }: { data?: { name: string } }) => data?.name ?? "Question set",
  states: ["in-force", "draft", "coming", "error", "published"],
};

export const loader = guarded("question-set.read", async ({ db, who, at, params, url }) => {
  const { set, lots, draft, ...about } = await eitherOf(db, params.id ?? "", at);
  const lot = lots.find(({ code }) => code === url.searchParams.get("lot"))?.code;
  return {
    ...about,
    lots,
    lot,
    draft,
    mayEdit: can(who, "question-set.edit"),
    published: url.searchParams.get("done") === "published",
    sections: outlineOf(set, lots, draft === undefined ? [] : faultsIn(set), lot),
    submissionKey: uuidv7(at.getTime()),
  };
});

const version = z.coerce.number().int();
const form = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("add-section"),
    title: z.string().trim().min(1, "Enter the title of the section").max(80, "Title must be 80 characters or less"),
    version,
  }),
  z.object({ intent: z.literal("discard"), confirm: z.literal("yes", { error: "Tick the box to confirm" }), version }),
  z.object({
    intent: z.literal("withdraw"),
    confirm: z.literal("yes", { error: "Tick the box to confirm" }),
    submissionKey: z.uuid(),
  }),
  z.object({ intent: z.literal("start"), frameworkId: z.uuid(), submissionKey: z.uuid() }),
]);

export const action = guardedAction(
  "question-set.edit",
  async ({ db, who, at, params, form: posted }) => {
    const id = params.id ?? "";
    const parsed = parseForm(form, await posted());
    if (!parsed.ok) return data(parsed.failure, 400);
    const given = parsed.answers;
    switch (given.intent) {
      case "add-section": {
        const input = { draftId: id, version: given.version, what: "section", of: given.title };
        await changeDraft(db, who, input, addSection(given.title), at);
        throw redirect(paths.admin.questionSet(id), 303);
      }
      case "discard":
        await discardDraft(db, who, { draftId: id, version: given.version }, at);
        throw redirect(`${paths.admin.questionSets()}?done=discarded`, 303);
      case "withdraw":
        await withdrawVersion(db, who, { id, submissionKey: given.submissionKey }, at);
        throw redirect(paths.admin.questionSets(), 303);
      case "start":
        throw redirect(paths.admin.questionSet(await startDraft(db, who, { ...given, fromId: id }, at)), 303);
    }
  },
  "question-set.read",
);

export default function QuestionSetPage() {
  const view = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const { id, lots, lot, draft, state, mayEdit } = view;
  const editable = mayEdit && draft !== undefined;
  const at = paths.admin.questionSet(id);
  const banner = view.published ? (
    <NotificationBanner success>
      {state === "coming" ? "Published. It comes into force on its date." : "Published and in force."}
    </NotificationBanner>
  ) : null;
  return (
    <Page
      title={view.name}
      caption={view.frameworkName}
      back={paths.admin.questionSets()}
      backText="Question sets"
      width="full"
      summary={problems.length > 0 ? <ErrorSummary problems={problems} /> : banner}
    >
      <p className="govuk-body">
        <StateTag state={state} /> {view.about}
      </p>
      {view.why ? <p className="govuk-body app-answer">{view.why}</p> : null}
      <SetTabs id={id} current="questions" draft={editable} />
      <SubNavigation
        label="Lots"
        items={[
          { href: at, text: "All lots", current: lot === undefined },
          ...lots.map(({ code, name }) => ({ href: `${at}?lot=${code}`, text: name, current: lot === code })),
        ]}
      />
      <Outline id={id} sections={view.sections} editable={editable} />
      {editable ? (
        <>
          <AddSection version={draft} />
          <Discard version={draft} />
        </>
      ) : null}
      {mayEdit && state === "coming" ? <Withdraw submissionKey={view.submissionKey} /> : null}
      {mayEdit && state !== "draft" && state !== "coming" ? (
        <StartFrom frameworkId={view.frameworkId} submissionKey={view.submissionKey} />
      ) : null}
    </Page>
  );
}
