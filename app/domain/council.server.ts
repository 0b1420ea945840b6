import { z } from "zod";
import type { Council } from "#app/context.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { unnamedCouncil } from "./unnamed-council.ts";

const colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const shape = z.object({
  name: z.string(),
  serviceName: z.string(),
  brand: colour,
  brandText: colour,
  email: z.string(),
  phone: z.string(),
});

/** The council whose portal this is on a London date: its name, colours and where to write. */
export async function readCouncil(db: Db | Trx, today: string): Promise<Council> {
  return shape.parse(await settingOr(db, "council", today, unnamedCouncil));
}
