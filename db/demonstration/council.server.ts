import type { Trx } from "#db/client.server.ts";

const council = {
  name: "Wyeshire Council",
  serviceName: "Provider portal",
  brand: "#1d3f5e",
  brandText: "#ffffff",
  email: "alternative.provision@council.example",
  phone: "01632 960 100",
};

const safeguarding = {
  phone: "01632 960 200",
  hours: "9am to 5pm, Monday to Friday",
  outOfHours: "01632 960 299 at night and at weekends",
};

/** The invented council, and the mark by which DEMO=yes is accepted on this database and on no other. */
export async function seedCouncil(trx: Trx, now: Date): Promise<void> {
  const source = "demonstration";
  const effective_from = "2026-01-01";
  await trx
    .insertInto("setting")
    .values([
      { key: "council", effective_from, value: JSON.stringify(council), source },
      { key: "safeguarding-contact", effective_from, value: JSON.stringify(safeguarding), source },
      { key: "demonstration", effective_from, value: JSON.stringify({ seeded: now.toISOString() }), source },
    ])
    .execute();
}
