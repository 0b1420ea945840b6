import { readFile } from "node:fs/promises";
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { stageStaffImport } from "#app/domain/providers/import-staff.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { refuse } from "#app/forms/parse-form.ts";
import { receiveFile } from "#app/forms/receive-file.server.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileUpload } from "#app/ui/file-upload.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Bring in a list of staff", states: ["empty", "error"], body: "upload" };

const MOST_BYTES = 8_000_000;

export const loader = guarded("staff.keep", async ({ at }) => ({ submissionKey: uuidv7(at.getTime()) }));

export const action = guardedAction(
  "staff.keep",
  async ({ db, who, at, request }) => {
    if (who.kind !== "provider") throw new NotFound();
    await keepWithin(db, "upload", who.providerId, at);
    return receiveFile(request, { name: "file", mostBytes: MOST_BYTES }, async ({ values, file, fault }) => {
      const { submissionKey } = values;
      const failed = (message: string) => data(refuse(values, "file", message), 400);
      if (fault || typeof submissionKey !== "string" || !isUuid(submissionKey))
        return failed(fault ?? "Open this page again, and choose the file there");
      if (!file || file.size === 0) return failed("Select a CSV file");
      if (file.size > MOST_BYTES) return failed("The file must be smaller than 8 MB");
      const content = asText(await readFile(file.path));
      if (content === undefined) return failed("The file is not a CSV in UTF-8. Save it as “CSV UTF-8” and try again");
      const { id } = await stageStaffImport(db, who, { content, submissionKey }, at);
      throw redirect(paths.provider.staffImportPreview(id), 303);
    });
  },
  "provider.home",
);

/** The text of a file, unless it is none. */
function asText(bytes: Buffer): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

export default function StaffImport() {
  const { submissionKey } = useLoaderData<typeof loader>();
  const { problems, error } = useFormState();
  return (
    <Page
      title="Bring in a list of staff"
      back={paths.provider.staff()}
      backText="Your staff"
      summary={<ErrorSummary problems={problems} />}
    >
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Start from{" "}
          <a className="govuk-link" href={paths.provider.staffCsv("yes")}>
            the template
          </a>{" "}
          or from{" "}
          <a className="govuk-link" href={paths.provider.staffCsv()}>
            your record as it is
          </a>
        </li>
        <li>Write dates as 31/03/2026 or 2026-03-31</li>
        <li>An empty cell leaves what is on record, and nobody leaves by being left out</li>
        <li>Never put in a certificate’s number</li>
      </ul>
      <p className="govuk-body">You see what would change before anything does.</p>
      <form method="post" encType="multipart/form-data" noValidate>
        <SubmissionKey value={submissionKey} />
        <FileUpload
          name="file"
          label="File"
          hint="A CSV, smaller than 8 MB"
          accept=".csv,text/csv"
          error={error("file")}
        />
        <Button>Look at what it would do</Button>
      </form>
    </Page>
  );
}
