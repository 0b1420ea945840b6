import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { checksForm } from "#app/domain/reviews/check-forms.ts";
import { leftToSay } from "#app/domain/reviews/check-problems.ts";
import { evidencePane } from "#app/domain/reviews/evidence-pane.server.ts";
import { recordChecks } from "#app/domain/reviews/record-checks.server.ts";
import { nextDue } from "#app/domain/reviews/section-results.ts";
import { sectionInFull } from "#app/domain/reviews/section-view.server.ts";
import { type Theirs, theirsIn } from "#app/domain/reviews/stale-checks.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { type Failure, parseForm, refuse, type Values } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary, type Problem } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { CheckList } from "./check-list.tsx";
import { QuestionsToWrite } from "./check-parts.tsx";
import { EvidencePane } from "./evidence-pane.tsx";
import { CouncilChecks } from "./section-parts.tsx";

export const handle = {
  title: ({ data: { view } }: { data: { view: { title: string } } }) => view.title,
  hydrate: true,
  className: "app-wide",
  states: ["filled", "error", "stale", "changed"],
};

export const loader = guardedRead("application.review", async ({ db, who, at, params, url }) => {
  const file = await readCase(db, who, params.id ?? "");
  const view = await sectionInFull(db, file, params.section ?? "", personId(who), at);
  const opens = can(who, "evidence.review");
  const { providerId, id, ref, providerName } = file.application;
  const wanted = { document: url.searchParams.get("document"), page: pageNumber(url.searchParams.get("p")) };
  return {
    ...{ id, ref, providerId, opens, provider: providerName },
    place: `section ${file.sections.findIndex((section) => section.id === view.id) + 1} of ${file.sections.length}`,
    reviewing: file.judging,
    asks: can(who, "application.recommend") && file.mayAsk,
    decides: can(who, "evidence.decide"),
    sentAt: file.sentAt.toISOString(),
    toWrite: file.toWrite,
    pane: opens ? await evidencePane(db, view.documents, { providerId, ...wanted }) : undefined,
    view,
  };
});

type Answer = Failure & { theirs?: Record<string, Theirs> };

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, url, form }) => {
    const { id: applicationId = "", section: sectionId = "" } = params;
    const parsed = parseForm(checksForm, await form());
    if (!parsed.ok) return data<Answer>(parsed.failure, 400);
    const { intent, read, checks, sentAt } = parsed.answers;
    const ids = checks.map(({ questionId }) => questionId);
    if (intent === "rest" && !read)
      return data<Answer>(refuse(parsed.values, "read", "Tick that you have read each check without a finding"), 400);
    try {
      const input = { applicationId, sectionId, sentAt, checks, restMet: intent === "rest" };
      const kept = await recordChecks(db, who, input, at);
      const errors = intent === "continue" ? leftToSay(checks, kept.states) : {};
      const values = withVersions(parsed.values, ids, (id) => kept.versions[id]);
      if (Object.keys(errors).length > 0) return data<Answer>({ errors, values }, 400);
      if (intent === "save" || (intent === "rest" && !kept.result)) throw redirect(url.pathname + url.search, 303);
      const { sections, due } = await readCase(db, who, applicationId);
      const next = nextDue(sections, due, sectionId);
      const to = next ? paths.admin.applicationSection(applicationId, next.id) : paths.admin.application(applicationId);
      throw redirect(to, 303);
    } catch (error) {
      if (!isDomainError(error) || error.kind !== "conflict") throw error;
      const theirs = theirsIn(error);
      const values = withVersions(parsed.values, ids, (id) => theirs[id]?.version);
      return data<Answer>({ ...refuse(values, "", error.message), theirs }, 409);
    }
  },
  "application.review",
);

/** What was typed, with the versions that are stored now: sent again, it replaces them. */
function withVersions(values: Values, ids: readonly string[], versionOf: (id: string) => number | undefined): Values {
  const versions = ids.map((id, place) => [`checks.${place}.version`, versionOf(id)?.toString()] as const);
  return { ...values, ...Object.fromEntries(versions.filter(([, version]) => version !== undefined)) };
}

/** A problem for the summary, which names the check that it is about: the same words may stand beside several. */
function about({ name, message }: Problem, checks: readonly { label: string }[]): Problem {
  const check = checks[Number(name?.match(/^checks\.(\d+)\./)?.[1])];
  return { name, message: check ? `${message}: “${check.label}”` : message };
}

export default function ApplicationSection() {
  const { id, ref, provider, providerId, place, view, pane, toWrite, ...may } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const saved = view.checks.flatMap(({ mine, state }, place): [string, string | undefined][] => [
    [`checks.${place}.result`, (state === "changed" ? undefined : mine?.result) ?? undefined],
    [`checks.${place}.comment`, mine?.comment],
    [`checks.${place}.version`, String(mine?.version ?? 0)],
  ]);
  const form = useFormState(Object.fromEntries(saved));
  const at = (section: { id: string; title: string } | undefined, text: string) =>
    section && { href: paths.admin.applicationSection(id, section.id), labelText: section.title, text };
  return (
    <Page
      title={view.title}
      caption={`${provider}, ${ref}, ${place}`}
      back={paths.admin.application(id)}
      backText="Application"
      width="full"
      summary={<ErrorSummary problems={form.problems.map((problem) => about(problem, view.checks))} />}
    >
      <QuestionsToWrite id={id} questions={toWrite.filter(({ sectionId }) => sectionId !== view.id)} />
      <CouncilChecks checks={view.councilChecks} providerId={providerId} />
      <div className={view.documents.length > 0 ? "app-desk" : "app-desk app-desk--alone"}>
        <EvidencePane
          applicationId={id}
          sectionId={view.id}
          documents={view.documents}
          pane={pane}
          opens={may.opens}
          decides={may.decides}
        />
        <CheckList
          key={view.id}
          {...{ applicationId: id, section: view, form, pane, theirs: answer?.theirs ?? {} }}
          toWriteBefore={toWrite.filter(({ sectionId }) => sectionId === view.id).map((one) => one.id)}
          {...{ reviewing: may.reviewing, asks: may.asks, sentAt: may.sentAt }}
        />
      </div>
      <Pagination previous={at(view.previous, "Previous section")} next={at(view.next, "Next section")} />
    </Page>
  );
}
