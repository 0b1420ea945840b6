import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Framework, lockFramework } from "../frameworks.server.ts";
import { type ApprovalOf, approvalsOf } from "./approvals.server.ts";
import { councilStaff } from "./council-staff.server.ts";
import { type SignOffArea, signOffAreas } from "./sign-off-areas.ts";

/** Whom to ask, by area: a person's id, or nothing to leave the area as it is. */
export type Asked = Partial<Record<SignOffArea, string>>;

/**
 * Asks named people for their approvals before a framework opens, and tells them. Asking somebody else for an area
 * replaces who was asked, with their answer. Throws Refused for whoever began the framework or doesn't work here, and
 * when nobody new is named.
 */
export function askSignOff(
  db: Db,
  actor: Actor,
  input: { frameworkId: string; asked: Asked; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.edit", undefined, "framework.read");
    await once(work, "framework.ask-sign-off", input, async () => {
      const framework = await lockFramework(work.trx, input.frameworkId);
      const asked = await askApprovals(work, framework, null, input.asked, "person");
      if (asked === 0) throw new Refused("", "Choose somebody who is not asked yet");
    });
  });
}

/** The same inside another use case: for a framework, or for a change of its basis. `inputs` names the form's group. Returns how many are newly asked. */
export async function askApprovals(
  work: Work,
  framework: Framework,
  basisId: string | null,
  asked: Asked,
  inputs: string,
): Promise<number> {
  let newly = 0;
  const staff = new Map((await councilStaff(work.trx)).map((person) => [person.id, person]));
  const of: ApprovalOf = { frameworkId: framework.id, basisId };
  const before = await approvalsOf(work.trx, of);
  for (const [area, id] of Object.entries(asked) as [SignOffArea, string][]) {
    if (!id) continue;
    const person = staff.get(id);
    if (!person) throw new Refused(`${inputs}.${area}`, `Choose who signs off ${signOffAreas[area].toLowerCase()}`);
    if (id === framework.createdBy)
      throw new Refused(`${inputs}.${area}`, `${person.name} began this framework, so somebody else must sign it off`);
    if (basisId !== null && id === personId(work.actor))
      throw new Refused(`${inputs}.${area}`, "You record this change, so somebody else must approve it");
    const held = before.find((one) => one.area === area);
    if (held?.personId === id && (held.decision === null || held.current)) continue;
    await replace(work, of, area);
    await insert(work, of, area, id);
    const about = { type: "framework", id: framework.id };
    const mail = { name: person.name, framework: framework.name, area: signOffAreas[area], id: framework.id };
    await notify(work, { email: person.email, personId: id }, "sign-off-asked", mail, about);
    work.audit("framework.ask-sign-off", about, { area, person: id, basis: basisId });
    newly += 1;
  }
  return newly;
}

const replace = ({ trx, now }: Work, { frameworkId, basisId }: ApprovalOf, area: SignOffArea) =>
  trx
    .updateTable("framework_approval")
    .set({ replaced_at: now })
    .where("framework_id", "=", frameworkId)
    .where("basis_id", basisId === null ? "is" : "=", basisId)
    .where("area", "=", area)
    .where("replaced_at", "is", null)
    .execute();

const insert = ({ trx, now, actor }: Work, { frameworkId, basisId }: ApprovalOf, area: SignOffArea, person: string) =>
  trx
    .insertInto("framework_approval")
    .values({
      ...{ id: uuidv7(now.getTime()), framework_id: frameworkId, basis_id: basisId, area, person_id: person },
      ...{ asked_at: now, asked_by: personId(actor) ?? person },
    })
    .execute();
