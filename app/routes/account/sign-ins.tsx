import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { endOtherSignIns, endOwnSignIn, liveSignIns } from "#app/domain/accounts/own-sign-ins.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Where you’re signed in", states: ["one", "several", "ended"] };

export const loader = guarded("account.own", async (guard) => {
  const { db, at, url } = guard;
  const { person, here } = await own(guard);
  const found = await liveSignIns(db, person, at);
  return {
    ended: url.searchParams.get("ended") === "yes",
    signIns: found.map(({ since, seen, ...signIn }) => ({
      ...signIn,
      here: signIn.id === here,
      since: formatDateTime(since),
      seen: formatDateTime(seen),
    })),
  };
});

export const action = guardedAction("account.own", async (guard) => {
  const { db, at, form, cookies, request } = guard;
  const { person, here } = await own(guard);
  const posted = await form();
  const id = posted.get("id");
  const knownBrowser = cookies.readKnown(request.headers.get("cookie"));
  if (typeof id === "string") await endOwnSignIn(db, person, id, at);
  else if (posted.get("intent") !== "others") throw new Response(null, { status: 400 });
  else await endOtherSignIns(db, person, { id: here, knownBrowser }, at);
  throw redirect(`${paths.account.signIns()}?ended=yes`, 303);
});

async function own({ signIn, who }: Guarded) {
  const current = await signIn();
  if (!current || (who.kind !== "provider" && who.kind !== "council")) throw new NotFound();
  return { person: who, here: current.id };
}

export default function SignIns() {
  const { ended, signIns } = useLoaderData<typeof loader>();
  const others = signIns.some(({ here }) => !here);
  return (
    <Page
      title="Where you’re signed in"
      width="full"
      back={paths.account.home()}
      backText="Your account"
      summary={ended ? <NotificationBanner success>Signed out there</NotificationBanner> : undefined}
    >
      <Table
        caption="Browsers in which you are signed in now"
        captionHidden
        head={["Browser", "Signed in", "Last used", "Sign out"]}
        rows={signIns.map(({ id, browser, since, seen, here }) => [
          here ? (
            <>
              {browser} <Tag>This one</Tag>
            </>
          ) : (
            browser
          ),
          since,
          seen,
          here ? "–" : <SignOutThere id={id} browser={browser} since={since} key="end" />,
        ])}
      />
      {others ? (
        <Form method="post">
          <p className="govuk-body">
            Do you not know one of them? Sign out everywhere else, then change your password.
          </p>
          <Button look="warning" name="intent" value="others">
            Sign out everywhere else
          </Button>
        </Form>
      ) : (
        <p className="govuk-body">You are signed in here only.</p>
      )}
    </Page>
  );
}

function SignOutThere({ id, browser, since }: { id: string; browser: string; since: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button look="secondary" className="govuk-!-margin-bottom-0">
        Sign out
        <span className="govuk-visually-hidden">
          {" "}
          of {browser}, signed in {since}
        </span>
      </Button>
    </Form>
  );
}
