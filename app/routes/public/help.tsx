import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "Help", cache: [], states: ["filled"] };

export const loader = guarded("public", async ({ frame }) => ({ council: (await frame()).council }));

export default function Help() {
  const { council } = useLoaderData<typeof loader>();
  return (
    <Page title="Help" lead="What to do when something doesn’t work, and whom to ask.">
      <WarningText>
        If a child is in danger now, call 999. If you are worried about a child, contact the council’s children’s social
        care team. Don’t wait for an answer through this portal.
      </WarningText>
      <p>
        If something at a provider worries you,{" "}
        <a className="govuk-link" href={paths.concern()}>
          tell us that you are worried
        </a>
        . You need no account.
      </p>
      <h2 className="govuk-heading-m">Contact us</h2>
      <SummaryList
        rows={[
          { key: "Email", value: <a href={`mailto:${council.email}`}>{council.email}</a> },
          { key: "Phone", value: council.phone },
          { key: "Who answers", value: `${council.name}, the team that arranges provision` },
        ]}
      />
      <p>
        If a page showed you a reference, send it along. It tells us which request failed; it says nothing about you.
      </p>

      <h2 className="govuk-heading-m">Signing in</h2>
      <h3 className="govuk-heading-s">The e-mail to confirm my address didn’t come</h3>
      <p>
        Look in your junk folder. The link in it works once and for two days. To get another,{" "}
        <a href={paths.register()}>register again</a> with the same address: nothing is lost and you get one account.
      </p>
      <h3 className="govuk-heading-s">I can’t sign in</h3>
      <p>
        If you have forgotten your password, <a href={paths.forgottenPassword()}>choose a new one</a>: we send a link.
        If you have lost the phone or device of your second step, use a recovery code. Without one, contact us: we check
        who you are first.
      </p>
      <h3 className="govuk-heading-s">I was signed out while I was writing</h3>
      <p>
        This happens after 60 minutes without a click for providers, after 30 minutes for council staff, and after 12
        hours for everybody. Press the button all the same: what you typed is kept for 30 minutes, and is there again
        when you have signed in.
      </p>

      <h2 className="govuk-heading-m">Applying</h2>
      <h3 className="govuk-heading-s">Do I have to finish in one go?</h3>
      <p>No. Every answer is saved when you press Continue, also one that isn’t complete yet.</p>
      <h3 className="govuk-heading-s">My file is refused</h3>
      <p>
        A file can be up to 15 MB. It must not be empty, protected by a password, or named as something that it is not.
        Save it again as a PDF, and choose it again. What you typed on the page stays.
      </p>
      <h3 className="govuk-heading-s">How do I know that I have applied?</h3>
      <p>
        You see a page with a reference, and an e-mail comes. Until then the application stands as not submitted on your
        home page.
      </p>

      <h3 className="govuk-heading-s">Why was another application read before mine?</h3>
      <p>
        Applications are read in the order of published rules, the same for everybody. Each{" "}
        <a href={paths.lots()}>lot’s page</a> has them under “How we decide”, with the date from which they hold.
      </p>

      <h2 className="govuk-heading-m">Parents and carers</h2>
      <p>
        You can <a href={paths.findProvision()}>look at approved providers</a> without an account. A place is arranged
        by the council: speak to the person at the council or at school who works with your child.
      </p>

      <h2 className="govuk-heading-m">What this portal is not for</h2>
      <p>
        Residential provision is arranged by the council’s special educational needs and children’s social care teams.
        Places that schools buy are agreed between the school and the provider.
      </p>
    </Page>
  );
}
