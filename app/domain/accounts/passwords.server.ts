import { createHash } from "node:crypto";
import { hash, hashRaw, verify } from "@node-rs/argon2";
import { takeTurns } from "./take-turns.ts";

/** OWASP's first argon2id setting: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** A flood of sign-ins waits its turn instead of taking the machine's memory and processors. */
const inTurn = takeTurns(2);
const written = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize("NFKC"), cost));

let decoy: Promise<string> | undefined;

/** Whether the password fits. Without a stored hash it takes the same time and says no, so that an address's being
 * known cannot be told by the clock. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no such person");
  const known = stored?.startsWith("$argon2") ? stored : undefined;
  const compared = known ?? (await decoy);
  const fits = await inTurn(() => verify(compared, password.normalize("NFKC")));
  return fits && known !== undefined;
}

/** Whether a stored hash was made with other numbers than today's, so that it is made anew when its password is typed. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(written);

/**
 * The hash by which a short code of a person's is found again: argon2id like a password's (ASVS 6.5.2), salted by the
 * person and keyed by the portal's secret.
 */
export function hashCode(secret: string, personId: string, code: string): Promise<Buffer> {
  const salt = createHash("sha256").update(personId).digest().subarray(0, 16);
  return inTurn(() => hashRaw(code, { ...cost, salt, secret: Buffer.from(secret) }));
}
