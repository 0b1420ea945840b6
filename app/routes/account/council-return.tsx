import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type Guarded, guarded } from "#app/access/guard.server.ts";
import { homeOf } from "#app/access/home-of.ts";
import { safeReturn } from "#app/access/safe-return.ts";
import { signInByCouncil } from "#app/domain/accounts/sign-in-by-council.server.ts";
import { openUnderWay } from "#app/domain/accounts/sign-in-under-way.server.ts";
import { actorOf, endSignIn } from "#app/domain/accounts/sign-ins.server.ts";
import { identityOf } from "#app/domain/accounts/single-sign-on.ts";
import { NotFound } from "#app/domain/errors.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { cookiesOf } from "./cookies-of.server.ts";
import { CouncilButton } from "./council-button.tsx";
import { type Outcome, outcomes } from "./council-outcomes.ts";

export const handle = {
  title: ({ data }: { data: { outcome: Outcome } | undefined }) => outcomes[data?.outcome ?? "start-again"].title,
  toIdentityProvider: true,
  states: Object.keys(outcomes),
};

/** Where the identity provider sends the browser back to. Whatever comes without what this browser was given is refused. */
export const loader = guarded("sign-in", async (guard) => {
  const { identityProvider, config, cookies, request, url, db, at } = guard;
  if (!identityProvider || !config.singleSignOn) throw new NotFound("page");
  const cookie = request.headers.get("cookie");
  const underWay = openUnderWay(config.sessionSecret, cookies.readUnderWay(cookie), at);
  if (!underWay) return answer(guard, "start-again");
  const finished = await identityProvider.finish(url, underWay);
  if (!finished.ok) {
    guard.log.warn({ requestId: guard.requestId, code: finished.code }, "single sign-on did not finish");
    return answer(guard, finished.fault === "refused" ? "start-again" : finished.fault);
  }
  const identity = identityOf(finished.claims, config.singleSignOn);
  const signedIn = await signInByCouncil(db, identity, request.headers.get("user-agent") ?? "", at);
  if ("refused" in signedIn) return answer(guard, signedIn.refused);
  const before = cookies.readSignIn(cookie);
  if (before) await endSignIn(db, before, at);
  const kept = cookies.readParked(cookie) && paths.keptPost();
  const to = kept || (safeReturn(underWay.back) ?? homeOf(await actorOf(db, signedIn.token, at)));
  const headers = await cookiesOf(guard, signedIn.token);
  headers.append("Set-Cookie", cookies.endUnderWay());
  throw redirect(to, { status: 303, headers });
});

const statusOf: Partial<Record<Outcome, number>> = { "start-again": 400, unavailable: 503 };

/** A page that says why nobody was signed in; what this browser was given is used up. */
function answer({ cookies }: Guarded, outcome: Outcome) {
  const headers = { "Set-Cookie": cookies.endUnderWay() };
  return data({ outcome }, { status: statusOf[outcome] ?? 403, headers });
}

export default function CouncilReturn() {
  const { outcome } = useLoaderData<typeof loader>();
  const { title, say, again } = outcomes[outcome];
  return (
    <Page title={title}>
      {say.map((sentence) => (
        <p key={sentence} className="govuk-body">
          {sentence}
        </p>
      ))}
      {again ? <CouncilButton back={undefined} /> : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.help()}>
          Get help
        </a>
      </p>
    </Page>
  );
}
