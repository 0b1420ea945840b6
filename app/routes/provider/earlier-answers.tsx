import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { allEarlierAnswers } from "#app/domain/applications/earlier-answers.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { earlierView, fileView } from "#app/domain/applications/page-view.ts";
import { reuseAnswers } from "#app/domain/applications/reuse-answers.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { EarlierText } from "./earlier-answer-parts.tsx";

export const handle = { title: "Use your earlier answers", states: ["filled", "empty", "error", "done"] };

const choice = z.object({
  use: z.array(z.string().max(20)).min(1, "Tick the answers that you want to use").max(500, "Tick fewer answers"),
  submissionKey: z.uuid("Open this page again, and tick the answers there"),
});

export const loader = guardedRead("application.edit", async ({ db, who, at, params, url }) => {
  const form = await openForm(db, who, params.id ?? "", "application.edit", at);
  const { id, ref, lotName, status } = form.application;
  if (status !== "draft") throw new NotAllowedNow("change answers that were sent");
  const sections = allEarlierAnswers(form).map(({ earlier, ...section }) => ({
    ...section,
    earlier: earlier.map(earlierView),
  }));
  return {
    ...{ id, ref, lotName, sections },
    files: form.evidence.filter(({ questionId }) => questionId in form.offered).map(fileView),
    all: url.searchParams.get("all") === "yes",
    used: /^\d{1,3}$/.exec(url.searchParams.get("used") ?? "")?.[0],
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "application.edit",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(choice, await form(), ["use"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const applicationId = params.id ?? "";
    const { use, submissionKey } = parsed.answers;
    const used = await reuseAnswers(db, who, { applicationId, questionIds: use, submissionKey }, at);
    throw redirect(`${paths.provider.earlierAnswers(applicationId)}?used=${used.length}`, 303);
  },
  "application.read",
);

export default function EarlierAnswers() {
  const { id, ref, lotName, sections, files, all, used, submissionKey } = useLoaderData<typeof loader>();
  const { problems, error, list } = useFormState();
  const first = sections[0]?.earlier[0]?.id;
  return (
    <Page
      title="Use your earlier answers"
      caption={`${lotName}, ${ref}`}
      back={paths.provider.application(id)}
      backText="All sections"
      summary={
        <>
          <ErrorSummary problems={problems} />
          {used && problems.length === 0 ? (
            <NotificationBanner success>
              {used === "1" ? "1 answer is used in this application" : `${used} answers are used in this application`}
            </NotificationBanner>
          ) : null}
        </>
      }
    >
      {sections.length === 0 ? (
        <EmptyState title="There are no earlier answers left to use">
          <p className="govuk-body">
            <a className="govuk-link" href={paths.provider.application(id)}>
              Go on with the application
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">
            You gave these answers in other applications. Read each one and tick those that are still right. Nothing is
            used unless you tick it. If you change an answer later, it changes in your other applications that are not
            sent yet.
          </p>
          <p className="govuk-body">
            <a
              className="govuk-link"
              href={all ? paths.provider.earlierAnswers(id) : paths.provider.earlierAnswers(id, "yes")}
            >
              {all ? "Tick none" : "Tick all"}
            </a>
          </p>
          <Form method="post" action={paths.provider.earlierAnswers(id)} noValidate key={String(all)}>
            <SubmissionKey value={submissionKey} />
            {sections.map(({ id: section, title, earlier }) => (
              <Checkboxes
                key={section}
                name="use"
                id={earlier[0]?.id === first ? "use" : `use-${section}`}
                legend={title}
                legendProps={{ className: "govuk-fieldset__legend--m" }}
                error={earlier[0]?.id === first ? error("use") : undefined}
                values={all ? earlier.map((one) => one.id) : list("use")}
                items={earlier.map((one) => ({
                  value: one.id,
                  label: one.label,
                  hint: <EarlierText one={one} files={files} />,
                }))}
              />
            ))}
            <Button>Use the ticked answers</Button>
          </Form>
        </>
      )}
    </Page>
  );
}
