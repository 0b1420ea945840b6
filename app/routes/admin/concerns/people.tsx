import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { peopleForm } from "#app/domain/concerns/concern-forms.ts";
import { nameReader, peopleToName, unnameReader } from "#app/domain/concerns/name-readers.server.ts";
import { readersOf } from "#app/domain/concerns/open-concern.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { concernFor } from "./deed-loader.server.ts";
import { DeedPage } from "./deed-page.tsx";

export const handle = { title: "Who may read a concern", states: ["empty", "error", "filled"] };

export const loader = guardedRead("concern.read", async (guard) => {
  const concern = await concernFor(guard, "concern.name");
  const readers = await readersOf(guard.db, concern.id);
  const others = (await peopleToName(guard.db, concern.providerId)).filter(
    ({ personId }) => !readers.some(({ id }) => id === personId),
  );
  return {
    ...concern,
    readers: readers.map(({ id, name }) => ({ id, name })),
    others: others.map(({ personId, name, email }) => ({ value: personId, text: `${name}, ${email}` })),
  };
});

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(peopleForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const { answers } = parsed;
  if (answers.intent === "add") await nameReader(db, who, config, { concernId, ...answers }, at);
  else await unnameReader(db, who, config, { concernId, ...answers }, at);
  throw redirect(paths.admin.concern(concernId), 303);
});

export default function People() {
  const concern = useLoaderData<typeof loader>();
  const form = useFormState();
  const { field, text, error } = form;
  const key = <SubmissionKey value={text("submissionKey") ?? concern.key} />;
  return (
    <DeedPage concern={concern} title="Who may read this" form={form}>
      <p className="govuk-body">
        Quality leads read every concern. Name only who needs to read this one. They get an email with a link and
        nothing else, and each time that they open it is written down.
      </p>
      <form method="post" noValidate>
        {key}
        <Select
          {...field("person")}
          label="Who needs to read it"
          items={[{ value: "", text: "Select a person" }, ...concern.others]}
        />
        <Textarea {...field("why")} label="Why they need to" rows={3} />
        <Button name="intent" value="add">
          Let them read it
        </Button>
      </form>
      {concern.readers.length > 0 ? (
        <form method="post" noValidate>
          {key}
          <h2 className="govuk-heading-m">Who need not read it any more</h2>
          <Radios
            name="reader"
            legend="Person"
            value={text("reader")}
            error={error("reader")}
            items={concern.readers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button name="intent" value="remove" look="warning">
            Take their reading away
          </Button>
        </form>
      ) : null}
    </DeedPage>
  );
}
