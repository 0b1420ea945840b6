import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { addNote } from "#app/domain/concerns/add-note.server.ts";
import { noteForm } from "#app/domain/concerns/concern-forms.ts";
import { concernInWords } from "#app/domain/concerns/concern-page.ts";
import { openConcern } from "#app/domain/concerns/open-concern.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Deeds, Facts, NoteForm, Openings, Readers, Record, Reported } from "./concern-parts.tsx";

export const handle = { title: "Concern", states: ["raised", "error", "triaged", "closed"] };

export const loader = guarded("concern.read", async ({ db, who, at, config, params, url }) => ({
  ...concernInWords(
    await openConcern(db, who, config, params.id ?? "", at, {
      entries: pageNumber(url.searchParams.get("done")),
      openings: pageNumber(url.searchParams.get("opened")),
    }),
  ),
  does: {
    handles: can(who, "concern.handle"),
    names: can(who, "concern.name"),
    suspends: can(who, "suspension.propose"),
    stops: can(who, "staff.stop"),
  },
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(noteForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  await addNote(db, who, config, { concernId, ...parsed.answers }, at);
  throw redirect(paths.admin.concern(concernId), 303);
});

export default function Concern() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title={view.ref}
      caption="Concern"
      back={paths.admin.concerns()}
      backText="Concerns"
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <Facts view={view} />
      <Deeds view={view} does={view.does} />
      <Reported view={view} />
      <Record view={view} />
      <NoteForm form={form} submissionKey={view.key} />
      <Readers view={view} />
      <Openings view={view} />
    </Page>
  );
}
