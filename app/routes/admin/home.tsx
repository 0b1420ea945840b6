import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Your work", states: ["filled"] };

export const loader = guarded("council.home", async ({ who }) => {
  if (who.kind !== "council") throw new NotFound();
  return { name: who.name };
});

export default function CouncilHome() {
  const { name } = useLoaderData<typeof loader>();
  return <Page title="Your work" caption={name} />;
}
