import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { basisAt, basisPeriods, waitingOf } from "#app/domain/frameworks/basis/bases.server.ts";
import { basisNames } from "#app/domain/frameworks/basis/legal-basis.ts";
import { frameworkSet } from "#app/domain/frameworks/framework-form.ts";
import { frameworkStatusNames } from "#app/domain/frameworks/framework-status.ts";
import { versionsKept } from "#app/domain/frameworks/framework-versions.server.ts";
import { getFramework } from "#app/domain/frameworks/frameworks.server.ts";
import { listLots } from "#app/domain/frameworks/lots.server.ts";
import { roundsOf } from "#app/domain/frameworks/rounds/rounds.server.ts";
import { draftFacts } from "#app/domain/frameworks/setup/draft-facts.server.ts";
import { openFramework } from "#app/domain/frameworks/setup/open-framework.server.ts";
import { missingToOpen } from "#app/domain/frameworks/setup/readiness.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { check } from "#app/domain/question-sets/answers.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { BasisPart, LotsPart, Opening, Parts, RoundsPart, Versions } from "./framework-parts.tsx";

export const handle = {
  title: ({ data }: { data?: { framework: { name: string } } }) => data?.framework.name ?? "Framework",
  states: ["draft", "ready", "error", "open"],
};

const opening = z.object({
  confirm: z.literal("yes", { error: "Confirm that it can be opened" }),
  version: z.coerce.number().int(),
  submissionKey: z.uuid(),
});

export const loader = guarded("framework.read", async ({ db, who, at, params, url }) => {
  const framework = await getFramework(db, params.id ?? "");
  const { id, details, status } = framework;
  const checked = check(frameworkSet, details, { today: londonDate(at), stage: "A" });
  const [lots, basis, periods, rounds, versions] = await Promise.all([
    listLots(db, at, id),
    basisAt(db, id, at),
    basisPeriods(db, id),
    roundsOf(db, id, at),
    versionsKept(db, id),
  ]);
  const waiting = waitingOf(periods);
  const period = basis ?? (status === "draft" ? waiting : undefined);
  return {
    framework: {
      ...{ id, name: framework.name, summary: framework.summary, slug: framework.slug, version: framework.version },
      ...{ status, state: frameworkStatusNames[status] },
      term: `${formatDate(framework.startsOn)} to ${formatDate(framework.endsOn)}`,
    },
    parts: checked.sections.map(({ id: part, title, state }) => ({ part, title, complete: state === "completed" })),
    lots: lots.map((lot) => ({
      ...{ id: lot.id, number: lot.number, name: lot.name, status: lot.status },
      closes: lot.closesAt && lot.status === "open" ? formatDateTime(lot.closesAt) : null,
      versions: `Terms ${lot.termsVersion}, specification ${lot.specificationVersion}`,
    })),
    basis: period && { name: basisNames[period.basis], from: formatDate(period.fromOn), risk: period.risk },
    change:
      status === "open" && waiting ? { name: basisNames[waiting.basis], from: formatDate(waiting.fromOn) } : undefined,
    rounds: rounds.map((round) => ({
      ...{ id: round.id, lots: round.lots.join(", "), state: round.state },
      opens: formatDate(round.opensAt),
      closes: round.closesAt ? formatDateTime(round.closesAt) : "No closing date",
    })),
    versions: versions.map(({ number, at: when, why, by }) => ({
      ...{ number, why, by: by ?? "The portal", at: formatDateTime(when), on: londonDate(when) },
    })),
    missing: status === "draft" ? missingToOpen(await draftFacts(db, id, at)) : [],
    may: {
      edit: can(who, "framework.edit") && status !== "ended",
      basis: can(who, "basis.change") && status !== "ended",
      rounds: can(who, "lot.open-close") && status === "open",
    },
    opened: url.searchParams.get("done") === "opened",
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "framework.edit",
  async ({ db, who, at, params, form }) => {
    const { id } = await getFramework(db, params.id ?? "");
    const parsed = parseForm(opening, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await openFramework(db, who, { frameworkId: id, ...parsed.answers }, at);
    throw redirect(`${paths.admin.framework(id)}?done=opened`, 303);
  },
  "framework.read",
);

export default function Framework() {
  const { framework, opened, ...parts } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title={framework.name}
      caption={
        <>
          Framework <Tag colour={framework.state.colour}>{framework.state.text}</Tag>
        </>
      }
      width="full"
      back={paths.admin.frameworks()}
      backText="All frameworks"
      lead={framework.summary}
      summary={
        <>
          <ErrorSummary problems={problems} />
          {opened && problems.length === 0 ? (
            <NotificationBanner success>The framework is open. Announce a round to open its lots.</NotificationBanner>
          ) : null}
        </>
      }
    >
      <p className="govuk-body">
        Term: {framework.term}.{" "}
        {framework.status === "draft" ? null : (
          <a className="govuk-link" href={paths.framework(framework.slug)}>
            Its public page
          </a>
        )}
      </p>
      {framework.status === "draft" ? <Opening {...{ framework, ...parts }} /> : null}
      <Parts {...{ framework, ...parts }} />
      <LotsPart {...{ framework, ...parts }} />
      <BasisPart {...{ framework, ...parts }} />
      {framework.status === "draft" ? null : <RoundsPart {...{ framework, ...parts }} />}
      {framework.status === "draft" ? null : <Versions {...{ framework, ...parts }} />}
    </Page>
  );
}
