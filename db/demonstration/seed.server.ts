import { hashPassword } from "#app/domain/accounts/passwords.server.ts";
import { countKpis } from "#app/domain/performance/count-kpis.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import { createDb } from "#db/client.server.ts";
import { isDemonstration } from "#db/standing.server.ts";
import { seedApprovedDocuments, seedSubmittedApplication } from "./applications.server.ts";
import { seedApprovedProviders } from "./approved-providers.server.ts";
import { seedCertificates } from "./certificates.server.ts";
import { seedConcern } from "./concern.server.ts";
import { seedConversations } from "./conversations.server.ts";
import { seedCouncil } from "./council.server.ts";
import { seedLivePlacement } from "./live-placement.server.ts";
import { seedLots } from "./lots.server.ts";
import { seedPanel } from "./panel.server.ts";
import { seedPayments } from "./payments.server.ts";
import { seedPeople } from "./people.server.ts";
import { seedReadings } from "./readings.server.ts";
import { seedReferrals } from "./referrals.server.ts";
import { seedReviews } from "./reviews.server.ts";
import { seedVisits } from "./visits.server.ts";

export type SeedOptions = {
  ownerUrl: string;
  webUrl: string;
  config: Config;
  store: ObjectStore;
  password: string;
  now: Date;
};

/** The demonstration council, into an empty database only, marked as invented. A second run does nothing. */
export async function seedDemonstration({ ownerUrl, config, store, password, now }: SeedOptions): Promise<void> {
  const db = createDb(ownerUrl, { max: 2, statementTimeoutMs: 120_000 });
  try {
    if (await isDemonstration(db)) return;
    const someone = await db.selectFrom("person").select("id").limit(1).executeTakeFirst();
    if (someone) throw new Error("This database has people in it: the demonstration goes into an empty one only.");
    const passwordHash = await hashPassword(password);
    const lotId = await db.transaction().execute(async (trx) => {
      await seedCouncil(trx, now);
      await seedPeople(trx, passwordHash, now);
      const lot = await seedLots(trx, now);
      await seedApprovedProviders(trx, lot, now);
      await seedCertificates(trx, store.putText, now);
      await seedApprovedDocuments({ trx, store }, lot, now);
      await seedReviews(trx, now);
      await seedSubmittedApplication({ trx, store }, lot, now);
      await seedLivePlacement({ trx, keys: config, now }, lot);
      await seedConversations(trx, now);
      await seedVisits({ trx, store, now });
      return lot;
    });
    await seedReadings(db);
    await seedPanel(db, lotId, now);
    await seedReferrals(db, config, lotId, now);
    await seedPayments(db, now);
    await countKpis(db, { kind: "system", task: "seed" }, now);
    await seedConcern(db, config, now);
  } finally {
    await db.destroy();
  }
}
