import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { linksForm } from "#app/domain/concerns/concern-forms.ts";
import { linkChoices, linkConcern } from "#app/domain/concerns/concern-links.server.ts";
import { linksOf } from "#app/domain/concerns/open-concern.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { concernFor } from "./deed-loader.server.ts";
import { DeedPage } from "./deed-page.tsx";

export const handle = { title: "What a concern is about", states: ["empty", "filled"] };

export const loader = guardedRead("concern.read", async (guard) => {
  const concern = await concernFor(guard, "concern.handle");
  const links = await linksOf(guard.db, concern.id);
  const { id, providerId } = concern;
  return {
    ...concern,
    choices: providerId ? inWords(await linkChoices(guard.db, { id, providerId }, guard.at)) : undefined,
    chosen: {
      lots: links.flatMap(({ lotId }) => lotId ?? []),
      placements: links.flatMap(({ placementId }) => placementId ?? []),
      workers: links.flatMap(({ staffId }) => staffId ?? []),
    },
  };
});

/** Each choice with what tells it from the others, and since when it is over. */
const inWords = ({ lots, placements, workers }: Awaited<ReturnType<typeof linkChoices>>) => ({
  lots: lots.map(({ id, name }) => ({ value: id, label: name })),
  placements: placements.map(({ id, ref, lot, endedAt }) => ({
    ...{ value: id, label: ref },
    hint: endedAt ? `${lot}, ended ${formatDate(londonDate(endedAt))}` : lot,
  })),
  workers: workers.map(({ id, name, role, leftAt }) => ({
    ...{ value: id, label: name },
    hint: leftAt ? `${role}, left ${formatDate(londonDate(leftAt))}` : role,
  })),
});

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(linksForm, await form(), ["lots", "placements", "workers"]);
  if (!parsed.ok) return data(parsed.failure, 400);
  await linkConcern(db, who, config, { concernId, ...parsed.answers }, at);
  throw redirect(paths.admin.concern(concernId), 303);
});

export default function Links() {
  const concern = useLoaderData<typeof loader>();
  const { choices, chosen } = concern;
  const form = useFormState(chosen);
  const { list, error, text } = form;
  if (!choices)
    return (
      <DeedPage concern={concern} title="What it is about" form={form}>
        <InsetText>Look at the concern and choose its provider first.</InsetText>
      </DeedPage>
    );
  return (
    <DeedPage concern={concern} title="What it is about" form={form}>
      <form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? concern.key} />
        <p className="govuk-body">Tick what of {concern.provider} it is about, as far as you know.</p>
        {choices.lots.length > 0 ? (
          <Checkboxes name="lots" legend="Lots" values={list("lots")} error={error("lots")} items={choices.lots} />
        ) : null}
        {choices.placements.length > 0 ? (
          <Checkboxes
            name="placements"
            legend="Placements, also those that ended in the last two years"
            values={list("placements")}
            error={error("placements")}
            items={choices.placements}
          />
        ) : null}
        {choices.workers.length > 0 ? (
          <Checkboxes
            name="workers"
            legend="People who work there, or left in the last two years"
            hint="To stop one of them at every provider, go on to “Stop a worker” from the concern’s page"
            values={list("workers")}
            error={error("workers")}
            items={choices.workers}
          />
        ) : null}
        <Button>Save</Button>
      </form>
    </DeedPage>
  );
}
