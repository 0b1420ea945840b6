import { data, redirect } from "@remix-run/node";
import type { z } from "zod";
import type { Guarded } from "#app/access/guard.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";

/**
 * What a page about one placement does with its form: checks it, does the deed to the placement that the address names,
 * and goes `to` a page of that placement. `lists` names its checkbox groups.
 */
export const placementDeed =
  <Answers extends object>(
    schema: z.ZodType<Answers>,
    to: (placementId: string) => string,
    deed: (guard: Guarded, input: Answers & { placementId: string }) => Promise<unknown>,
    lists?: readonly string[],
  ) =>
  async (guard: Guarded) => {
    const parsed = parseForm(schema, await guard.form(), lists);
    if (!parsed.ok) return data(parsed.failure, 400);
    const placementId = guard.params.id ?? "";
    await deed(guard, { placementId, ...parsed.answers });
    throw redirect(to(placementId), 303);
  };
