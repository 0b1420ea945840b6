import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { isOpen, type OpenQuestions, pageOf } from "#app/domain/applications/may-change.ts";
import { fileView } from "#app/domain/applications/page-view.ts";
import { askedBeside } from "#app/domain/evidence/evidence.ts";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { requireOpenField } from "#app/domain/evidence/give-evidence.server.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { CellField } from "#app/forms/question-field.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileUpload } from "#app/ui/file-upload.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { GivenFile } from "./file-slot.tsx";
import { takeUpload } from "./take-upload.server.ts";
import { Progress, useUpload } from "./use-upload.tsx";

export const handle = {
  title: ({ data }: { data: { title: string } }) => `Upload: ${data.title}`,
  body: "upload",
  hydrate: true,
  states: ["empty", "filled", "error", "store-down"],
};

export const loader = guarded("evidence.add", async ({ db, store, who, at, params, url }) => {
  const { id = "", question: questionId = "", field: name = "" } = params;
  const application = await getApplication(db, who, id, "evidence.add");
  const { question, field, current, ...form } = await readAs(db, who, (trx) =>
    requireOpenField(trx, application, questionId, name, at),
  );
  return {
    title: titleOfEvidence(form.set, questionId, name),
    label: question.label,
    noun: field.noun,
    hint: field.hint,
    asked: askedBeside(question, field),
    current: current && fileView(current),
    back: backTo(url, id, form, questionId),
    storeDown: !(await store.healthy()),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "evidence.add",
  async (guard) => {
    const { id = "", question = "", field = "" } = guard.params;
    const taken = await takeUpload(guard, { id, question, field });
    if ("failure" in taken) return data(taken.failure, taken.status);
    if (taken.unread) throw redirect(paths.provider.evidenceReading(taken.kept), 303);
    const application = await getApplication(guard.db, guard.who, id, "evidence.add");
    const form = await readAs(guard.db, guard.who, (trx) =>
      requireOpenField(trx, application, question, field, guard.at),
    );
    throw redirect(backTo(guard.url, id, form, question), 303);
  },
  "evidence.read",
);

/** The page of questions that one came from, or the list of documents. */
function backTo(url: URL, id: string, { set, open }: { set: QuestionSet; open: OpenQuestions }, questionId: string) {
  const asked = isOpen(open, questionId) && url.searchParams.get("from") !== "evidence";
  const page = asked ? pageOf(set, questionId) : undefined;
  return page ? paths.provider.question(id, page.id) : paths.provider.evidence();
}

export default function Upload() {
  const { title, label, noun, hint, asked, current, back, storeDown, submissionKey } = useLoaderData<typeof loader>();
  const upload = useUpload(useFormState());
  const { problems, error, ...state } = upload.state;
  return (
    <Page
      title={`Upload ${noun}`}
      caption={title}
      back={back}
      summary={<ErrorSummary ref={upload.summary} problems={problems} />}
    >
      {storeDown ? (
        <WarningText>
          Files cannot be stored at the moment: our file store is not answering. Nothing that you saved is lost. Your
          other answers can still be changed. Come back to this page in a few minutes.
        </WarningText>
      ) : null}
      <p className="govuk-body">{label}</p>
      {current ? (
        <>
          <h2 className="govuk-heading-s">The file that you gave before</h2>
          <GivenFile file={current} />
          <p className="govuk-body">It is kept when you replace it.</p>
        </>
      ) : null}
      <form method="post" encType="multipart/form-data" noValidate onSubmit={upload.send}>
        <SubmissionKey value={submissionKey} />
        {asked.length > 0 ? (
          <p className="govuk-body">
            Leave this empty and we will read it for you. We ask you whether we read it right.
          </p>
        ) : null}
        {asked.map((field) => (
          <CellField
            key={field.name}
            name={field.name}
            field={field}
            form={{ problems, error, ...state }}
            label={field.label ?? field.noun}
            hint={field.hint}
          />
        ))}
        <FileUpload
          name="file"
          label="File"
          hint={`${hint ? `${hint}. ` : ""}A PDF, JPG, PNG or DOCX, smaller than 15 MB, without a password`}
          accept=".pdf,.jpg,.jpeg,.png,.docx"
          error={error("file")}
        />
        <Progress percent={upload.percent} />
        <Button disabled={upload.percent !== undefined}>Upload the file</Button>
      </form>
    </Page>
  );
}
