import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { sentInFull } from "#app/domain/applications/sent-view.server.ts";
import { paths } from "#app/paths.ts";
import { SentCopyPage } from "../sent-parts.tsx";

export const handle = { title: "As submitted", states: ["filled"] };

export const loader = guardedRead("application.review", async ({ db, who, params }) => ({
  opensEvidence: can(who, "evidence.review"),
  copy: await sentInFull(
    db,
    who,
    { id: params.id ?? "", number: params.number ?? "" },
    { action: "application.review", reader: "council" },
  ),
}));

export default function Sent() {
  const { copy, opensEvidence } = useLoaderData<typeof loader>();
  return (
    <SentCopyPage
      view={copy}
      title="As submitted"
      back={paths.admin.application(copy.id)}
      backText="Application"
      copyAt={(number) => paths.admin.sentCopy(copy.id, number)}
      fileAt={opensEvidence ? paths.admin.evidenceFile : undefined}
    />
  );
}
