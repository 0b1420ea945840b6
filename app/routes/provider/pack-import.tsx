import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { importsOf } from "#app/domain/evidence-pack/import-page.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileUpload } from "#app/ui/file-upload.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { readPackUpload } from "./read-pack-upload.server.ts";

export const handle = { title: "Bring an evidence pack", body: "uploads", states: ["empty", "filled", "error"] };

export const loader = guardedRead("evidence-pack.import", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const drafts = (await applicationsOf(db, who.providerId)).filter(({ status }) => status === "draft");
  return {
    submissionKey: uuidv7(at.getTime()),
    drafts: drafts.map(({ id, ref, lotName }) => ({ id, ref, lotName })),
    imports: await importsOf(db, who.providerId),
  };
});

export const action = guardedAction(
  "evidence-pack.import",
  async (guard) => {
    const taken = await readPackUpload(guard);
    if ("failure" in taken) return data(taken.failure, taken.status);
    throw redirect(paths.provider.importedPack(taken.id), 303);
  },
  "evidence-pack.read-own",
);

export default function ImportPack() {
  const { submissionKey, drafts, imports } = useLoaderData<typeof loader>();
  const [only, ...more] = drafts;
  const form = useFormState(only && more.length === 0 ? { applicationId: only.id } : {});
  return (
    <Page
      title="Bring an evidence pack"
      back={paths.provider.evidencePacks()}
      backText="Evidence packs"
      lead="Fill a draft from a pack that you made on another council’s portal."
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        We check who signed the pack and that nothing in it was changed. Then we show what it says beside your answers.
        Nothing is used unless you say so, and the council decides everything anew.
      </p>
      {drafts.length === 0 ? (
        <EmptyState title="You have no draft to fill">
          <p className="govuk-body">
            <a className="govuk-link" href={paths.provider.applications()}>
              Start an application
            </a>{" "}
            first.
          </p>
        </EmptyState>
      ) : (
        <Form method="post" encType="multipart/form-data" noValidate reloadDocument>
          <SubmissionKey value={submissionKey} />
          <Radios
            name="applicationId"
            legend="Which draft shall it fill?"
            items={drafts.map(({ id, ref, lotName }) => ({ value: id, label: `${lotName}, ${ref}` }))}
            value={form.text("applicationId")}
            error={form.error("applicationId")}
          />
          <FileUpload
            name="file"
            label="Evidence pack"
            hint="The ZIP file, just as you downloaded it, up to 60 MB"
            accept=".zip,application/zip"
            error={form.error("file")}
          />
          <Button>Check the pack</Button>
        </Form>
      )}
      {imports.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Packs that you brought</h2>
          <SummaryList
            rows={imports.map(({ id, council, made, read, used }) => ({
              key: `${council}, ${made}`,
              value: used ? `Used on ${used}` : `Brought on ${read}, not used yet`,
              actions: [
                {
                  href: paths.provider.importedPack(id),
                  text: used ? "See" : "Go on",
                  visuallyHiddenText: `with the pack of ${council}, ${made}`,
                },
              ],
            }))}
          />
        </>
      ) : null}
    </Page>
  );
}
