import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { startDraft } from "#app/domain/question-sets/drafts/start-draft.server.ts";
import { frameworksWithQuestions, versionsOf } from "#app/domain/question-sets/drafts/versions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { StateTag } from "./parts.tsx";

export const handle = { title: "Question sets", states: ["filled", "draft", "discarded", "found", "not-found"] };

export const loader = guarded("question-set.read", async ({ db, who, at, url }) => {
  const q = searchedFor(url.searchParams);
  const { rows, ...list } = await frameworksWithQuestions(db, { q, page: pageNumber(url.searchParams.get("page")) });
  return {
    ...list,
    q,
    mayEdit: can(who, "question-set.edit"),
    discarded: url.searchParams.get("done") === "discarded",
    submissionKey: uuidv7(at.getTime()),
    frameworks: await Promise.all(
      rows.map(async ({ id, name, draftId, updatedAt, updatedBy }) => ({
        id,
        name,
        draft: draftId && { id: draftId, about: `${updatedBy}, ${formatDateTime(updatedAt ?? at)}` },
        versions: (await versionsOf(db, id, at)).map((one) => ({
          id: one.id,
          version: one.version,
          state: one.state,
          from: formatDate(one.publishedAt),
          why: one.why ?? "",
          by: one.publishedBy ?? "",
        })),
      })),
    ),
  };
});

export const action = guardedAction(
  "question-set.edit",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(z.object({ frameworkId: z.uuid(), submissionKey: z.uuid() }), await form());
    if (!parsed.ok) throw new Refused("", "Open the page again: it does not say what to do");
    throw redirect(paths.admin.questionSet(await startDraft(db, who, parsed.answers, at)), 303);
  },
  "question-set.read",
);

export default function QuestionSets() {
  const { frameworks, q, page, pages, discarded } = useLoaderData<typeof loader>();
  const list = (
    <>
      {frameworks.length === 0 ? (
        <EmptyState title={q ? "No framework has this in its name" : "There are no frameworks yet"} />
      ) : null}
      {frameworks.map((framework) => (
        <Framework key={framework.id} {...framework} />
      ))}
      <ListPages page={page} pages={pages} params={{ q }} />
    </>
  );
  return (
    <Page
      title="Question sets"
      width="full"
      lead="What providers are asked, version by version. One set serves all lots of a framework."
      summary={
        discarded ? (
          <NotificationBanner success>The draft was thrown away. What is published stays.</NotificationBanner>
        ) : null
      }
    >
      {q || pages > 1 ? (
        <Filter
          above
          action={paths.admin.questionSets()}
          title="Find a framework"
          buttonText="Find"
          fields={<Input name="q" label="Part of the name" defaultValue={q} />}
        >
          {list}
        </Filter>
      ) : (
        list
      )}
    </Page>
  );
}

type FrameworkProps = ReturnType<typeof useLoaderData<typeof loader>>["frameworks"][number];

function Framework({ id, name, draft, versions }: FrameworkProps) {
  const { mayEdit, submissionKey } = useLoaderData<typeof loader>();
  return (
    <section aria-label={name}>
      <h2 className="govuk-heading-m">{name}</h2>
      {draft ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.questionSet(draft.id)}>
            Go on with the draft
          </a>{" "}
          (last changed by {draft.about})
        </p>
      ) : mayEdit ? (
        <Form method="post">
          <SubmissionKey value={submissionKey} />
          <input type="hidden" name="frameworkId" value={id} />
          <Button>Start a draft of the next version</Button>
        </Form>
      ) : null}
      {versions.length === 0 ? (
        <EmptyState title="Nothing is published yet" />
      ) : (
        <Table
          caption={`Versions of ${name}`}
          captionHidden
          firstCellIsHeader
          head={["Version", "State", "In force from", "What changed", "Published by"]}
          rows={versions.map((one) => [
            <a className="govuk-link" href={paths.admin.questionSet(one.id)} key={one.id}>
              Version {one.version}
            </a>,
            <StateTag state={one.state} key="state" />,
            one.from,
            one.why || "First version",
            one.by || "The portal, at its start",
          ])}
        />
      )}
    </section>
  );
}
