import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { sentInFull } from "#app/domain/applications/sent-view.server.ts";
import { paths } from "#app/paths.ts";
import { SentCopyPage } from "../sent-parts.tsx";

export const handle = { title: "What you sent", states: ["filled"] };

export const loader = guardedRead("application.read", ({ db, who, params }) =>
  sentInFull(
    db,
    who,
    { id: params.id ?? "", number: params.number ?? "" },
    { action: "application.read", reader: "provider" },
  ),
);

export default function Sent() {
  const view = useLoaderData<typeof loader>();
  return (
    <SentCopyPage
      view={view}
      title="What you sent"
      back={paths.provider.application(view.id)}
      backText="Application"
      copyAt={(number) => paths.provider.sentCopy(view.id, number)}
      fileAt={paths.provider.evidenceFile}
    />
  );
}
