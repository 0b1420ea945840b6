import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { sentList } from "#app/domain/applications/sent-view.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "What you sent", states: ["filled"] };

export const loader = guardedRead("application.read", async ({ db, who, params }) => {
  const list = await sentList(db, who, params.id ?? "", "application.read");
  const [only, another] = list.sent;
  if (!only) throw new NotAllowedNow("see what was sent for an application that was not sent");
  if (!another) throw redirect(paths.provider.sentCopy(list.id, only.number));
  return list;
});

export default function SentList() {
  const { id, ref, lotName, sent } = useLoaderData<typeof loader>();
  return (
    <Page
      title="What you sent"
      caption={`${lotName}, ${ref}`}
      back={paths.provider.application(id)}
      backText="Application"
      width="full"
    >
      <p className="govuk-body">
        We keep a copy each time you send something. It stays as it was, whatever you or we change later.
      </p>
      <Table
        caption="Submissions, newest first"
        head={["Sent", "What", "By", "Questions", "Answers"]}
        rows={sent.map(({ number, at, what, by, questions, answered }) => [
          <a className="govuk-link" href={paths.provider.sentCopy(id, number)} key="sent">
            {at}
          </a>,
          what,
          by,
          `Version ${questions}`,
          answered,
        ])}
      />
    </Page>
  );
}
