import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { insertDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { newestQuestions } from "#app/domain/question-sets/question-sets.server.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { slugOf } from "#app/domain/slug.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Framework, getFramework } from "../frameworks.server.ts";
import { copyLots } from "./copy-lots.server.ts";

/** `startsOn` and `endsOn` are London dates: the first term. `copyFrom`: the framework whose text and lots it begins with. */
export type NewFramework = {
  name: string;
  startsOn: string;
  endsOn: string;
  copyFrom?: string | undefined;
  submissionKey: string;
};

/**
 * Begins a framework as a draft, empty or with what another says: its details, lots, documents and questions. What
 * belongs to the other alone (decisions, notices, the contract reference, extensions) is left out. Returns its id.
 * Throws Refused when the term ends before it begins, NotFound for a framework to copy that there is not.
 */
export function createFramework(db: Db, actor: Actor, input: NewFramework, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.edit", undefined, "framework.read");
    if (input.endsOn <= input.startsOn)
      throw new Refused("endsOn", "The last day of the first term must be after its first day");
    return once(work, "framework.create", input, () => create(work, input));
  });
}

async function create(work: Work, { name, startsOn, endsOn, copyFrom }: NewFramework): Promise<string> {
  const { trx, now } = work;
  const from = copyFrom ? await getFramework(trx, copyFrom) : undefined;
  const id = uuidv7(now.getTime());
  const by = personId(work.actor);
  if (!by) throw new NotFound("framework");
  await trx
    .insertInto("framework")
    .values({
      ...{ id, slug: `${slugOf(name)}-${id.slice(-4)}`, name, summary: from?.summary ?? "", status: "draft" },
      ...{ starts_on: startsOn, ends_on: endsOn, created_at: now, created_by: by },
      details: JSON.stringify(detailsOf(from, name, startsOn, endsOn)),
    })
    .execute();
  if (from) {
    await copyLots(work, from.id, id);
    const asked = await newestQuestions(trx, from.id);
    if (asked) await insertDraft(work, by, { frameworkId: id, baseId: undefined, set: { ...asked, version: 1 } });
  }
  work.audit("framework.create", { type: "framework", id }, { copyFrom: from?.id ?? null });
  return id;
}

function detailsOf(from: Framework | undefined, name: string, startsOn: string, endsOn: string): Answers {
  const { decisions: _, notices: __, extensions: ___, ...kept } = from?.details ?? {};
  const { reference: ____, ...about } = kept.about ?? {};
  return { ...kept, about: { ...about, name }, term: { startsOn: dateParts(startsOn), endsOn: dateParts(endsOn) } };
}
