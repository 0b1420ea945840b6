import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { sectionForm } from "#app/domain/reviews/review-forms.ts";
import { reviewSection } from "#app/domain/reviews/review-section.server.ts";
import { sectionInFull } from "#app/domain/reviews/section-view.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Beside } from "#app/ui/beside.tsx";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Answers, AskAboutPoints, CouncilChecks, SectionDocuments } from "./section-parts.tsx";

export const handle = { title: "Section of an application", states: ["filled", "error"] };

export const loader = guardedRead("application.review", async ({ db, who, at, params }) => {
  const file = await readCase(db, who, params.id ?? "");
  const view = await sectionInFull(db, file, params.section ?? "", at);
  const mine = file.results.find(({ reviewerId, sectionId }) => reviewerId === personId(who) && sectionId === view.id);
  return {
    applicationId: file.application.id,
    providerId: file.application.providerId,
    ref: file.application.ref,
    provider: file.application.providerName,
    reviewing: file.reviewing,
    asks: can(who, "application.recommend") && !file.conflicted && file.mayAsk,
    opensEvidence: can(who, "evidence.review"),
    decidesEvidence: can(who, "evidence.decide") && !file.conflicted,
    mine: mine && { result: mine.result, comment: mine.comment },
    ...view,
  };
});

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const applicationId = params.id ?? "";
    const sectionId = params.section ?? "";
    const parsed = parseForm(sectionForm, await form(), ["confirmed"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    await reviewSection(db, who, { applicationId, sectionId, ...parsed.answers }, at);
    const [next] = (await readCase(db, who, applicationId)).due;
    const to = next ? paths.admin.applicationSection(applicationId, next.id) : paths.admin.application(applicationId);
    throw redirect(to, 303);
  },
  "application.review",
);

export default function ApplicationSection() {
  const view = useLoaderData<typeof loader>();
  const { applicationId, toConfirm, mine } = view;
  const form = useFormState({
    result: mine?.result,
    comment: mine?.comment,
    confirmed: mine?.result === "pass" ? toConfirm.map(({ id }) => id) : [],
  });
  const section = { application: applicationId, section: view.id };
  return (
    <Page
      title={view.title}
      caption={`${view.provider}, ${view.ref}`}
      back={paths.admin.application(applicationId)}
      backText="Application"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <Beside
        firstLabel="Answers"
        first={<Answers applicationId={applicationId} answers={view.answers} asks={view.asks} />}
        secondLabel="Documents"
        second={
          <SectionDocuments
            documents={view.documents}
            open={view.opensEvidence}
            decideFrom={view.decidesEvidence ? section : undefined}
          />
        }
      />
      {view.asks ? <AskAboutPoints applicationId={applicationId} points={toConfirm} /> : null}
      <CouncilChecks checks={view.councilChecks} providerId={view.providerId} />
      {view.reviewing ? (
        <Form method="post" noValidate>
          {toConfirm.length > 0 ? (
            <Checkboxes
              name="confirmed"
              legend="Confirm before approval"
              legendProps={{ className: "govuk-fieldset__legend--m" }}
              hint="Tick what you have confirmed with the provider or read in a document. A section passes when all are ticked."
              items={toConfirm.map(({ id, label, answered }) => ({
                value: id,
                label,
                hint: answered ? "The provider has answered this" : undefined,
              }))}
              values={form.list("confirmed")}
              error={form.error("confirmed")}
            />
          ) : null}
          <Radios
            name="result"
            legend="Does this section pass?"
            legendProps={{ className: "govuk-fieldset__legend--m" }}
            items={[
              { value: "pass", label: "Pass" },
              { value: "fail", label: "Fail" },
            ]}
            value={form.text("result")}
            error={form.error("result")}
          />
          <Textarea
            {...form.field("comment")}
            label="Comment"
            hint="Needed when the section fails: it becomes the reason that the provider reads"
          />
          <Button>Save and continue</Button>
        </Form>
      ) : null}
      <Pagination
        previous={
          view.previous && {
            href: paths.admin.applicationSection(applicationId, view.previous.id),
            labelText: view.previous.title,
            text: "Previous section",
          }
        }
        next={
          view.next && {
            href: paths.admin.applicationSection(applicationId, view.next.id),
            labelText: view.next.title,
            text: "Next section",
          }
        }
      />
    </Page>
  );
}
