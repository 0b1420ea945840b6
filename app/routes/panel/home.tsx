import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { scoredByMe, waitingFor } from "#app/domain/panel/panel-answers.server.ts";
import { BEST } from "#app/domain/panel/panel-question.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Young people’s panel", states: ["empty", "filled", "done"] };

export const loader = guardedRead("panel.home", async ({ db, who, at, url }) => {
  const { email } = await readCouncil(db, today(at));
  const page = pageNumber(url.searchParams.get("page"));
  if (url.searchParams.get("list") === "done") {
    const { rows, ...list } = await scoredByMe(db, who, page);
    return {
      ...list,
      email,
      waiting: undefined,
      done: rows.map(({ at: when, ...row }) => ({ ...row, when: formatDate(when) })),
    };
  }
  const { rows, ...list } = await waitingFor(db, who, page);
  const waiting = rows.map(({ code, lot, question }) => ({ code, lot, question }));
  return { ...list, email, waiting, done: undefined };
});

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PanelHome() {
  const list = useLoaderData<typeof loader>();
  const isDone = list.done !== undefined;
  return (
    <Page
      title="Young people’s panel"
      lead="People who want to teach or support young people answer your question. You say how good each answer is."
    >
      <p className="govuk-body">
        You are not told who wrote an answer or what they charge, so that every answer gets the same chance. The people
        who decide read your scores and your reasons, without your name. Your scores are kept apart from the council’s
        own checks.
      </p>
      <SubNavigation
        label="Answers"
        items={[
          { href: paths.panel.home(), text: "To score", current: !isDone },
          { href: `${paths.panel.home()}?list=done`, text: "Scored by you", current: isDone },
        ]}
      />
      {isDone ? <Done list={list} /> : <Waiting list={list} />}
      <ListPages page={list.page} pages={list.pages} params={isDone ? { list: "done" } : {}} />
      <p className="govuk-body">
        Something to tell us? Write to{" "}
        <a className="govuk-link" href={`mailto:${list.email}`}>
          {list.email}
        </a>
        . You can also see{" "}
        <a className="govuk-link" href={paths.findProvision()}>
          who is approved already
        </a>
        .
      </p>
    </Page>
  );
}

function Waiting({ list: { waiting = [], total } }: { list: Loaded }) {
  if (waiting.length === 0)
    return (
      <EmptyState title="Nothing to score now">
        <p className="govuk-body">When somebody answers your question, their answer appears here.</p>
      </EmptyState>
    );
  return (
    <>
      <Table
        caption={`${total} ${total === 1 ? "answer waits" : "answers wait"} for your score`}
        head={["Answer", "For", "Your question"]}
        rows={waiting.map(({ code, lot, question }) => [
          <a className="govuk-link app-nowrap" href={paths.panel.answer(code)} key="code">
            {code}
          </a>,
          lot,
          question,
        ])}
      />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.panel.papers()}>
          Print these answers on paper
        </a>
      </p>
    </>
  );
}

function Done({ list: { done = [], total } }: { list: Loaded }) {
  if (done.length === 0) return <EmptyState title="You have not scored an answer yet" />;
  return (
    <Table
      caption={`${total} ${total === 1 ? "answer" : "answers"} scored by you`}
      head={["Answer", "For", "Your score", "When"]}
      rows={done.map(({ code, lot, score, when }) => [
        <a className="govuk-link app-nowrap" href={paths.panel.answer(code)} key="code">
          {code}
        </a>,
        lot,
        `${score} out of ${BEST}`,
        when,
      ])}
    />
  );
}
