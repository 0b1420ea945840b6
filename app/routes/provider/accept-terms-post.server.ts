import { data, redirect } from "@remix-run/node";
import type { Guarded } from "#app/access/guard.server.ts";
import { acceptTerms } from "#app/domain/agreements/accept-terms.server.ts";
import { acceptTermsForm } from "#app/domain/agreements/acceptance.ts";
import { type Failure, parseForm } from "#app/forms/parse-form.ts";

/**
 * Accepts what the page showed, `onlyLot` alone when it is given, and goes on to `next`; or returns what is wrong with the
 * form.
 */
export async function postAcceptance(
  { db, who, at, form }: Guarded,
  next: string,
  onlyLot?: string,
): Promise<ReturnType<typeof data<Failure>>> {
  const parsed = parseForm(acceptTermsForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const { shown } = parsed.answers;
  const lotIds = onlyLot ? [onlyLot] : [...new Set(shown.map((one) => one.split(":")[0] ?? ""))];
  await acceptTerms(db, who, { ...parsed.answers, lotIds }, at);
  throw redirect(`${next}?done=accepted`, 303);
}
