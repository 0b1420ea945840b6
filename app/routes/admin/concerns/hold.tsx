import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { holdForm } from "#app/domain/concerns/concern-forms.ts";
import { holdConcern, liftConcernHold } from "#app/domain/concerns/hold-concern.server.ts";
import { holdsOf } from "#app/domain/concerns/open-concern.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { approvedLots } from "#app/domain/suspensions/suspensions.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { concernFor } from "./deed-loader.server.ts";
import { DeedPage } from "./deed-page.tsx";

export const handle = { title: "Hold a provider", states: ["empty", "error", "held"] };

export const loader = guardedRead("concern.read", async (guard) => {
  const concern = await concernFor(guard, "concern.handle");
  const holds = await holdsOf(guard.db, concern.id);
  return {
    ...concern,
    lots: concern.providerId ? await approvedLots(guard.db, concern.providerId) : [],
    holds: holds.map(({ id, lot, at }) => ({ id, words: `${lot ?? "Every lot"}, since ${formatDateTime(at)}` })),
  };
});

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(holdForm, await form(), ["lots"]);
  if (!parsed.ok) return data(parsed.failure, 400);
  const { answers } = parsed;
  if (answers.intent === "hold") await holdConcern(db, who, config, { concernId, ...answers }, at);
  else await liftConcernHold(db, who, config, { concernId, why: answers.liftWhy, ...answers }, at);
  throw redirect(paths.admin.concern(concernId), 303);
});

export default function Hold() {
  const concern = useLoaderData<typeof loader>();
  const form = useFormState();
  const { field, list, error, text } = form;
  const key = <SubmissionKey value={text("submissionKey") ?? concern.key} />;
  const may = concern.lots.length > 0 && concern.stage !== "closed";
  return (
    <DeedPage concern={concern} title="Hold to protect" form={form}>
      {concern.holds.length > 0 ? (
        <form method="post" noValidate>
          {key}
          <h2 className="govuk-heading-m">On hold now</h2>
          <ul className="govuk-list govuk-list--bullet">
            {concern.holds.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
          <Textarea
            {...field("liftWhy")}
            label="Why it ends"
            hint="For the record. The provider is told only that it ends"
            rows={3}
          />
          <Button name="intent" value="lift" look="secondary">
            Lift what this concern holds
          </Button>
        </form>
      ) : null}
      {may ? (
        <form method="post" noValidate>
          {key}
          <h2 className="govuk-heading-m">Hold {concern.provider}</h2>
          <p className="govuk-body">
            A neutral step while you look into it: it says nothing about who is right. From this minute it has no new
            requests and parents do not find it, and each running placement waits for a decision the same day. The
            provider is told that it is on hold, and not why.
          </p>
          <Checkboxes
            name="lots"
            legend="On which lots?"
            hint="Leave all of them empty for every lot"
            values={list("lots")}
            error={error("lots")}
            items={concern.lots.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Textarea {...field("why")} label="Why" hint="For the record: those who read this concern see it" rows={3} />
          <Checkboxes
            name="sure"
            values={list("sure")}
            error={error("sure")}
            legend="Are you sure?"
            items={[{ value: "yes", label: "Yes, hold it from this minute" }]}
          />
          <Button name="intent" value="hold" look="warning">
            Hold it now
          </Button>
        </form>
      ) : (
        <InsetText>Look at the concern and choose its provider first: one that is approved on a lot.</InsetText>
      )}
    </DeedPage>
  );
}
