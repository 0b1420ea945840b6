import { Form, useLoaderData } from "@remix-run/react";
import type { Fault } from "#app/domain/question-sets/set-faults.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { placed } from "#app/ui/placed.ts";
import { Radios } from "#app/ui/radios.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { loader } from "./publish.tsx";

/** Whom a version reaches on one lot. */
export type Affected = { lotId: string; lotName: string; approved: number; asked: number; drafts: number };

/** Everything for which the draft can't be published, with a link to its place. */
export function InTheWay({ id, faults }: { id: string; faults: readonly Fault[] }) {
  return (
    <>
      <p className="govuk-body">
        The draft cannot be published yet. {faults.length === 1 ? "One thing stands" : `${faults.length} things stand`}{" "}
        in the way:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {placed(faults).map(({ place, item: { question, field, section, message } }) => (
          <li key={place}>
            <a className="govuk-link" href={placeOf(id, { question, field, section })}>
              {question ? `${question}: ` : ""}
              {message}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function placeOf(
  id: string,
  { question, field, section }: { [place in "question" | "field" | "section"]: string | undefined },
) {
  const { admin } = paths;
  if (question && field) return admin.setField(id, question, field.split(".")[0] ?? field);
  if (question) return admin.setQuestion(id, question);
  return section ? admin.setSection(id, section) : admin.questionSet(id);
}

/** From when, why, and what it means for those under way; whom it reaches is counted before it is published. */
export function PublishForm({ affected }: { affected: readonly Affected[] | undefined }) {
  const { version, askable, today, todayInWords, submissionKey } = useLoaderData<typeof loader>();
  const [year = "", month = "", day = ""] = today.split("-");
  const form = useFormState({
    "from-day": String(Number(day)),
    "from-month": String(Number(month)),
    "from-year": year,
    mustAnswer: askable.filter(({ needed }) => needed).map(({ id }) => id),
  });
  return (
    <Form method="post" noValidate>
      <Version value={version} />
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <input type="hidden" name="counted" value={form.text("counted") ?? "nothing yet"} />
      <DateInput
        {...form.date("from")}
        legend="From which day does it hold?"
        legendProps={{ size: "s" }}
        hint={`Today is ${todayInWords}. A later day begins at midnight; until then it can be withdrawn`}
      />
      <Textarea
        {...form.field("why")}
        label="What has changed, and why?"
        hint="Providers and colleagues read this"
        rows={3}
      />
      <Radios
        name="drafts"
        legend="What happens to applications that are not sent yet?"
        value={form.text("drafts")}
        error={form.error("drafts")}
        items={[
          {
            value: "move",
            label: "They move to this version",
            hint: "Only what has changed is asked again; we tell them what and why",
          },
          { value: "keep", label: "They keep the version that they began with" },
        ]}
      />
      {askable.length > 0 ? (
        <>
          <Checkboxes
            name="mustAnswer"
            legend="Which of these must providers answer who are approved already?"
            hint="What is about safeguarding they must answer"
            values={form.list("mustAnswer")}
            error={form.error("mustAnswer")}
            items={askable.map(({ id, label, needed }) => ({
              value: id,
              label: `${id}: ${label}`,
              hint: needed ? "About safeguarding: must be answered" : undefined,
            }))}
          />
          <DateInput
            {...form.date("mustAnswerBy")}
            legend="By when?"
            legendProps={{ size: "s" }}
            hint="Whoever has not answered by then is on hold for new requests until they do"
          />
        </>
      ) : null}
      {affected ? <Reached affected={affected} /> : null}
      <ButtonGroup>
        {affected ? (
          <Button name="intent" value="publish">
            Publish
          </Button>
        ) : null}
        <Button name="intent" value="count" look={affected ? "secondary" : undefined}>
          {affected ? "Count again" : "Count whom it reaches"}
        </Button>
      </ButtonGroup>
    </Form>
  );
}

function Reached({ affected }: { affected: readonly Affected[] }) {
  return (
    <section aria-label="Whom it reaches" id="reached">
      <h2 className="govuk-heading-m">Whom it reaches</h2>
      <Table
        caption="Whom it reaches"
        captionHidden
        firstCellIsHeader
        head={[
          "Lot",
          { cell: "Approved providers", format: "numeric" },
          { cell: "Must answer", format: "numeric" },
          { cell: "Applications not sent yet", format: "numeric" },
        ]}
        rows={affected.map(({ lotName, approved, asked, drafts }) => [
          lotName,
          { cell: approved, format: "numeric" },
          { cell: asked, format: "numeric" },
          { cell: drafts, format: "numeric" },
        ])}
      />
    </section>
  );
}
