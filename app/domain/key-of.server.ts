import { createHash } from "node:crypto";

/**
 * A submission key (UUID) of a form's own key and what was sent by it: the same things sent again have the same one,
 * other things another. The form's random key, which nobody keeps, hides the things from who guesses.
 */
export function keyOf(submissionKey: string, ...sent: readonly (string | boolean)[]): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([submissionKey, ...sent]))
    .digest("hex");
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
