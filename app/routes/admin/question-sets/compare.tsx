import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { compare } from "#app/domain/question-sets/compare.ts";
import { differencesInWords } from "#app/domain/question-sets/drafts/differences.ts";
import { eitherOf } from "#app/domain/question-sets/drafts/either.server.ts";
import { getVersion, versionsOf } from "#app/domain/question-sets/drafts/versions.server.ts";
import type { Question } from "#app/domain/question-sets/question.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { SetTabs } from "./parts.tsx";

export const handle = { title: "Compare versions", states: ["filled", "same", "only"] };

export const loader = guarded("question-set.read", async ({ db, at, params, url }) => {
  const { id, name, frameworkId, frameworkName, set, lots, draft, baseId } = await eitherOf(db, params.id ?? "", at);
  const others = (await versionsOf(db, frameworkId, at)).filter((one) => one.id !== id);
  const earlier = others.find((one) => one.version < set.version);
  const wanted = url.searchParams.get("than") ?? baseId ?? earlier?.id;
  const than = others.find((one) => one.id === wanted) ?? earlier;
  const before = than && (await getVersion(db, than.id, at)).set;
  const comparison = before && compare(before, set);
  const brief = ({ id, label }: Question) => ({ id, label });
  return {
    ...{ id, name, frameworkName, draft: draft !== undefined },
    others: others.map((one) => ({ value: one.id, text: `Version ${one.version}` })),
    than: than && { id: than.id, name: `version ${than.version}` },
    added: comparison?.added.map(brief) ?? [],
    removed: comparison?.removed.map(brief) ?? [],
    changed: (comparison && before ? comparison.changed : []).map(({ id, before: was, after, again }) => ({
      ...{ id, label: after.label, again },
      differences: differencesInWords(was, after, { before: before ?? set, after: set, lots }),
    })),
  };
});

export default function Compare() {
  const { id, name, frameworkName, draft, others, than, added, removed, changed } = useLoaderData<typeof loader>();
  const nothing = added.length + removed.length + changed.length === 0;
  return (
    <Page
      title={than ? `${name} beside ${than.name}` : `${name}: nothing to compare`}
      caption={frameworkName}
      back={paths.admin.questionSets()}
      backText="Question sets"
      width="full"
    >
      <SetTabs id={id} current="compare" draft={draft} />
      {others.length > 0 ? (
        <form method="get" action={paths.admin.setCompare(id)}>
          <Select name="than" label="Compare with" defaultValue={than?.id} items={others} />
          <Button look="secondary">Compare</Button>
        </form>
      ) : (
        <EmptyState title="This is the only version" />
      )}
      {than && nothing ? <EmptyState title="Both ask exactly the same" /> : null}
      <Listed title="New questions" questions={added} id={id} />
      <Listed title="Questions no longer asked" questions={removed} id={than?.id ?? id} />
      {changed.length > 0 ? <h2 className="govuk-heading-m">Changed questions</h2> : null}
      {changed.map((one) => (
        <section key={one.id} aria-label={one.id}>
          <h3 className="govuk-heading-s">
            {one.id}: {one.label}
          </h3>
          <p className="govuk-body">
            {one.again ? (
              <Tag colour="yellow">Asked again</Tag>
            ) : (
              "Answers that were given to it before still fit: nobody is asked again."
            )}
          </p>
          <Table
            caption={`What changed in ${one.id}`}
            captionHidden
            firstCellIsHeader
            head={["What", `In ${than?.name ?? ""}`, `In ${name}`]}
            rows={one.differences.map(({ what, before, after }) => [what, before || "Nothing", after || "Nothing"])}
          />
        </section>
      ))}
    </Page>
  );
}

function Listed({
  title,
  questions,
  id,
}: {
  title: string;
  questions: readonly { id: string; label: string }[];
  id: string;
}) {
  if (questions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="govuk-list govuk-list--bullet">
        {questions.map((question) => (
          <li key={question.id}>
            <a className="govuk-link" href={paths.admin.setQuestion(id, question.id)}>
              {question.id}: {question.label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
