import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "What needs doing", states: ["empty", "filled"] };

export const loader = guarded("provider.home", async ({ who }) => {
  if (who.kind !== "provider") throw new NotFound();
  return { provider: who.providerName };
});

export default function ProviderHome() {
  const { provider } = useLoaderData<typeof loader>();
  return (
    <Page title="What needs doing" caption={provider}>
      <p className="govuk-body">Nothing needs doing now.</p>
    </Page>
  );
}
