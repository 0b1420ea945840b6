import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { shownTerms } from "#app/domain/agreements/acceptance.ts";
import { executedCopy } from "#app/domain/agreements/acceptances.server.ts";
import { getAgreement } from "#app/domain/agreements/agreements.server.ts";
import { ownersOf } from "#app/domain/agreements/who-can-sign.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { AcceptanceSaid } from "./accept-terms-form.tsx";
import { postAcceptance } from "./accept-terms-post.server.ts";
import { Copy, Earlier, ToAccept } from "./lot-agreement-parts.tsx";

export const handle = {
  title: ({ data }: { data?: { lotName: string } }) => (data ? `Agreement: ${data.lotName}` : "Agreement"),
  states: ["todo", "read-only", "accepted", "no-copy", "error", "done"],
};

export const loader = guardedRead("agreement.read", async ({ db, who, at, params, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { lotId, lotName, frameworkName, waits, accepted, carried } = await getAgreement(
    db,
    who.providerId,
    params.id ?? "",
    at,
  );
  const asked = url.searchParams.get("version");
  const shown = accepted.find(({ version }) => version === asked) ?? (waits.length === 0 ? accepted[0] : undefined);
  const copy = shown && (await executedCopy(db, who.providerId, lotId, shown.version));
  return {
    ...{ lotId, lotName, frameworkName },
    waits: waits.map(({ version, fromOn, text }) => ({
      ...{ version, title: text?.title, body: text?.body, why: text?.why },
      from: fromOn ? formatDate(fromOn) : undefined,
      ahead: fromOn !== undefined && fromOn > londonDate(at),
    })),
    carried: carried && { ...carried, acceptBy: carried.acceptBy && formatDate(carried.acceptBy, "long") },
    shown: waits.map(({ version }) => shownTerms(lotId, version)),
    agreed: shown && { version: shown.version, by: shown.by, role: shown.role, at: formatDateTime(shown.at) },
    copy: copy && { ...copy, at: formatDateTime(new Date(copy.at)) },
    accepted: accepted.map(({ version, by, role, at: when }) => ({ version, by, role, at: formatDateTime(when) })),
    person: who.name,
    provider: who.providerName,
    mayAccept: can(who, "agreement.accept"),
    owners: await ownersOf(db, who.providerId),
    done: url.searchParams.get("done") === "accepted",
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "agreement.accept",
  (guard) => postAcceptance(guard, paths.provider.lotAgreement(guard.params.id ?? ""), guard.params.id ?? ""),
  "agreement.read",
);

export default function LotAgreement() {
  const { lotName, frameworkName, waits, agreed, done } = useLoaderData<typeof loader>();
  return (
    <Page
      title={`Agreement: ${lotName}`}
      caption={frameworkName}
      back={paths.provider.agreements()}
      backText="All agreements"
      summary={<AcceptanceSaid done={done} />}
    >
      {agreed ? <Copy /> : null}
      {waits.length > 0 && !agreed ? <ToAccept /> : null}
      <Earlier />
    </Page>
  );
}
