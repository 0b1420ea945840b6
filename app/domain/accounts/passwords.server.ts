import { hash, verify } from "@node-rs/argon2";

/** OWASP's first argon2id setting: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), cost);

let decoy: Promise<string> | undefined;

/** Whether the password fits. Without a stored hash it takes the same time and says no, so that an address's being
 * known cannot be told by the clock. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword("no such person");
  const fits = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return fits && stored !== undefined;
}
