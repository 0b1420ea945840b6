import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { countServices } from "#app/domain/directory/count-services.server.ts";
import { publicLots } from "#app/domain/frameworks/lots.server.ts";
import { today } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Young people’s panel", states: ["filled"] };

export const loader = guarded("panel.home", async ({ db, at }) => {
  const lots = await publicLots(db, at);
  return {
    open: lots.filter(({ status }) => status === "open").map(({ slug, name }) => ({ slug, name })),
    services: await countServices(db),
    email: (await readCouncil(db, today(at))).email,
  };
});

export default function PanelHome() {
  const { open, services, email } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Young people’s panel"
      lead="Providers apply to teach and support young people. You help to say what good looks like."
    >
      <EmptyState title="Nothing waits for you now">
        <p className="govuk-body">The panel is asked nothing through the portal at the moment.</p>
      </EmptyState>
      <h2 className="govuk-heading-m">What providers can apply for now</h2>
      {open.length === 0 ? <p className="govuk-body">Nothing is open at the moment.</p> : null}
      <ul className="govuk-list govuk-list--bullet">
        {open.map(({ slug, name }) => (
          <li key={slug}>
            <a className="govuk-link" href={paths.lot(slug)}>
              {name}
            </a>
            : read what we ask them
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">What there is already</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.findProvision()}>
          {services.toLocaleString("en-GB")} approved {services === 1 ? "service" : "services"}
        </a>
        , with what each one offers.
      </p>
      <p className="govuk-body">
        Something to tell us? Write to{" "}
        <a className="govuk-link" href={`mailto:${email}`}>
          {email}
        </a>
        .
      </p>
    </Page>
  );
}
