import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { Refused } from "#app/domain/errors.ts";
import { askForCheck } from "#app/domain/evidence/store-check/ask-for-check.server.ts";
import { findingInWords, MOST_REMOVED } from "#app/domain/evidence/store-check/compare.ts";
import { findingsOf, latestChecks, type StoreCheck } from "#app/domain/evidence/store-check/findings.server.ts";
import { removeOrphans } from "#app/domain/evidence/store-check/remove-orphans.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { read } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "File store", states: ["empty", "filled", "error", "done"] };

export const loader = guarded("evidence-store.read", async ({ db, who, url }) => {
  const page = pageNumber(url.searchParams.get("page"));
  const { checks, found } = await readAs(db, who, async (trx) => {
    const checks = await latestChecks(trx);
    return { checks, found: checks[0] && (await findingsOf(trx, checks[0].id, page)) };
  });
  return {
    id: checks[0]?.id,
    doubtful: checks[0]?.doubtful ?? false,
    checks: checks.map(inWords),
    rows: (found?.rows ?? []).map((row) => ({ ...row, what: findingInWords(row) })),
    page: found?.page ?? 1,
    pages: found?.pages ?? 1,
    orphans: found?.orphans ?? 0,
    done: url.searchParams.get("done"),
    checking: can(who, "evidence-store.check"),
    removing: can(who, "evidence-store.remove"),
  };
});

const inWords = ({ id, started_at, ended_at, askedBy, documents, objects, missing, cut, orphaned }: StoreCheck) => ({
  ...{ id, documents, objects, missing, cut, orphaned },
  started: formatDateTime(started_at),
  ended: ended_at !== null,
  askedBy: askedBy ?? "By itself",
});

export const action = guardedAction(
  "evidence-store.check",
  async ({ db, store, who, at, form }) => {
    const { intent, confirm, id } = read(await form());
    if (intent === "remove") {
      await removeOrphans({ db, store }, who, { checkId: String(id), confirmed: confirm === "yes" }, at);
      throw redirect(`${paths.admin.evidenceStore()}?done=removed`, 303);
    }
    if (intent !== "check") throw new Refused("", "Choose what to do");
    await askForCheck(db, who, at);
    throw redirect(`${paths.admin.evidenceStore()}?done=asked`, 303);
  },
  "evidence-store.read",
);

const doneInWords: Readonly<Record<string, string>> = {
  asked: "The check begins now. Open this page again in a few minutes.",
  removed: "The files that no document names were removed.",
};

export default function EvidenceStore() {
  const { id, checks, doubtful, rows, page, pages, orphans, done, checking, removing } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="File store"
      width="full"
      lead="Each month every document is compared with the file behind it. You can also have that done now."
      summary={
        done && doneInWords[done] && problems.length === 0 ? (
          <NotificationBanner success>{doneInWords[done]}</NotificationBanner>
        ) : (
          <ErrorSummary problems={problems} />
        )
      }
    >
      {checking ? (
        <Form method="post">
          <Button look="secondary" name="intent" value="check">
            Check now
          </Button>
        </Form>
      ) : null}
      {checks.length === 0 ? (
        <EmptyState title="Nothing has been compared yet" />
      ) : (
        <>
          {doubtful ? (
            <WarningText>
              So many files are missing that this may be the wrong store. No document was withdrawn. Have the settings
              of the store looked at, then check again.
            </WarningText>
          ) : null}
          <Table
            caption="Latest checks"
            head={["When", "Asked by", "Documents", "Files", "Missing", "Wrong length", "Nobody’s"]}
            rows={checks.map((check) => [
              check.ended ? check.started : `${check.started}, not finished`,
              check.askedBy,
              ...[check.documents, check.objects, check.missing, check.cut, check.orphaned].map(
                (cell) => ({ cell, format: "numeric" }) as const,
              ),
            ])}
          />
          <h2 className="govuk-heading-m">What the latest check found</h2>
          {rows.length === 0 ? (
            <EmptyState title="Every document has its file, and every file its document" />
          ) : (
            <Table
              caption="What the latest check found"
              captionHidden
              head={["File", "What is wrong", "Provider"]}
              rows={rows.map((row) => [
                <code key="key">{row.key}</code>,
                row.what,
                row.providers.length > 0 ? row.providers.join(", ") : "–",
              ])}
            />
          )}
          <ListPages page={page} pages={pages} />
          {removing && orphans > 0 && id ? <Remove id={id} orphans={orphans} /> : null}
        </>
      )}
    </Page>
  );
}

function Remove({ id, orphans }: { id: string; orphans: number }) {
  const { error } = useFormState();
  const count = Math.min(orphans, MOST_REMOVED);
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Remove files that no document names</h2>
      <input type="hidden" name="id" value={id} />
      <Checkboxes
        name="confirm"
        legend="Are you sure?"
        legendProps={{ size: "s" }}
        values={[]}
        error={error("confirm")}
        items={[{ value: "yes", label: `Remove ${count === 1 ? "1 file" : `${count} files`} from the store for good` }]}
      />
      <Button look="warning" name="intent" value="remove">
        Remove these files
      </Button>
    </Form>
  );
}
