import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { publicClarifications } from "#app/domain/frameworks/clarifications/clarifications.server.ts";
import { getPublicLot } from "#app/domain/frameworks/lots.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

export const handle = {
  title: ({ data }: { data?: { lot: { name: string } } }) =>
    data ? `Questions and answers: ${data.lot.name}` : "Questions and answers",
  cache: ["page"],
  states: ["empty", "filled"],
};

export const loader = guarded("public", async ({ readDb, params, at, url }) => {
  const { id, name, slug, number, frameworkName } = await getPublicLot(readDb, params.slug ?? "", at);
  const { rows, page, pages } = await publicClarifications(readDb, id, pageNumber(url.searchParams.get("page")));
  return {
    ...{ lot: { name, slug, number, frameworkName }, page, pages },
    questions: rows.map(({ publishedAt, ...row }) => ({ ...row, published: formatDate(publishedAt) })),
  };
});

export default function LotQuestions() {
  const { lot, questions, page, pages } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Questions and answers"
      caption={`${lot.frameworkName}, lot ${lot.number}: ${lot.name}`}
      back={paths.lot(lot.slug)}
      backText="Back to the lot"
      lead="What providers asked us about this lot, and what we answered. Everyone reads the same, and nobody reads who asked."
    >
      <p className="govuk-body">
        If you have an account,{" "}
        <a className="govuk-link" href={paths.provider.questions(lot.slug)}>
          ask a question about this lot
        </a>
        .
      </p>
      {questions.length === 0 ? <EmptyState title="No question about this lot has been answered yet" /> : null}
      {questions.map(({ id, question, answer, published, corrected }) => (
        <SummaryList
          key={id}
          card={{ title: `Answered on ${published}${corrected ? ", corrected since" : ""}` }}
          rows={[
            { key: "Question", value: <span className="app-answer">{question}</span> },
            { key: "Answer", value: <span className="app-answer">{answer}</span> },
          ]}
        />
      ))}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
