import { z } from "zod";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

const shape = z.object({ phone: z.string(), hours: z.string(), outOfHours: z.string() });
export type SafeguardingContact = z.output<typeof shape>;

/** Whom to phone about a child on a London date: the council's dated setting `safeguarding-contact`; empty where it set none. */
export async function safeguardingContact(db: Db | Trx, today: string): Promise<SafeguardingContact> {
  const none: SafeguardingContact = { phone: "", hours: "", outOfHours: "" };
  return shape.parse(await settingOr(db, "safeguarding-contact", today, none));
}
