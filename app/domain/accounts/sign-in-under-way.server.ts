import { z } from "zod";
import { seal, unseal } from "./secret-token.server.ts";

const KEPT_MINUTES = 10;
const BOUND = "single-sign-on";

const shape = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where the person wanted to go. */
  back: z.string().optional(),
  until: z.number(),
});
export type UnderWay = Omit<z.output<typeof shape>, "until">;

/** What this browser must bring back from the identity provider, sealed for its cookie, for ten minutes. */
export function sealUnderWay(secret: string, underWay: UnderWay, now: Date): string {
  const until = now.getTime() + KEPT_MINUTES * 60_000;
  return seal(secret, BOUND, JSON.stringify({ ...underWay, until })).toString("base64url");
}

/** What the cookie holds; undefined when there is none, it isn't ours, or it is more than ten minutes old. */
export function openUnderWay(secret: string, cookie: string | undefined, now: Date): UnderWay | undefined {
  try {
    const { until, ...underWay } = shape.parse(
      JSON.parse(unseal(secret, BOUND, Buffer.from(cookie ?? "", "base64url"))),
    );
    return until > now.getTime() ? underWay : undefined;
  } catch {
    return undefined;
  }
}
