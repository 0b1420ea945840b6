import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { sectionsInBrief } from "#app/domain/reviews/case-view.server.ts";
import { recommend } from "#app/domain/reviews/recommend.server.ts";
import { lackingIn, recommendForm } from "#app/domain/reviews/review-forms.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Recommend", states: ["empty", "error"] };

export const loader = guarded("application.recommend", async ({ db, who, params }) => {
  const file = await readCase(db, who, params.id ?? "");
  if (!file.reviewing) throw new NotAllowedNow("recommend on this application");
  return {
    id: file.application.id,
    caption: `${file.application.providerName}, ${file.application.ref}`,
    round: file.application.status === "submitted" ? "first" : "second",
    sections: sectionsInBrief(file, personId(who)).map(({ id, title, mine, due }) => ({ id, title, mine, due })),
    version: file.application.version,
    key: uuidv7(),
  };
});

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(recommendForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const applicationId = params.id ?? "";
    const { interest, interestNote, outcome, ...rest } = parsed.answers;
    const lacking = Object.entries(lackingIn(parsed.answers)).map(([name, message]) => [
      name,
      { type: "lacking", message },
    ]);
    if (lacking.length > 0) return data({ values: parsed.values, errors: Object.fromEntries(lacking) }, 400);
    if (interest === "yes") {
      const { providerId } = await getApplication(db, who, applicationId, "application.review");
      await declareConflict(db, who, { providerId, note: interestNote }, at);
      throw redirect(paths.admin.interests(providerId), 303);
    }
    await recommend(db, who, { applicationId, outcome: outcome ?? "refuse", noInterest: true, ...rest }, at);
    throw redirect(paths.admin.application(applicationId), 303);
  },
  "application.review",
);

export default function Recommend() {
  const { id, caption, round, sections, version, key } = useLoaderData<typeof loader>();
  const { problems, field, text, error } = useFormState();
  const found = ({ mine, due }: { mine: string | undefined; due: boolean }) => {
    if (!mine || due) return "No finding yet";
    return mine === "pass" ? "Pass" : "Fail";
  };
  return (
    <Page
      title="Recommend"
      caption={caption}
      back={paths.admin.application(id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        This is the {round} recommendation. Two people recommend, each without seeing the other’s view; then an officer
        decides. You cannot change it afterwards.
      </p>
      <h2 className="govuk-heading-m">Your findings</h2>
      <SummaryList
        rows={sections.map((section) => ({
          key: section.title,
          value: found(section),
          actions: [
            {
              href: paths.admin.applicationSection(id, section.id),
              text: "Change",
              visuallyHiddenText: `finding on ${section.title}`,
            },
          ],
        }))}
      />
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? key} />
        <Version value={version} />
        <Radios
          name="interest"
          legend="Do you have an interest in this provider?"
          hint="Any, real or seeming: you or someone close to you worked there, owns a part of it, or is owed something"
          items={[
            { value: "no", label: "No, none" },
            { value: "yes", label: "Yes: I step aside", hint: "What you found no longer counts, and others review it" },
          ]}
          value={text("interest")}
          error={error("interest")}
        />
        <Textarea {...field("interestNote")} label="If yes, what is it?" rows={2} />
        <Radios
          name="outcome"
          legend="What do you recommend?"
          items={[
            { value: "admit", label: "Admit to the lot" },
            { value: "refuse", label: "Refuse" },
          ]}
          value={text("outcome")}
          error={error("outcome")}
        />
        <Textarea {...field("comment")} label="Why?" hint="The officer who decides reads this" />
        <Button>Send recommendation</Button>
      </Form>
    </Page>
  );
}
