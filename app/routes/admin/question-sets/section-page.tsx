import { Form, useActionData } from "@remix-run/react";
import { showing } from "#app/forms/form-state.ts";
import { Version } from "#app/forms/hidden.tsx";
import type { Failure } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select } from "#app/ui/select.tsx";

type PageOf = { id: string; title: string; questions: readonly { id: string; label: string }[] };
type Props = { page: PageOf; all: readonly { id: string; title: string }[]; version: number };

/** One page of a section: its questions in order, and how it is renamed or a question moved to another. */
export function SectionPage({ draftId, ...props }: Props & { draftId: string }) {
  const { page, version } = props;
  return (
    <section aria-label={page.title}>
      <h2 className="govuk-heading-m">{page.title}</h2>
      <ul className="govuk-list">
        {page.questions.map((question) => (
          <li key={question.id}>
            <a className="govuk-link" href={paths.admin.setQuestion(draftId, question.id)}>
              {question.id}: {question.label}
            </a>
            <Form method="post">
              <Version value={version} />
              <input type="hidden" name="question" value={question.id} />
              <ButtonGroup>
                {(["up", "down"] as const).map((way) => (
                  <Button key={way} look="secondary" name="intent" value={`question-${way}`}>
                    Move {way}
                    <span className="govuk-visually-hidden"> {question.id}</span>
                  </Button>
                ))}
              </ButtonGroup>
            </Form>
          </li>
        ))}
      </ul>
      <ChangePage {...props} />
    </section>
  );
}

/** The same two forms stand on every page of the section: what was refused is shown at the one that was sent. */
function ChangePage({ page, all, version }: Props) {
  const failure = useActionData<Failure>();
  const mine = failure?.values.of === page.id;
  const values = { newTitle: page.title, ...(mine ? failure.values : {}) };
  const { field } = showing({ values, errors: mine ? failure.errors : {} });
  const own = (name: string) => ({ ...field(name), ...(mine ? {} : { id: `${name}-${page.id}` }) });
  const [only, ...others] = page.questions;
  const choose = { value: "", text: "Select a page" };
  const fresh = { value: "new", text: "A new page at the end of this section" };
  const pages = all.filter(({ id }) => id !== page.id).map(({ id, title }) => ({ value: id, text: title }));
  return (
    <Details
      open={mine}
      summary={
        <>
          Rename the page, or move a question to another page
          <span className="govuk-visually-hidden">: {page.title}</span>
        </>
      }
    >
      <Form method="post" noValidate>
        <Version value={version} />
        <input type="hidden" name="of" value={page.id} />
        <Input {...own("newTitle")} label="Title of the page" />
        <Button look="secondary" name="intent" value="rename-page">
          Rename the page
        </Button>
      </Form>
      <Form method="post" noValidate>
        <Version value={version} />
        <input type="hidden" name="of" value={page.id} />
        {others.length === 0 ? (
          <input type="hidden" name="question" value={only?.id ?? ""} />
        ) : (
          <Select
            {...own("question")}
            label="Question to move"
            items={[
              { value: "", text: "Select a question" },
              ...page.questions.map(({ id, label }) => ({ value: id, text: `${id}: ${label}` })),
            ]}
          />
        )}
        <Select
          {...own("to")}
          label={others.length === 0 ? `Page to which ${only?.id ?? "it"} moves` : "Page to which it moves"}
          items={[choose, ...(others.length === 0 ? [] : [fresh]), ...pages]}
        />
        <Button look="secondary" name="intent" value="move-question">
          Move to another page
        </Button>
      </Form>
    </Details>
  );
}
