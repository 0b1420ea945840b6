import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { applyForm, applyImport } from "#app/domain/evidence-pack/apply-import.server.ts";
import { answerValue } from "#app/domain/evidence-pack/import-files.ts";
import { importPage } from "#app/domain/evidence-pack/import-page.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { NotUsable, OfferedAnswers, OfferedFiles } from "./pack-offers.tsx";

export const handle = { title: "What a pack offers", states: ["filled", "refused", "used", "error"] };

export const loader = guardedRead("evidence-pack.import", async ({ db, who, at, params }) => ({
  ...(await importPage(db, who, params.id ?? "", at)),
  submissionKey: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "evidence-pack.import",
  async ({ db, store, who, at, params, form }) => {
    const parsed = parseForm(applyForm, await form(), ["answers", "files"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = params.id ?? "";
    await applyImport({ db, store }, who, { ...parsed.answers, id }, at);
    throw redirect(paths.provider.importedPack(id), 303);
  },
  "evidence-pack.read-own",
);

export default function ImportedPack() {
  const page = useLoaderData<typeof loader>();
  const { council, made, usedAt, offers, files, others, used, draft, ended } = page;
  const open = offers.filter(({ same }) => !same);
  // What replaces something has to be ticked by hand.
  const form = useFormState({
    answers: open.filter(({ now }) => now.length === 0).map(answerValue),
    files: files.filter(({ now }) => !now).map(({ place }) => place),
  });
  return (
    <Page
      title={`What ${council}’s pack offers`}
      caption={page.caption}
      back={paths.provider.importPack()}
      backText="Bring an evidence pack"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Made on {made}, signed by {council} and unchanged since. What you use becomes your own answer here: you can
        change it, you send it, and it is checked like any other.
      </p>
      {usedAt ? (
        <InsetText>
          Used on {usedAt}: {used.answers} {used.answers === 1 ? "answer" : "answers"} and {used.files}{" "}
          {used.files === 1 ? "document" : "documents"}.{" "}
          <a className="govuk-link" href={paths.provider.application(page.applicationId)}>
            Go on with the application
          </a>
        </InsetText>
      ) : draft && !ended && open.length + files.length > 0 ? (
        <Form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? page.submissionKey} />
          <OfferedAnswers offers={open} form={form} />
          <OfferedFiles files={files} form={form} />
          <Checkboxes
            name="confirmed"
            items={[{ value: "yes", label: "I have looked at what I ticked, and it is right for this application" }]}
            values={form.list("confirmed")}
            error={form.error("confirmed")}
          />
          <Button>Use what I ticked</Button>
        </Form>
      ) : (
        <InsetText>
          {draft
            ? (ended ?? "Everything in it that this application asks is answered in the same words already.")
            : "The application was sent, so its answers cannot be filled any more."}
        </InsetText>
      )}
      <NotUsable others={others} same={offers.filter(({ same }) => same).map(({ label }) => label)} />
    </Page>
  );
}
