import { type Actor, personId } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { beingRead, isIn } from "#app/domain/applications/application-status.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { barredFrom, roundOf } from "./barred.server.ts";
import { readersAtWork } from "./readers.server.ts";
import { readingsOf } from "./readings.server.ts";

const howInWords = { hand: "given by", taken: "taken by", share: "shared out by" } as const;

/** The page on which somebody says who reads an application. Throws NotFound for what was never sent. */
export async function readerPage(db: Db | Trx, who: Actor, id: string, now: Date) {
  const application = await getApplication(db, who, id, "application.review");
  if (!application.submittedAt) throw new NotFound("application");
  const round = roundOf(application.status);
  const me = personId(who) ?? "";
  const readings = await readingsOf(db, application.id);
  const held = readings.find((one) => one.round === round && one.endedAt === null);
  const barred = await barredFrom(db, { id: application.id, providerId: application.providerId, round });
  const whyNot = (person: string) => barred.find((bar) => bar.personId === person)?.why;
  const readers = await readersAtWork(db, londonDate(now));
  const open = isIn(beingRead, application.status);
  return {
    ...{ id: application.id, ref: application.ref, provider: application.providerName, open },
    round: round === 1 ? "First reading" : "Second reading",
    held: held && { id: held.id, name: held.reader, mine: held.readerId === me },
    leads: open && can(who, "application.assign"),
    takes: open && !held && can(who, "application.recommend") && !whyNot(me),
    mine: whyNot(me) && `You cannot read it, because you ${whyNot(me)?.replace("their", "your")}.`,
    me,
    choices: readers.map(({ id: value, name, first, second, awayNow }) => ({
      value,
      barred: whyNot(value),
      ...{ name, has: first + second, awayNow },
    })),
    history: readings.map((one) => ({
      id: one.id,
      text: `${one.reader}, ${one.round === 1 ? "first" : "second"} reading, ${howInWords[one.how]} ${one.by} at ${formatDateTime(one.at)}${one.endedAt ? `, ended at ${formatDateTime(one.endedAt)}` : ""}`,
    })),
  };
}
