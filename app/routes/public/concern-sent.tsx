import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { safeguardingContact } from "#app/domain/concerns/safeguarding-contact.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { parseReference } from "#app/domain/reference.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { CallFirst } from "./concern-parts.tsx";

export const handle = { title: "We have it", states: ["filled"] };

// The reference is read back from the address alone: whether there is such a concern is nobody's to learn here.
export const loader = guarded("concern.report", async ({ readDb, at, url, frame }) => {
  const ref = parseReference(url.searchParams.get("ref") ?? "", "CON");
  if (!ref) throw new NotFound("page");
  return { ref, call: await safeguardingContact(readDb, londonDate(at)), council: (await frame()).council.name };
});

export default function ConcernSent() {
  const { ref, call, council } = useLoaderData<typeof loader>();
  return (
    <Page>
      <Panel title="We have it">
        Your reference
        <br />
        <strong>{ref}</strong>
      </Panel>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>The person who leads on quality at {council} is told at once, and reads it first.</li>
        <li>They decide what has to happen: we may talk to the provider, visit it, or stop sending children there.</li>
        <li>Only the people who need to read what you wrote can do so, and each reading is written down.</li>
        <li>If you said who you are, we may ask you something. We cannot always tell you what we found.</li>
      </ul>
      <p className="govuk-body">
        Write the reference down if you may want to tell us more: we can find your report by it.{" "}
        <a className="govuk-link" href={paths.concern()}>
          Tell us something else
        </a>
        .
      </p>
      <CallFirst call={call} council={council} />
    </Page>
  );
}
