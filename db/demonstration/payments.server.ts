import type { Officer, ProviderPerson } from "#app/access/actor.ts";
import { attendedPlacement } from "#app/domain/attendance/attended-placement.server.ts";
import { confirmMarks } from "#app/domain/attendance/judge-marks.server.ts";
import { openMarks } from "#app/domain/attendance/marks.server.ts";
import { type HalfDay, isWithin, mondayOf, weekOf } from "#app/domain/attendance/marks.ts";
import { recordMarks } from "#app/domain/attendance/record-marks.server.ts";
import { billableLines, billableMonths, invoicedPlacement } from "#app/domain/invoices/billable.server.ts";
import { approveInvoice, payInvoice } from "#app/domain/invoices/decide-invoice.server.ts";
import { totalsOf } from "#app/domain/invoices/invoice-lines.ts";
import { submitInvoice } from "#app/domain/invoices/submit-invoice.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

const DAY = 86_400_000;
const WEEK = 7;
/** How long before the demonstration begins each step lies, in days. */
const ago = { firstMarks: 22, firstInvoice: 20, approved: 18, paid: 12, moreMarks: 6, secondInvoice: 3, lastMarks: 1 };

type Scene = {
  db: Db;
  placementId: string;
  owner: ProviderPerson;
  caseworker: Officer;
  at: (daysBefore: number) => Date;
};

/**
 * Through the same doors as people: the live placement's attendance, one invoice that was paid, one to check, and
 * marks of the last days that nobody has confirmed. Does nothing where no placement is live.
 */
export async function seedPayments(db: Db, now: Date): Promise<void> {
  const live = await db
    .selectFrom("placement")
    .select(["id", "provider_id as providerId"])
    .where("status", "=", "live")
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  if (!live) return;
  const at = (daysBefore: number) => new Date(now.getTime() - daysBefore * DAY);
  const scene: Scene = {
    db,
    placementId: live.id,
    owner: await ownerOf(db, live.providerId),
    caseworker: await officer(db, "caseworker"),
    at,
  };
  await attend(scene, at(ago.firstMarks + 2 * WEEK), at(ago.firstMarks));
  await confirmAll(scene, ago.firstInvoice);
  const paid = await invoice(scene, "BP-2041", ago.firstInvoice);
  const finance = await officer(db, "finance");
  if (paid) {
    const deed = (version: number) => ({ invoiceId: paid, version, submissionKey: uuidv7() });
    await approveInvoice(db, finance, deed(1), at(ago.approved));
    const payment = { paidOn: londonDate(at(ago.paid)), paymentReference: "BACS 004417" };
    await payInvoice(db, finance, { ...deed(2), ...payment }, at(ago.paid));
  }
  await attend(scene, at(ago.firstMarks), at(ago.moreMarks));
  await confirmAll(scene, ago.secondInvoice);
  await invoice(scene, "BP-2042", ago.secondInvoice);
  await attend(scene, at(ago.moreMarks), at(ago.lastMarks));
}

/** Every agreed half after one day, up to another, as attended. */
async function attend({ db, placementId, owner }: Scene, after: Date, until: Date): Promise<void> {
  const { pattern, period } = await attendedPlacement(db, placementId, until);
  const days: HalfDay[] = [];
  for (let monday = mondayOf(londonDate(after)); monday <= londonDate(until); monday = addDays(monday, WEEK))
    days.push(...weekOf(monday, pattern));
  const marks = days
    .filter(({ date }) => date > londonDate(after) && isWithin(period, date))
    .map((day) => ({ ...day, code: "attended" as const, version: 0 }));
  if (marks.length > 0) await recordMarks(db, owner, { placementId, marks, submissionKey: uuidv7() }, until);
}

async function confirmAll({ db, placementId, caseworker, at }: Scene, daysBefore: number): Promise<void> {
  const marks = await openMarks(db, placementId);
  if (marks.length > 0)
    await confirmMarks(db, caseworker, { placementId, marks, submissionKey: uuidv7() }, at(daysBefore));
}

/** An invoice for the oldest month that has something to invoice; its id, if there is one. */
async function invoice({ db, placementId, owner, at }: Scene, number: string, daysBefore: number) {
  const placement = await invoicedPlacement(db, placementId);
  const [oldest] = await readAs(db, owner, (trx) => billableMonths(trx, placement));
  if (!oldest) return undefined;
  const { totalPence: expectedPence, vatPence } = totalsOf(
    await readAs(db, owner, (trx) => billableLines(trx, placement, oldest.month)),
  );
  const input = {
    placementId,
    number,
    month: oldest.month,
    expectedPence,
    orderNumber: placement.orderNumber ?? "",
    vatNumber: vatPence > 0 ? (placement.vatNumber ?? undefined) : undefined,
    invoiceDate: londonDate(at(daysBefore)),
    submissionKey: uuidv7(),
  };
  return submitInvoice(db, owner, input, at(daysBefore));
}

async function officer(db: Db, role: "caseworker" | "finance"): Promise<Officer> {
  const person = await db
    .selectFrom("person")
    .innerJoin("person_role", "person_role.person_id", "person.id")
    .select(["person.id as personId", "person.name", "person.email"])
    .where("person_role.role", "=", role)
    .orderBy("person.id")
    .executeTakeFirstOrThrow();
  return { kind: "council", roles: [role], ...person };
}

async function ownerOf(db: Db, providerId: string): Promise<ProviderPerson> {
  const owner = await db
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .innerJoin("provider", "provider.id", "provider_member.provider_id")
    .select(["person.id as personId", "person.name", "person.email", "provider.name as providerName"])
    .where("provider_member.provider_id", "=", providerId)
    .where("provider_member.role", "=", "owner")
    .executeTakeFirstOrThrow();
  return { kind: "provider", role: "owner", providerId, ...owner };
}
