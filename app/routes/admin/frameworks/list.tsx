import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { typedDate } from "#app/domain/date-field.ts";
import { basisAt, basisRecorded } from "#app/domain/frameworks/basis/bases.server.ts";
import { basisNames } from "#app/domain/frameworks/basis/legal-basis.ts";
import { frameworkStatusNames } from "#app/domain/frameworks/framework-status.ts";
import { listFrameworks } from "#app/domain/frameworks/frameworks.server.ts";
import { createFramework } from "#app/domain/frameworks/setup/create-framework.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Frameworks", states: ["filled", "error"] };

const create = z.object({
  name: z
    .string({ error: "Enter the name" })
    .trim()
    .min(1, "Enter the name")
    .max(100, "Name must be 100 characters or less"),
  startsOn: typedDate("First day"),
  endsOn: typedDate("Last day of the first term"),
  copyFrom: z.union([z.literal("").transform(() => undefined), z.uuid("Choose a framework to copy")]),
  submissionKey: z.uuid(),
});

export const loader = guarded("framework.read", async ({ db, who, at }) => {
  const frameworks = await listFrameworks(db);
  return {
    mayEdit: can(who, "framework.edit"),
    submissionKey: uuidv7(at.getTime()),
    frameworks: await Promise.all(
      frameworks.map(async ({ id, name, status, startsOn, endsOn }) => {
        const basis = status === "draft" ? await basisRecorded(db, id) : await basisAt(db, id, at);
        return {
          ...{ id, name, status: frameworkStatusNames[status] },
          basis: basis ? basisNames[basis.basis] : "Not recorded",
          term: `${formatDate(startsOn)} to ${formatDate(endsOn)}`,
        };
      }),
    ),
  };
});

export const action = guardedAction(
  "framework.edit",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(create, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    throw redirect(paths.admin.framework(await createFramework(db, who, parsed.answers, at)), 303);
  },
  "framework.read",
);

export default function Frameworks() {
  const { frameworks, mayEdit } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="Frameworks"
      width="full"
      lead="What providers join and places are bought from: its law, its term, its money and its lots."
      summary={<ErrorSummary problems={problems} />}
    >
      {frameworks.length === 0 ? (
        <EmptyState title="There are no frameworks yet" />
      ) : (
        <Table
          caption="All frameworks"
          captionHidden
          firstCellIsHeader
          head={["Framework", "State", "Legal basis", "Term"]}
          rows={frameworks.map(({ id, name, status, basis, term }) => [
            <a className="govuk-link" href={paths.admin.framework(id)} key={id}>
              {name}
            </a>,
            <Tag colour={status.colour} key="state">
              {status.text}
            </Tag>,
            basis,
            term,
          ])}
        />
      )}
      {mayEdit ? <Create /> : null}
    </Page>
  );
}

function Create() {
  const { frameworks, submissionKey } = useLoaderData<typeof loader>();
  const { field, date, text } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Begin a framework</h2>
      <p className="govuk-body">It is a draft that nobody outside sees, until it is signed off and opened.</p>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Input {...field("name")} label="Name" />
      <DateInput {...date("startsOn")} legend="First day" />
      <DateInput {...date("endsOn")} legend="Last day of the first term" hint="Extensions are added later" />
      <Select
        {...field("copyFrom")}
        label="Begin with the text, lots, documents and questions of"
        items={[
          { value: "", text: "Nothing: an empty framework" },
          ...frameworks.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <Button>Begin the framework</Button>
    </Form>
  );
}
