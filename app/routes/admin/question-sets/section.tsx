import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { kindNames } from "#app/domain/question-sets/describe.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { nextOwnId } from "#app/domain/question-sets/drafts/own-id.server.ts";
import { editOf, sectionForm } from "#app/domain/question-sets/drafts/section-form.ts";
import { showing, useFormState } from "#app/forms/form-state.ts";
import { Version } from "#app/forms/hidden.tsx";
import { type Failure, parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { SectionPage } from "./section-page.tsx";

export const handle = {
  title: ({ data }: { data?: { section: { title: string } } }) => data?.section.title ?? "Section",
  states: ["filled", "empty", "error"],
};

export const loader = guarded("question-set.edit", async ({ db, params }) => {
  const { id = "", section: sectionId = "" } = params;
  const { set, version } = await getDraft(db, id);
  const section = set.sections.find((one) => one.id === sectionId);
  if (!section) throw new NotFound("section");
  return {
    ...{ id, version, newId: await nextOwnId(db) },
    all: set.sections.flatMap(({ title, pages }) =>
      pages.map((page) => ({ id: page.id, title: `${title}: ${page.title}` })),
    ),
    section: {
      id: section.id,
      title: section.title,
      pages: section.pages.map((page) => ({
        id: page.id,
        title: page.title,
        questions: page.questions.map(({ id, label }) => ({ id, label })),
      })),
    },
  };
});

export const action = guardedAction(
  "question-set.edit",
  async ({ db, who, at, params, form }) => {
    const { id = "", section = "" } = params;
    const parsed = parseForm(sectionForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const given = parsed.answers;
    const input = { draftId: id, version: given.version, what: `section-${given.intent}`, of: section };
    const newId = await nextOwnId(db);
    await changeDraft(db, who, input, editOf(section, given, newId), at);
    if (given.intent === "add-question") throw redirect(paths.admin.setQuestion(id, newId), 303);
    const gone = given.intent === "remove";
    throw redirect(gone ? paths.admin.questionSet(id) : paths.admin.setSection(id, section), 303);
  },
  "question-set.read",
);

export default function Section() {
  const { id, version, newId, section, all } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title={section.title}
      caption="Section"
      back={paths.admin.questionSet(id)}
      backText="All questions"
      summary={<ErrorSummary problems={problems} />}
    >
      {section.pages.length === 0 ? <p className="govuk-body">Nothing is asked here yet.</p> : null}
      {section.pages.map((page) => (
        <SectionPage key={page.id} draftId={id} page={page} all={all} version={version} />
      ))}
      <AddQuestion pages={section.pages} version={version} newId={newId} />
      <h2 className="govuk-heading-m">The section itself</h2>
      <Form method="post" noValidate>
        <Version value={version} />
        <Title name="title" value={section.title} label="Title of the section" />
        <ButtonGroup>
          <Button look="secondary" name="intent" value="rename">
            Rename
          </Button>
          <Button look="secondary" name="intent" value="up">
            Move up
          </Button>
          <Button look="secondary" name="intent" value="down">
            Move down
          </Button>
          {section.pages.length === 0 ? (
            <Button look="warning" name="intent" value="remove">
              Remove the section
            </Button>
          ) : null}
        </ButtonGroup>
      </Form>
    </Page>
  );
}

function Title({ name, value, label }: { name: string; value: string; label: string }) {
  const failure = useActionData<Failure>();
  const { field } = showing(failure?.values.intent === "rename" ? failure : { values: { [name]: value }, errors: {} });
  return <Input {...field(name)} label={label} width={20} />;
}

type PageChoice = { id: string; title: string };

function AddQuestion({ pages, version, newId }: { pages: readonly PageChoice[]; version: number; newId: string }) {
  const { field, error, text } = useFormState();
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Add a question</h2>
      <Version value={version} />
      <Textarea {...field("label")} label="Question" hint={`In plain words. It gets the id ${newId}`} rows={2} />
      <Select
        {...field("kind")}
        label="Kind of answer"
        hint="More parts can be added afterwards"
        items={[
          { value: "", text: "Select a kind" },
          ...Object.entries(kindNames).map(([value, name]) => ({ value, text: name })),
        ]}
      />
      <Radios
        name="page"
        legend="On which page is it asked?"
        value={text("page")}
        error={error("page")}
        items={[
          ...pages.map((page) => ({ value: page.id, label: page.title })),
          { value: "new", label: "On a new page of its own" },
        ]}
      />
      <Input {...field("pageTitle")} label="Title of the new page, if it gets one" width={20} />
      <Button name="intent" value="add-question">
        Add the question
      </Button>
    </Form>
  );
}
