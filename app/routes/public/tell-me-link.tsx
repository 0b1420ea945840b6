import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { confirmInterest } from "#app/domain/frameworks/interest/confirm-interest.server.ts";
import { interestButton } from "#app/domain/frameworks/interest/interest-form.ts";
import { readInterest } from "#app/domain/frameworks/interest/interests.server.ts";
import { stopInterest } from "#app/domain/frameworks/interest/stop-interest.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = {
  title: "Being told when a lot opens",
  states: ["confirm", "confirmed", "stopped", "gone"],
};

export const loader = guarded("public", async ({ db, at, params, url }) => {
  const interest = await readInterest(db, params.token ?? "", at);
  const { state, lot, slug, listed } = interest ?? { state: "gone" as const, lot: "", slug: "", listed: [] };
  const done = url.searchParams.get("done") === "yes";
  return data({ state, lot, slug, listed, done }, state === "gone" ? 404 : 200);
});

/** A button, not the opening of the page, does something: mail scanners open links. */
export const action = guardedAction("public", async ({ db, who, at, params, form }) => {
  const parsed = parseForm(interestButton, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const token = params.token ?? "";
  await (parsed.answers.intent === "confirm" ? confirmInterest : stopInterest)(db, who, token, at);
  throw redirect(`${paths.tellMeLink(token)}?done=yes`, 303);
});

export default function TellMeLink() {
  const { state, done } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const { title, Body } = parts[state];
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && state === "confirmed" && problems.length === 0 ? (
        <NotificationBanner success>Your address is confirmed</NotificationBanner>
      ) : null}
    </>
  );
  return (
    <Page title={title} summary={summary}>
      <Body />
    </Page>
  );
}

function Confirm() {
  const { lot } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="govuk-body">
        Press the button to confirm that this address is yours. We then write to it when “{lot}” opens for applications.
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="confirm" />
        <Button>Confirm my address</Button>
      </Form>
      <p className="govuk-body">If you did not ask for this, close the page. We will not write again.</p>
    </>
  );
}

function Confirmed() {
  const { listed } = useLoaderData<typeof loader>();
  return (
    <>
      <p className="govuk-body">We write to this address when any of these opens for applications:</p>
      <ul className="govuk-list govuk-list--bullet">
        {listed.map((lot) => (
          <li key={lot}>{lot}</li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">If you no longer want them</h2>
      <Form method="post">
        <input type="hidden" name="intent" value="stop" />
        <Button look="secondary">Stop these mails</Button>
      </Form>
    </>
  );
}

function Stopped() {
  const { slug } = useLoaderData<typeof loader>();
  return (
    <p className="govuk-body">
      This address is not on the list of any lot now. You can{" "}
      <a className="govuk-link" href={paths.tellMe(slug)}>
        ask to be told again
      </a>{" "}
      at any time.
    </p>
  );
}

function Gone() {
  return (
    <>
      <p className="govuk-body">
        It is too old, or a newer email has one that works. Look for our newest email about the lot.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.lots()}>
          See the lots, and ask again to be told
        </a>
      </p>
    </>
  );
}

const parts = {
  confirm: { title: "Confirm that we may tell you", Body: Confirm },
  confirmed: { title: "You are on the list", Body: Confirmed },
  stopped: { title: "We have stopped these mails", Body: Stopped },
  gone: { title: "This link cannot be used", Body: Gone },
} as const;
