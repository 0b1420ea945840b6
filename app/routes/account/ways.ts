import { z } from "zod";
import { parseForm, refuse } from "#app/forms/parse-form.ts";

const typed = (empty: string, max: number) => z.string({ error: empty }).trim().min(1, empty).max(max, empty);

/** The ways in which a person shows who they are, by the field that carries each. */
const ways = {
  code: typed("Enter the code from your app", 40),
  recoveryCode: typed("Enter a recovery code", 40),
  passkey: typed("Use your passkey again", 30_000),
  password: z.string({ error: "Enter your password" }).min(1, "Enter your password").max(1_000, "Enter your password"),
};
export type Way = keyof typeof ways;

const isWay = (name: string): name is Way => name in ways;

/** Which way a posted form takes, and what was typed; or the failure with which the page shows itself again. */
export function shownIn(form: FormData) {
  const way =
    Object.keys(ways)
      .filter(isWay)
      .find((name) => form.has(name)) ?? "code";
  const parsed = parseForm(z.object({ shown: ways[way] }), onlyField(form, way));
  if (parsed.ok) return { ok: true as const, way, typed: parsed.answers.shown };
  return { ok: false as const, failure: refuse({}, way, parsed.failure.errors.shown?.message ?? "Try again") };
}

function onlyField(form: FormData, way: Way): FormData {
  const only = new FormData();
  const value = form.get(way);
  if (value !== null) only.set("shown", value);
  return only;
}
