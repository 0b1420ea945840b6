import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { looseDocuments } from "#app/domain/evidence/loose/loose-documents.server.ts";
import { MOST_FILES } from "#app/domain/evidence/loose/most-files.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileUpload } from "#app/ui/file-upload.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { takeMany } from "./take-many.server.ts";

export const handle = { title: "Upload several documents", body: "uploads", states: ["empty", "filled", "error"] };

export const loader = guarded("evidence.add", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const documents = await readAs(db, who, (trx) => looseDocuments(trx, who.providerId));
  return {
    submissionKey: uuidv7(at.getTime()),
    documents: documents.map(({ id, fileName, uploadedAt, matchedAt }) => ({
      ...{ id, fileName, matched: matchedAt !== null },
      uploaded: formatDate(uploadedAt),
    })),
  };
});

export const action = guardedAction(
  "evidence.add",
  async (guard) => {
    if (guard.who.kind !== "provider") throw new NotFound();
    const { failure, status } = await takeMany(guard, guard.who.providerId);
    if (failure) return data(failure, status);
    throw redirect(paths.provider.addMany(), 303);
  },
  "evidence.read",
);

export default function AddMany() {
  const { documents, submissionKey } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  return (
    <Page
      title="Upload several documents"
      lead="Upload documents together, then say one by one what each of them is."
      back={paths.provider.evidence()}
      summary={<ErrorSummary problems={problems} />}
    >
      <Form method="post" encType="multipart/form-data" noValidate reloadDocument>
        <SubmissionKey value={submissionKey} />
        <FileUpload
          name="files"
          label="Files"
          multiple
          hint={`Up to ${MOST_FILES} at once. Each a PDF, JPG, PNG or DOCX, smaller than 15 MB, without a password`}
          accept=".pdf,.jpg,.jpeg,.png,.docx"
          error={error("files")}
        />
        <Button>Upload the files</Button>
      </Form>
      <h2 className="govuk-heading-m">Uploaded documents</h2>
      {documents.length === 0 ? (
        <EmptyState title="No documents wait to be matched" />
      ) : (
        <>
          <p className="govuk-body">
            Nobody but you sees a document before you say what it is. After 30 days we remove it.
          </p>
          <SummaryList
            rows={documents.map(({ id, fileName, uploaded, matched }) => ({
              key: fileName,
              value: `Uploaded on ${uploaded}. ${matched ? "Matched" : "Not matched yet"}`,
              actions: [
                {
                  href: paths.provider.matchDocument(id),
                  text: matched ? "Use again" : "Match",
                  visuallyHiddenText: fileName,
                },
              ],
            }))}
          />
        </>
      )}
    </Page>
  );
}
