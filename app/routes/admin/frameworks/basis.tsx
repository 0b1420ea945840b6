import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { basisAt, basisPeriods, waitingOf } from "#app/domain/frameworks/basis/bases.server.ts";
import { basisPage, emptyBasis, recordedBasis } from "#app/domain/frameworks/basis/basis-form.ts";
import { allowances, changesInWords, lotOnTheDay } from "#app/domain/frameworks/basis/basis-in-words.ts";
import { councilRules } from "#app/domain/frameworks/basis/council-rules.server.ts";
import { countsKept } from "#app/domain/frameworks/basis/counts-kept.server.ts";
import { basisNames, type legalBases } from "#app/domain/frameworks/basis/legal-basis.ts";
import { recordBasis, withdrawBasis } from "#app/domain/frameworks/basis/record-basis.server.ts";
import { getFramework } from "#app/domain/frameworks/frameworks.server.ts";
import { listLots } from "#app/domain/frameworks/lots.server.ts";
import { councilStaff } from "#app/domain/frameworks/setup/council-staff.server.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { read } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { takeFields } from "../question-sets/take-fields.server.ts";
import { type Preview, PreviewOf, RecordForm } from "./basis-form-parts.tsx";
import { InForce, Periods, Waiting } from "./basis-parts.tsx";

export const handle = { title: "Legal basis", states: ["filled", "checked", "error", "waiting", "first"] };

const staffFor = async ({ db }: Pick<Guarded, "db">, status: string) =>
  status === "open" ? (await councilStaff(db)).map(({ id, name }) => ({ id, name })) : undefined;

export const loader = guarded("framework.read", async ({ db, who, at, params }) => {
  const framework = await getFramework(db, params.id ?? "");
  const { id, name, status } = framework;
  const today = londonDate(at);
  const [basis, periods] = await Promise.all([basisAt(db, id, at), basisPeriods(db, id)]);
  const waiting = waitingOf(periods);
  return {
    framework: { id, name, status },
    inForce: basis && {
      ...{ name: basisNames[basis.basis], why: basis.why, risk: basis.risk, advice: basis.advice },
      ...{ from: formatDate(basis.inForceAt ?? at), adviser: basis.adviser },
      advisedOn: basis.advisedOn && formatDate(basis.advisedOn),
      rules: allowances(basis),
    },
    waiting: waiting && { id: waiting.id, name: basisNames[waiting.basis], from: formatDate(waiting.fromOn) },
    periods: periods.map((period) => ({
      ...{ id: period.id, name: basisNames[period.basis], by: period.recordedBy ?? "The portal" },
      from: formatDate(period.fromOn),
      recorded: formatDateTime(period.recordedAt),
      state: period.withdrawnAt ? "Taken back" : period.inForceAt ? "Came into force" : "Waits",
    })),
    mayChange: can(who, "basis.change") && status !== "ended",
    people: await staffFor({ db }, status),
    typed: emptyBasis(dateParts(status === "draft" ? framework.startsOn : today)),
    today,
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "basis.change",
  async (guard) => {
    const { db, who, at, params, form } = guard;
    const framework = await getFramework(db, params.id ?? "");
    const page = basisPage(await staffFor(guard, framework.status));
    const posted = read(await form());
    const submissionKey = String(posted.submissionKey ?? "");
    if (posted.intent === "withdraw") {
      await withdrawBasis(db, who, { basisId: String(posted.basisId ?? ""), submissionKey }, at);
      throw redirect(paths.admin.basis(framework.id), 303);
    }
    const taken = await takeFields(guard, page);
    if (!taken.ok) return taken.answer;
    const chosen = taken.given.values.basis?.basis as (typeof legalBases)[number];
    const rules = await councilRules(db, chosen, londonDate(at));
    const recorded = recordedBasis(taken.given.values, () => rules);
    if (taken.intent === "record") {
      await recordBasis(db, who, { ...recorded, frameworkId: framework.id, submissionKey }, at);
      throw redirect(
        framework.status === "draft" ? paths.admin.framework(framework.id) : paths.admin.basis(framework.id),
        303,
      );
    }
    return data({ values: taken.values, preview: await previewOf(guard, framework.id, recorded) });
  },
  "framework.read",
);

async function previewOf(
  { db, at }: Pick<Guarded, "db" | "at">,
  frameworkId: string,
  recorded: ReturnType<typeof recordedBasis>,
): Promise<Preview> {
  const before = await basisAt(db, frameworkId, at);
  const kept = await countsKept(db, frameworkId);
  const closes = recorded.firstRoundClosesOn && formatDate(recorded.firstRoundClosesOn);
  return {
    name: basisNames[recorded.basis],
    from: formatDate(recorded.fromOn),
    changes: changesInWords(before, recorded),
    lots: (await listLots(db, at, frameworkId)).map(({ id, name, status }) => ({
      ...{ name, onTheDay: lotOnTheDay(recorded, status === "open", closes) },
      kept: kept.find(({ lotId }) => lotId === id),
    })),
  };
}

export default function Basis() {
  const { framework, inForce, waiting, periods, mayChange } = useLoaderData<typeof loader>();
  const answer = useActionData<{ preview?: Preview }>();
  const { problems } = useFormState();
  return (
    <Page
      title="Legal basis"
      caption={framework.name}
      width="full"
      back={paths.admin.framework(framework.id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <InForce inForce={inForce} />
      {waiting ? <Waiting /> : null}
      {answer?.preview ? <PreviewOf preview={answer.preview} /> : null}
      {mayChange && (!waiting || framework.status === "draft") ? <RecordForm /> : null}
      {periods.length > 0 ? <Periods /> : null}
    </Page>
  );
}
