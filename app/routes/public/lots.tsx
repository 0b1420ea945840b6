import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { publicLots } from "#app/domain/frameworks/lots.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Apply to work with us", cache: [], states: ["filled"] };

export const loader = guarded("public", async ({ readDb, at }) => ({
  lots: (await publicLots(readDb, at)).map(({ slug, number, name, description, status, frameworkName }) => ({
    ...{ slug, number, name, description, status, frameworkName },
  })),
}));

export default function Lots() {
  const { lots } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Apply to work with us"
      lead="We buy education for children who cannot be in school. Each lot is one kind of it. Providers apply to a lot, and may apply to more than one."
    >
      {lots.length === 0 ? <EmptyState title="There is nothing to apply for yet" /> : null}
      <ul className="govuk-list">
        {lots.map(({ slug, number, name, description, status, frameworkName }) => (
          <li key={slug} className="govuk-!-margin-bottom-6">
            <h2 className="govuk-heading-m govuk-!-margin-bottom-1">
              <a className="govuk-link" href={paths.lot(slug)}>
                {name}
              </a>{" "}
              <Tag colour={status === "open" ? "green" : "grey"}>{status === "open" ? "Open" : "Closed"}</Tag>
            </h2>
            <p className="govuk-body-s govuk-!-margin-bottom-1">
              {frameworkName}, lot {number}
            </p>
            <p>{description}</p>
          </li>
        ))}
      </ul>
      <h2 className="govuk-heading-m">How to apply</h2>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        <li>Open the lot and read what you will be asked, and which documents to have at hand.</li>
        <li>
          <a href={paths.register()}>Register</a>, then start your application. Every answer is saved as you go.
        </li>
        <li>Submit it. Two people at the council check your answers and evidence; an officer then decides.</li>
        <li>If you are refused, we tell you each reason. You can apply again with everything kept.</li>
      </ol>
      <p>
        Residential provision, and places that schools buy, are not arranged here. <a href={paths.help()}>Get help</a>.
      </p>
    </Page>
  );
}
