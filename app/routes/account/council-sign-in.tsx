import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { safeReturn } from "#app/access/safe-return.ts";
import { sealUnderWay } from "#app/domain/accounts/sign-in-under-way.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { CouncilButton } from "./council-button.tsx";

const title = "Sign in with your council account";
export const handle = { title, toIdentityProvider: true, states: ["empty", "unavailable"] };

export const loader = guarded("sign-in", async ({ identityProvider, url }) => {
  if (!identityProvider) throw new NotFound("page");
  return { back: safeReturn(url.searchParams.get("back")) };
});

export const action = guardedAction("sign-in", async ({ identityProvider, signIn, config, cookies, url, at }) => {
  if (!identityProvider) throw new NotFound("page");
  // Whoever is signed in already comes here to show once more that it is them.
  const begun = await identityProvider.begin({ afresh: (await signIn()) !== undefined });
  if (!begun.ok) return data({ unavailable: true }, 503);
  const underWay = { ...begun.secrets, back: safeReturn(url.searchParams.get("back")) };
  const cookie = cookies.underWay(sealUnderWay(config.sessionSecret, underWay, at));
  throw redirect(begun.address.href, { status: 303, headers: { "Set-Cookie": cookie } });
});

export default function CouncilSignIn() {
  const { back } = useLoaderData<typeof loader>();
  const unavailable = useActionData<{ unavailable?: boolean }>()?.unavailable;
  return (
    <Page title={title}>
      {unavailable ? (
        <InsetText>
          The council’s own sign-in is not answering at the moment. Nothing is wrong with your account. Try again in a
          few minutes.
        </InsetText>
      ) : (
        <p className="govuk-body">
          For people who work for the council. You go to the council’s own sign-in and come back.
        </p>
      )}
      <CouncilButton back={back} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.signIn(back)}>
          Sign in as a provider or a school
        </a>
      </p>
    </Page>
  );
}
