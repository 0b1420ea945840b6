import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { sharePage } from "#app/domain/supplier-share/share-page.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { FileUpload } from "#app/ui/file-upload.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { readShare } from "./read-share.server.ts";
import { ShareRows } from "./share-parts.tsx";

export const handle = { title: "Use your Find a Tender share", body: "upload", states: ["empty", "filled", "error"] };

export const loader = guardedRead("application.edit", async ({ db, who, at, params, findATender }) => {
  const form = await openForm(db, who, params.id ?? "", "application.edit", at, "application.read");
  if (form.application.status !== "draft") throw new NotAllowedNow("change answers that were sent");
  return { ...(await sharePage(db, form)), reads: findATender !== undefined };
});

export const action = guardedAction(
  "application.edit",
  async (guard) => {
    const failure = await readShare(guard);
    if (failure) return data(failure, 400);
    throw redirect(paths.provider.share(guard.params.id ?? ""), 303);
  },
  "application.read",
);

export default function Share() {
  const { id, caption, share, reads } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Use what you shared on Find a Tender"
      caption={caption}
      back={paths.provider.application(id)}
      backText="All sections"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Give the share code of your supplier information
        {reads ? "" : ", and the file (JSON) that you downloaded with it"}. We show what it says beside your answers.
        Nothing is used unless you say so.
      </p>
      <Form method="post" encType="multipart/form-data" noValidate>
        <Input {...form.field("code")} label="Share code" hint="For example, Ab12Cd34" width={10} />
        <FileUpload
          name="file"
          label={reads ? "Your supplier information, if you have it as a file" : "Your supplier information"}
          hint="A JSON file of at most 2 MB"
          accept=".json,application/json"
          error={form.error("file")}
        />
        <ButtonGroup>
          {reads ? (
            <Button name="intent" value="address">
              Read it from Find a Tender
            </Button>
          ) : null}
          <Button name="intent" value="file" look={reads ? "secondary" : undefined}>
            Read the file
          </Button>
        </ButtonGroup>
      </Form>
      {share ? <ShareRows share={share} /> : null}
    </Page>
  );
}
