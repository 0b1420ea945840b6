import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { applicationCounts, listLots, noApplications } from "#app/domain/frameworks/lots.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { OpenTag } from "../open-tag.tsx";

export const handle = { title: "Lots", states: ["filled"] };

export const loader = guarded("lot.read", async ({ db, who, at }) => {
  const [lots, counts] = await Promise.all([listLots(db, at), applicationCounts(db)]);
  return {
    readsQuestions: can(who, "question-set.read"),
    lots: lots.map(({ id, number, name, status, frameworkName }) => ({
      ...{ id, number, name, status, frameworkName },
      ...(counts.get(id) ?? noApplications),
    })),
  };
});

export default function Lots() {
  const { lots, readsQuestions } = useLoaderData<typeof loader>();
  return (
    <Page title="Lots" width="full" lead="What providers can apply for, and what they may apply for now.">
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.frameworks()}>
          Frameworks: their law, their term, their money, and new lots
        </a>
      </p>
      {readsQuestions ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.questionSets()}>
            What providers are asked: the question sets
          </a>
        </p>
      ) : null}
      {lots.length === 0 ? (
        <EmptyState title="There are no lots yet" />
      ) : (
        <Table
          caption="All lots"
          captionHidden
          firstCellIsHeader
          head={[
            "Lot",
            "Framework",
            "State",
            { cell: "Applied", format: "numeric" },
            { cell: "Waiting for a decision", format: "numeric" },
            { cell: "Approved", format: "numeric" },
          ]}
          rows={lots.map((lot) => [
            <a className="govuk-link" href={paths.admin.lot(lot.id)} key={lot.id}>
              {lot.number}. {lot.name}
            </a>,
            lot.frameworkName,
            <OpenTag lot={lot} key="state" />,
            { cell: lot.applied, format: "numeric" },
            { cell: lot.undecided, format: "numeric" },
            { cell: lot.admitted, format: "numeric" },
          ])}
        />
      )}
    </Page>
  );
}
