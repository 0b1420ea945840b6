import type { Person } from "#app/access/actor.ts";
import { mondayOf } from "#app/domain/attendance/marks.ts";
import { addDays } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { someMarks } from "#db/factories/invoices.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aNewcomer, dateIn, inDays, mayEnter, tuitionLot } from "#e2e/states/people.ts";
import { aQuietLot } from "../access/quiet-lot.ts";

/** What stands in the database because a form was sent: ids by table, where it leads to, what its mails are about. */
export type Made = { rows: Record<string, string[]>; to: string; about: string[] };

/** A form that makes a record, ready to be filled in by someone who can sign in. */
export type CreatingForm = {
  person: Person;
  path: string;
  button: string;
  values: Record<string, string>;
  made: () => Promise<Made>;
  /** The mails that it sends, as template and address; finance people of other tests may be told too. */
  told: string[];
};

/** A whole application, its documents in date, that waits to be sent. */
export async function submitting(db: Db): Promise<CreatingForm> {
  const lot = await tuitionLot(db);
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot, answers: soleTutorAnswers(dateIn(-60), dateIn(200)) });
  await db
    .updateTable("evidence")
    .set({ starts_on: dateIn(-30), ends_on: dateIn(300), amount_pence: 1_000_000_000 })
    .where("provider_id", "=", owner.providerId)
    .execute();
  return {
    ...{ person: owner, path: paths.provider.checkAnswers(id), button: "Send the application", values: {} },
    told: [`application-submitted ${owner.email}`],
    async made() {
      const sent = db.selectFrom("application").where("id", "=", id).where("status", "=", "submitted");
      const events = db.selectFrom("application_event").where("application_id", "=", id);
      const terms = db.selectFrom("terms_acceptance").where("provider_id", "=", owner.providerId);
      const rows = {
        application: idsOf(await sent.select("id").execute()),
        application_event: idsOf(await events.select("id").execute()),
        terms_acceptance: idsOf(await terms.select("id").execute()),
      };
      return { rows, to: paths.provider.submitted(id), about: [id] };
    },
  };
}

/** A sent referral with two scored offers, one of which can be awarded. */
export async function awarding(db: Db): Promise<CreatingForm> {
  const offer = { insuredUntil: dateIn(300), response: { start_on: dateIn(14) } };
  const offered = await anOfferedReferral(
    db,
    [
      { ...offer, quality: 5 },
      { ...offer, quality: 2 },
    ],
    await aQuietLot(db),
  );
  const dates = { start_on: dateIn(14), end_on: dateIn(90) };
  await db.updateTable("referral").set(dates).where("id", "=", offered.id).execute();
  const providers = offered.offers.map(({ provider }) => provider.providerId);
  await db
    .updateTable("council_check")
    .set({ checked_on: dateIn(0) })
    .where("provider_id", "in", providers)
    .execute();
  const [best, other] = offered.offers;
  if (!best || !other) throw new Error("Two offers were asked for");
  return {
    ...{ person: await mayEnter(db, offered.broker), path: paths.admin.award(offered.id) },
    button: "Award the placement",
    values: { requestId: best.requestId, reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" },
    told: [`award-offered ${best.provider.owner.email}`, `award-outcome ${other.provider.owner.email}`],
    async made() {
      const award = idsOf(await db.selectFrom("award").select("id").where("referral_id", "=", offered.id).execute());
      const placements = db
        .selectFrom("placement")
        .innerJoin("award", "award.id", "placement.award_id")
        .where("award.referral_id", "=", offered.id);
      const events = db.selectFrom("referral_event").where("referral_id", "=", offered.id).where("event", "=", "award");
      const placement = idsOf(await placements.select("placement.id").execute());
      const rows = { award, placement, referral_event: idsOf(await events.select("id").execute()) };
      const about = offered.offers.map(({ requestId }) => requestId);
      return { rows, to: paths.admin.placement(placement[0] ?? ""), about };
    },
  };
}

/** A live placement with a confirmed session that no invoice counts yet. */
export async function invoicing(db: Db): Promise<CreatingForm> {
  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db), insuredUntil: dateIn(300) });
  const lasting = { starts_on: dateIn(-60), ends_on: dateIn(60), created_at: inDays(-70), started_at: inDays(-60) };
  const placement = await aPlacement(db, { provider, placement: lasting });
  const date = addDays(mondayOf(dateIn(0)), -14);
  await someMarks(db, placement, [{ date, half: "am" }], { confirmedBy: placement.broker });
  return {
    person: await mayEnter(db, provider.owner),
    path: `${paths.provider.newInvoice(placement.id)}?month=${date.slice(0, 7)}`,
    ...{ button: "Send the invoice", values: { number: "INV 7" } },
    told: ["invoice-received finance@council.example"],
    async made() {
      const invoices = db.selectFrom("invoice").where("placement_id", "=", placement.id);
      const invoice = idsOf(await invoices.select("id").execute());
      const lines = db.selectFrom("invoice_line").where("service_date", "=", date).where("invoice_id", "in", invoice);
      const rows = { invoice, invoice_line: invoice.length > 0 ? idsOf(await lines.select("id").execute()) : [] };
      return { rows, to: `${paths.provider.invoice(invoice[0] ?? "")}?sent=yes`, about: invoice };
    },
  };
}

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id).sort();
