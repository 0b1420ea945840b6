import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { askedBeside } from "#app/domain/evidence/evidence.ts";
import { requireOpenField } from "#app/domain/evidence/give-evidence.server.ts";
import { getLoose, openSlots, slotValue } from "#app/domain/evidence/loose/loose-documents.server.ts";
import { matchLoose } from "#app/domain/evidence/loose/match-loose.server.ts";
import { removeLoose } from "#app/domain/evidence/loose/remove-loose.server.ts";
import { besideSchema } from "#app/domain/evidence/typed-beside.ts";
import { today } from "#app/domain/london-time.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { nest } from "#app/forms/names.ts";
import { errorsOf, read } from "#app/forms/parse-form.ts";
import { CellField } from "#app/forms/question-field.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";

export const handle = { title: "Match a document", states: ["empty", "filled", "error"] };

/** The document, what it may be, and what was chosen so far (`?as=`), with the fields asked beside that. */
async function opened({ db, who, at, params, url }: Guarded) {
  const chosen = url.searchParams.get("as") ?? "";
  return readAs(db, who, async (trx) => {
    const document = await getLoose(trx, who, params.id ?? "");
    const slots = await openSlots(trx, document.providerId, at);
    return { document, slots, slot: slots.find((one) => slotValue(one) === chosen) };
  });
}

const fieldOf = async (
  { db, who, at }: Guarded,
  slot: { applicationId: string; questionId: string; field: string },
) => {
  const application = await getApplication(db, who, slot.applicationId, "evidence.add", "evidence.read");
  return readAs(db, who, (trx) => requireOpenField(trx, application, slot.questionId, slot.field, at));
};

export const loader = guarded("evidence.add", async (guard) => {
  const { document, slots, slot } = await opened(guard);
  const open = slot && (await fieldOf(guard, slot));
  return {
    id: document.id,
    unchosen: guard.url.searchParams.has("as") && !slot,
    fileName: document.fileName,
    slots: slots.map((one) => ({ value: slotValue(one), text: one.title })),
    chosen: slot && slotValue(slot),
    title: slot?.title,
    label: open?.question.label,
    asked: open ? askedBeside(open.question, open.field) : [],
    replaces: open?.current !== undefined,
    submissionKey: uuidv7(guard.at.getTime()),
  };
});

export const action = guardedAction(
  "evidence.add",
  async (guard) => {
    const { db, store, who, at, form } = guard;
    const values = read(await form());
    const { document, slot } = await opened(guard);
    if (values.intent === "remove") {
      await removeLoose({ db, store }, who, document.id, at);
      throw redirect(paths.provider.addMany(), 303);
    }
    if (!slot) throw new Refused("as", "Choose what this document is");
    const key = String(values.submissionKey ?? "");
    if (!isUuid(key)) throw new Refused("", "Open this page again, and fill it in there");
    const { question, field } = await fieldOf(guard, slot);
    const beside = besideSchema(question, field, today(at)).safeParse(nest(values));
    if (!beside.success) return data({ errors: errorsOf(beside.error), values }, 400);
    try {
      await matchLoose({ db, store }, who, { ...slot, id: document.id, submissionKey: key }, beside.data, at);
    } catch (error) {
      if ((error as Error).name !== "StoreDown") throw error;
      throw new Refused("", "Our file store is not answering, or has lost this file. Try again in a few minutes");
    }
    throw redirect(paths.provider.addMany(), 303);
  },
  "evidence.read",
);

export default function MatchDocument() {
  const { id, unchosen, fileName, slots, chosen, title, label, asked, replaces, submissionKey } =
    useLoaderData<typeof loader>();
  const form = useFormState();
  const choose = unchosen ? "Choose what this document is" : undefined;
  return (
    <Page
      title={chosen ? (title ?? "") : "What is this document?"}
      caption={fileName}
      back={chosen ? paths.provider.matchDocument(id) : paths.provider.addMany()}
      summary={<ErrorSummary problems={choose ? [{ name: "as", message: choose }] : form.problems} />}
    >
      {chosen ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <p className="govuk-body">{label}</p>
          {replaces ? <p className="govuk-body">It replaces the file that you gave before, which is kept.</p> : null}
          {asked.map((field) => (
            <CellField
              key={field.name}
              name={field.name}
              field={field}
              form={form}
              label={field.label ?? field.noun}
              hint={field.hint}
            />
          ))}
          <Button name="intent" value="match">
            Use it here
          </Button>
        </Form>
      ) : (
        <Form method="get">
          <Select
            name="as"
            id="as"
            label="It is"
            error={choose ?? form.error("as")}
            items={[{ value: "", text: "Choose one" }, ...slots]}
          />
          <Button>Continue</Button>
        </Form>
      )}
      <Form method="post">
        <p className="govuk-hint">Where you used it already it stays. You can upload it again.</p>
        <Button look="secondary" name="intent" value="remove">
          Remove this document
        </Button>
      </Form>
    </Page>
  );
}
