import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { openVisit } from "#app/domain/visits/visits.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileUpload } from "#app/ui/file-upload.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { takePhotograph } from "./take-photograph.server.ts";

export const handle = { title: "Add a photograph", body: "upload", states: ["empty", "error"] };

export const loader = guardedRead("visit.record", async ({ db, who, at, params }) => {
  const { id, provider, status } = await openVisit(db, who, params.id ?? "");
  if (status !== "done") throw new NotAllowedNow("add photographs to this visit");
  return { id, provider, key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "visit.record",
  async (guard) => {
    const id = guard.params.id ?? "";
    const wrong = await takePhotograph(guard, id);
    if (wrong) return data(wrong.failure, wrong.status);
    throw redirect(paths.admin.visit(id), 303);
  },
  "visit.read",
);

export default function AddPhotograph() {
  const { id, provider, key } = useLoaderData<typeof loader>();
  const { problems, field, list, error } = useFormState();
  return (
    <Page
      title="Add a photograph"
      caption={provider}
      back={paths.admin.visit(id)}
      backText="Visit"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        The picture is stored without the place, the time and the camera. Only officers who read visits can open it.
      </p>
      <Form method="post" encType="multipart/form-data" noValidate reloadDocument>
        <SubmissionKey value={key} />
        <FileUpload
          name="file"
          label="Photograph"
          hint="A JPG or PNG, smaller than 15 MB"
          accept=".jpg,.jpeg,.png"
          error={error("file")}
        />
        <Input {...field("caption")} label="What does it show?" />
        <Checkboxes
          name="noChild"
          legend="Children"
          items={[{ value: "yes", label: "No child can be seen in it" }]}
          values={list("noChild")}
          error={error("noChild")}
        />
        <Button>Add the photograph</Button>
      </Form>
    </Page>
  );
}
