import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { askToBeTold } from "#app/domain/frameworks/interest/ask-to-be-told.server.ts";
import { tellMeForm } from "#app/domain/frameworks/interest/interest-form.ts";
import { getPublicLot } from "#app/domain/frameworks/lots.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmailInput } from "#app/ui/email-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Tell me when it opens", states: ["empty", "error", "sent"] };

export const loader = guarded("public", async ({ readDb, who, at, params, url }) => {
  const { name, slug, status } = await getPublicLot(readDb, params.slug ?? "", at);
  const sent = url.searchParams.get("sent");
  return {
    ...{ name, slug, open: status === "open" },
    sent: sent === "asked" || sent === "listed" ? sent : undefined,
    own: "email" in who ? who.email : undefined,
  };
});

export const action = guardedAction("public", async ({ db, who, at, params, form, clientAddress }) => {
  const parsed = parseForm(tellMeForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const slug = params.slug ?? "";
  const sent = await askToBeTold(db, who, { slug, email: parsed.answers.email, clientAddress }, at);
  // The address itself stays out of the page's own address, and so out of histories and logs.
  throw redirect(`${paths.tellMe(slug)}?sent=${sent}`, 303);
});

export default function TellMe() {
  const { name, slug, open, sent, own } = useLoaderData<typeof loader>();
  const { problems, field } = useFormState(own ? { email: own } : {});
  if (sent && problems.length === 0) return sent === "listed" ? <Listed /> : <Sent />;
  return (
    <Page
      title="Tell me when it opens"
      caption={name}
      back={paths.lot(slug)}
      summary={<ErrorSummary problems={problems} />}
      lead={`We write to you when “${name}” opens for applications.`}
    >
      {open ? (
        <InsetText>
          This lot is open now: you can{" "}
          <a className="govuk-link" href={paths.lot(slug)}>
            read what it asks and apply
          </a>
          . We write when it opens again.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        You need no account. We use the address for this and nothing else, and every email has a link that stops them.
      </p>
      <Form method="post" noValidate>
        <EmailInput
          {...field("email")}
          hint={
            own ? "If you give your account’s address, you need not confirm it" : "We send a link to it, to confirm it"
          }
          autoComplete="email"
        />
        <Button>Tell me when it opens</Button>
      </Form>
    </Page>
  );
}

function Sent() {
  const { name, slug } = useLoaderData<typeof loader>();
  return (
    <Page title="Check your email" caption={name} back={paths.lot(slug)} backText="Back to the lot">
      <p className="govuk-body">
        We have sent an email to the address that you gave. Open its link within 7 days and press the button: only then
        is the address on the list.
      </p>
      <p className="govuk-body">
        No email after ten minutes? Look in your junk mail, then{" "}
        <a className="govuk-link" href={paths.tellMe(slug)}>
          ask again
        </a>
        . We send three an hour at most.
      </p>
    </Page>
  );
}

function Listed() {
  const { name, slug } = useLoaderData<typeof loader>();
  return (
    <Page title="You are on the list" caption={name} back={paths.lot(slug)} backText="Back to the lot">
      <p className="govuk-body">
        We write to your account’s address when “{name}” opens for applications. That email has a link that stops them.
      </p>
    </Page>
  );
}
