import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { fileView } from "#app/domain/applications/page-view.ts";
import { NotFound } from "#app/domain/errors.ts";
import { daysLeft } from "#app/domain/evidence/days-left.ts";
import { deskPage } from "#app/domain/evidence/evidence-desk.server.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { lowerFirst } from "#app/domain/lower-first.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { GivenFile } from "./file-slot.tsx";
import { LostDocument } from "./lost-document.tsx";

export const handle = { title: "Evidence", states: ["empty", "filled"] };

export const loader = guardedRead("evidence.read", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { rows, page, pages } = await deskPage(db, who.providerId, pageNumber(url.searchParams.get("page")), at);
  return {
    page,
    pages,
    packs: can(who, "evidence-pack.read-own") ? paths.provider.evidencePacks() : undefined,
    addMany: can(who, "evidence.add") ? paths.provider.addMany() : undefined,
    documents: rows.map(({ questionId, field, title, given, refused, unreadable, withdrawn, needed, through }) => ({
      title,
      ...{ refused, unreadable, withdrawn, needed },
      file: given && fileView(given),
      comment: given?.state === "needs-change" ? given.comment : null,
      version: given?.version,
      left: given?.endsOn ? daysLeft(given.endsOn, today(at)) : undefined,
      uploaded: given && formatDate(given.uploadedAt),
      uploadAt:
        through && can(who, "evidence.add")
          ? `${paths.provider.upload(through, questionId, field)}?from=evidence`
          : undefined,
    })),
  };
});

type Document = ReturnType<typeof useLoaderData<typeof loader>>["documents"][number];

export default function Evidence() {
  const { documents, page, pages, addMany, packs } = useLoaderData<typeof loader>();
  return (
    <Page title="Evidence" lead="The documents that prove your answers, and when they end.">
      {addMany ? (
        <p className="govuk-body">
          <a className="govuk-link" href={addMany}>
            Upload several documents at once
          </a>
        </p>
      ) : null}
      {documents.length === 0 ? (
        <EmptyState title="You have given no documents yet">
          <p className="govuk-body">
            You upload them where an application asks for them.{" "}
            <a className="govuk-link" href={paths.provider.applications()}>
              See your applications, or start one
            </a>
          </p>
        </EmptyState>
      ) : (
        <SummaryList
          rows={documents.map((document) => ({
            key: document.title,
            value: <Stands document={document} />,
            actions: document.uploadAt
              ? [
                  {
                    href: document.uploadAt,
                    text: document.file ? "Replace" : "Upload",
                    visuallyHiddenText: lowerFirst(document.title),
                  },
                ]
              : undefined,
          }))}
        />
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.renewalCalendar()}>
          See the renewals in your own calendar
        </a>
      </p>
      {packs ? (
        <p className="govuk-body">
          <a className="govuk-link" href={packs}>
            Take your answers to another council, or bring them from one
          </a>
        </p>
      ) : null}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}

function Stands({
  document: { file, refused, unreadable, withdrawn, needed, comment, version, uploaded, left },
}: {
  document: Document;
}) {
  return (
    <>
      <LostDocument lost={{ refused, unreadable, withdrawn }} />
      {file ? <GivenFile file={file} /> : null}
      {file ? (
        <p className="govuk-hint">
          Version {version}, given on {uploaded}
          {left ? `, ${left}` : null}.{" "}
          <a className="govuk-link" href={paths.provider.evidenceViews(file.id)}>
            Who at the council read it<span className="govuk-visually-hidden">: {file.fileName}</span>
          </a>
        </p>
      ) : null}
      {comment ? <p className="govuk-body app-answer">{comment}</p> : null}
      {needed ? <p className="govuk-body">Not given yet. Needed before your first placement.</p> : null}
    </>
  );
}
