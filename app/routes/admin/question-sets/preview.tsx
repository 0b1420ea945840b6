import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { listNames } from "#app/domain/question-sets/answers.ts";
import { readEditor } from "#app/domain/question-sets/drafts/editor-page.ts";
import { type Either, eitherOf } from "#app/domain/question-sets/drafts/either.server.ts";
import { previewOf, reviewerView } from "#app/domain/question-sets/drafts/preview.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { flatten, nest } from "#app/forms/names.ts";
import { faultIn, read, refuse } from "#app/forms/parse-form.ts";
import { rowIntent, withRows } from "#app/forms/rows.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { SetTabs } from "./parts.tsx";
import { AsProvider, AsReviewer, useTried } from "./preview-parts.tsx";

export const handle = { title: "Preview", states: ["provider", "reviewer", "error", "tried", "nothing"] };

const asked = (url: URL, { lots }: Either) => ({
  lot: lots.find(({ code }) => code === url.searchParams.get("lot"))?.code ?? lots[0]?.code ?? "",
  as: url.searchParams.get("as") === "reviewer" ? ("reviewer" as const) : ("provider" as const),
  page: url.searchParams.get("page") ?? "",
});

export const loader = guarded("question-set.read", async ({ db, at, params, url }) => {
  const either = await eitherOf(db, params.id ?? "", at);
  const { lot, as, page } = asked(url, either);
  const set = forLot(either.set, lot);
  return {
    ...{ id: either.id, name: either.name, frameworkName: either.frameworkName, lots: either.lots, lot, as },
    draft: either.draft !== undefined,
    ...previewOf(set, page),
    reviewer: as === "reviewer" ? reviewerView(set, page) : undefined,
  };
});

/** Tries a page: says what a provider would be told, and keeps nothing. */
export const action = guardedAction("question-set.read", async ({ db, at, params, url, form }) => {
  const either = await eitherOf(db, params.id ?? "", at);
  const { lot, page: pageId } = asked(url, either);
  const { page } = previewOf(forLot(either.set, lot), pageId);
  const posted = await form();
  const { intent, ...values } = read(posted, page ? listNames(page) : []);
  const fault = faultIn(posted);
  if (fault || !page) return data(refuse(values, "", fault ?? "Open the preview again"), 400);
  const rows = rowIntent(intent);
  if (rows) return data({ values: flatten(withRows(values, rows)) });
  const { problems } = readEditor(page, nest(values), londonDate(at));
  const errors = Object.fromEntries(problems.map(({ name, message }) => [name, { type: "question", message }]));
  return problems.length > 0 ? data({ errors, values }, 400) : data({ values, tried: true });
});

export default function Preview() {
  const view = useLoaderData<typeof loader>();
  const { id, name, frameworkName, lots, lot, as, pages, page, reviewer } = view;
  const { problems, tried } = useTried();
  return (
    <Page
      title={`Preview of ${name}`}
      caption={frameworkName}
      back={paths.admin.questionSets()}
      backText="Question sets"
      width="full"
      summary={
        tried ? (
          <NotificationBanner success>These answers would be taken. Nothing was kept.</NotificationBanner>
        ) : (
          <ErrorSummary problems={problems} />
        )
      }
    >
      <SetTabs id={id} current="preview" draft={view.draft} />
      <form method="get" action={paths.admin.setPreview(id)}>
        <Select
          name="lot"
          label="Lot"
          defaultValue={lot}
          items={lots.map(({ code, name: text }) => ({ value: code, text }))}
        />
        <Select
          name="as"
          label="As"
          defaultValue={as}
          items={[
            { value: "provider", text: "A provider" },
            { value: "reviewer", text: "A reviewer" },
          ]}
        />
        <Select
          name="page"
          label="Page"
          defaultValue={page?.id}
          items={pages.map(({ id: value, title }) => ({ value, text: title }))}
        />
        <Button look="secondary">Show</Button>
      </form>
      {page ? null : <EmptyState title="This lot asks nothing yet" />}
      {page && as === "provider" ? <AsProvider key={page.id} /> : null}
      {reviewer ? <AsReviewer points={reviewer} /> : null}
    </Page>
  );
}
