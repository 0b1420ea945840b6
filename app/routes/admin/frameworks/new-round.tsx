import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Not built yet", states: [] };

export const loader = guarded("lot.open-close", async () => {
  throw new NotFound();
});

export default function Stub() {
  return <Page title="Not built yet" />;
}
