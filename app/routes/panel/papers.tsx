import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { waitingFor } from "#app/domain/panel/panel-answers.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { AnswerToRead } from "./answer-parts.tsx";

export const handle = { title: "Answers on paper", states: ["empty", "filled"] };

export const loader = guardedRead("panel.score", ({ db, who, url }) =>
  waitingFor(db, who, pageNumber(url.searchParams.get("page"))),
);

export default function PanelPapers() {
  const { rows, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page title="Answers on paper" back={paths.panel.home()} backText="All answers">
      {rows.length === 0 ? (
        <EmptyState title="Nothing to print now">
          <p className="govuk-body">When somebody answers your question, their answer appears here.</p>
        </EmptyState>
      ) : (
        <p className="govuk-body">
          Print this page for young people who would rather write on paper. Whoever helps them types each score at the
          answer’s code afterwards.
        </p>
      )}
      {rows.map((answer) => (
        <section className="app-whole-on-paper" key={answer.code} aria-labelledby={answer.code}>
          <h2 className="govuk-heading-m" id={answer.code}>
            {answer.code}, {answer.lot}
          </h2>
          <AnswerToRead {...answer} level={3} />
          <h3 className="govuk-heading-s">Your score: put a ring around one</h3>
          <ul className="govuk-list">
            {answer.scale.map((meaning, score) => (
              <li key={meaning}>
                <strong>{score}</strong>: {meaning}
              </li>
            ))}
          </ul>
          <p className="govuk-body">Why? .......................................................................</p>
          <hr className="govuk-section-break govuk-section-break--xl govuk-section-break--visible" />
        </section>
      ))}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
