import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { mayAct } from "../basis/acts.ts";
import { basisAt } from "../basis/bases.server.ts";
import { type Term, termOf, weightsIn } from "../framework-facts.ts";
import { keepVersion } from "../framework-versions.server.ts";
import { type Framework, lockFramework } from "../frameworks.server.ts";

/** One part of the forms, as typed and checked; `why` is asked for once the framework is open. */
export type DetailsChange = { frameworkId: string; version: number; part: string; typed: Answers; why?: string };

/**
 * Changes one part of what is said about a framework. Once it is open, the change is public at once and kept as a
 * version with its reason; a draft is only saved. Throws Refused when weights don't add up or the basis doesn't allow an
 * extension (domain §5.5), Conflict when it was changed meanwhile, NotAllowedNow when it has ended.
 */
export function changeDetails(db: Db, actor: Actor, change: DetailsChange, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.edit", undefined, "framework.read");
    const framework = await lockFramework(work.trx, change.frameworkId, change.version);
    if (framework.status === "ended") throw new NotAllowedNow("change a framework that has ended");
    const details = { ...framework.details, ...change.typed };
    refuseWeights(details);
    const term = termOf(details, londonDate(now));
    if (term) await refuseTerm(work, framework, term);
    await save(work, framework, details, term);
    const opened = framework.status === "open";
    if (opened) await keepVersion(work, framework.id, change.why ?? "");
    work.audit("framework.edit", { type: "framework", id: framework.id }, { part: change.part, public: opened });
  });
}

function refuseWeights(details: Answers): void {
  const weights = weightsIn(details);
  if (!weights) return;
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  if (sum !== 100) throw new Refused("weights.quality", `The weights must add up to 100: now they make ${sum}`);
}

async function refuseTerm({ trx, now }: Work, { id, status }: Framework, term: Term): Promise<void> {
  if (term.firstEndsOn <= term.startsOn)
    throw new Refused("term.endsOn", "The last day of the first term must be after its first day");
  const early = term.extensions.find(({ until }) => until <= term.firstEndsOn);
  if (early) throw new Refused("extensions.value", "An extension must end after the first term");
  const basis = status === "open" ? await basisAt(trx, id, now) : undefined;
  if (!basis) return;
  const ends = [
    { until: term.firstEndsOn, published: true, field: "term.endsOn" },
    ...term.extensions.map(({ until, published }) => ({ until, published, field: "extensions.value" })),
  ];
  for (const { until, published, field } of ends) {
    const { verdict, why } = mayAct(basis, { act: "extend", startsOn: term.startsOn, until, published });
    if (verdict === "block") throw new Refused(field, why);
  }
}

async function save({ trx }: Work, { id }: Framework, details: Answers, term: Term | undefined): Promise<void> {
  const { name, summary } = details.about ?? {};
  await trx
    .updateTable("framework")
    .set((eb) => ({
      details: JSON.stringify(details),
      version: eb("version", "+", 1),
      ...(typeof name === "string" && name ? { name: name.trim() } : {}),
      ...(typeof summary === "string" ? { summary: summary.trim() } : {}),
      ...(term ? { starts_on: term.startsOn, ends_on: term.endsOn } : {}),
    }))
    .where("id", "=", id)
    .execute();
}
