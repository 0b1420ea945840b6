import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { EmailData } from "#emails/emails.ts";
import { newStopTokens } from "../interest/new-stop-tokens.server.ts";
import { type Recipient, type RecipientKind, recipientsOf } from "./recipients.server.ts";

/** Of a round, what its announcement says. Instants are UTC, `acceptBy` a London date. */
export type Announced = {
  id: string;
  lotIds: readonly string[];
  opensAt: Date;
  closesAt: Date | null;
  carryReason?: string | undefined;
  acceptBy?: string | undefined;
};

/** Tells everyone whom a round concerns, and keeps whom it told: an address is told once, however often this runs (P17). */
export async function tellRecipients(work: Work, round: Announced): Promise<number> {
  const wanted = await recipientsOf(work.trx, round.lotIds);
  const fresh = await keep(work, round.id, wanted);
  const mail = await mailOf(work.trx, round);
  const stopTokens = await newStopTokens(work.trx, fresh.flatMap(listedOnly));
  await notifyMany(
    work,
    "round-announced",
    fresh.map(({ email, kind, personId, interestId }) => ({
      ...{
        email,
        personId,
        data: mail(kind, stopTokens.get(interestId ?? "") ?? null),
        about: { type: "round", id: round.id },
      },
    })),
  );
  return fresh.length;
}

/** Who is told only because they asked to be, and so may stop it. */
const listedOnly = ({ kind, personId, interestId }: Recipient): string[] =>
  kind === "interested" && personId === null && interestId ? [interestId] : [];

/** What each kind of recipient reads of a round. */
export async function mailOf(db: Db | Trx, { lotIds, opensAt, closesAt, carryReason, acceptBy }: Announced) {
  const lots = await db
    .selectFrom("lot")
    .select(["name", "slug"])
    .where("id", "in", [...lotIds])
    .orderBy("number")
    .execute();
  const facts = {
    lots,
    opens: formatDate(opensAt),
    closes: closesAt ? formatDateTime(closesAt) : null,
    acceptBy: carryReason && acceptBy ? formatDate(acceptBy) : null,
  };
  return (kind: RecipientKind, stopToken: string | null): EmailData<"round-announced"> => ({
    kind,
    ...facts,
    stopToken,
  });
}

const AT_ONCE = 5_000;

async function keep({ trx }: Work, roundId: string, wanted: readonly Recipient[]): Promise<Recipient[]> {
  const fresh: Recipient[] = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const kept = await trx
      .insertInto("round_recipient")
      .values(some.map(({ email, kind, personId }) => ({ round_id: roundId, email, kind, person_id: personId })))
      .onConflict((conflict) => conflict.doNothing())
      .returning("email")
      .execute();
    const isNew = new Set(kept.map(({ email }) => email));
    fresh.push(...some.filter(({ email }) => isNew.has(email)));
  }
  return fresh;
}
