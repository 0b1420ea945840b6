import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Privacy", cache: [], states: ["filled"] };

export const loader = guarded("public", async ({ frame }) => ({ council: (await frame()).council }));

const held = [
  [
    "People at providers",
    "Name, work e-mail address, password (kept only as a one-way hash), when you signed in and with which browser",
    "To know who applied, answered and signed for a provider",
  ],
  [
    "Staff of providers who work with children",
    "Name, role, which checks were made, when and by whom; never a certificate or its number",
    "To see that everybody who works with a child has been checked",
  ],
  [
    "Council staff",
    "Name, work e-mail address, role, what was decided and opened",
    "So that each decision has a person behind it",
  ],
  [
    "Children and young people",
    "Name, date of birth, needs, the place found, attendance, and reports about them",
    "To arrange suitable education and to see that it happens",
  ],
  [
    "Whoever tells us that they are worried",
    "What you wrote, and your name only if you gave it; encrypted, read by named people, each reading written down",
    "To look into it and to keep children safe",
  ],
  ["Visitors", "Your network address for a short time, to limit misuse; no searches", "To keep the service working"],
];

export default function Privacy() {
  const { council } = useLoaderData<typeof loader>();
  return (
    <Page title="Privacy" lead={`${council.name} decides what happens to the data in this portal, and answers for it.`}>
      <h2 className="govuk-heading-m">What we hold and why</h2>
      <Table
        caption="What we hold and why"
        captionHidden
        head={["About", "What", "Why"]}
        firstCellIsHeader
        rows={held}
      />
      <h2 className="govuk-heading-m">What allows us to</h2>
      <p>
        For children: the council’s duty under section 19 of the Education Act 1996 to arrange suitable education for
        children who would otherwise not receive it, because of illness, exclusion or for another reason. In the terms
        of the UK GDPR that is a legal obligation and a public task (Article 6(1)(c) and (e)). Information about health,
        ethnicity or belief is used for reasons of substantial public interest set in law (Article 9(2)(g)).
      </p>
      <p>
        For providers and their staff: the council’s public task, and the agreement with the provider. We don’t rely on
        consent.
      </p>
      <h2 className="govuk-heading-m">How children’s data is kept</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>A child’s identity is encrypted and kept apart from the rest of the record.</li>
        <li>Providers who are asked about a place aren’t told who the child is.</li>
        <li>The provider that is chosen sees the name only after all checks are done and it has accepted the place.</li>
        <li>Every time somebody opens a child’s identity it is written down: who, when and why.</li>
        <li>E-mails and logs never hold a child’s name.</li>
      </ul>
      <h2 className="govuk-heading-m">Who else sees it</h2>
      <p>
        The provider that gives the place, and people at the council who work on it. Companies that run servers for the
        council hold data for it under contract and may use it for nothing else. We sell nothing and show it to no
        advertiser. No decision is made by a computer alone.
      </p>
      <h2 className="govuk-heading-m">How long we keep it</h2>
      <p>
        As long as the law and the council’s retention schedule say; that differs by kind of record, and for a child’s
        education record it can be until many years after school. The portal doesn’t delete records by itself: the
        council does, by its schedule. Ask us for the period that applies to you.
      </p>
      <h2 className="govuk-heading-m">Your rights</h2>
      <p>
        You may ask for a copy of what we hold about you, have mistakes put right, object, and in some cases have data
        deleted or its use limited. A parent may ask for a child; a young person who understands the question may ask
        alone. It costs nothing and we answer within one month.
      </p>
      <p>
        Write to <a href={`mailto:${council.email}`}>{council.email}</a> or call {council.phone}, and say that it is for
        the data protection officer.
      </p>
      <p>
        If our answer doesn’t satisfy you, you may complain to the Information Commissioner’s Office, the UK’s data
        protection authority: <a href="https://ico.org.uk/make-a-complaint/">ico.org.uk/make-a-complaint</a>, phone 0303
        123 1113.
      </p>
      <p>
        What your browser keeps is told on the page about <a href={paths.cookies()}>cookies</a>.
      </p>
    </Page>
  );
}
