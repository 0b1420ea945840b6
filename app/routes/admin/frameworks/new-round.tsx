import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type Guarded, guarded, guardedAction } from "#app/access/guard.server.ts";
import { typedDate } from "#app/domain/date-field.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { mayAct } from "#app/domain/frameworks/basis/acts.ts";
import { basisNames } from "#app/domain/frameworks/basis/legal-basis.ts";
import { getFramework } from "#app/domain/frameworks/frameworks.server.ts";
import { maybeDate, statedReason } from "#app/domain/frameworks/lot-decision.ts";
import { announceRound } from "#app/domain/frameworks/rounds/announce-round.server.ts";
import { countRecipients, recipientsOf } from "#app/domain/frameworks/rounds/recipients.server.ts";
import { roundFacts } from "#app/domain/frameworks/rounds/round-facts.server.ts";
import { type RoundPlan, roundFault } from "#app/domain/frameworks/rounds/round-rules.ts";
import { sendTestMail } from "#app/domain/frameworks/rounds/send-test-mail.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm, refuse } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Allowed, type Checked, RoundForm, WhoIsTold } from "./new-round-parts.tsx";

export const handle = { title: "Open lots", states: ["empty", "refused", "error", "checked", "tested"] };

const form = z
  .object({
    intent: z.enum(["check", "test", "announce"], { error: "Choose what to do" }),
    lotIds: z.array(z.uuid()),
    opensOn: typedDate("First day"),
    closesOn: maybeDate("Last day"),
    reason: statedReason(),
    carryReason: z.string().trim().max(500, "Reason must be 500 characters or fewer").default(""),
    acceptBy: maybeDate("Day by which they accept"),
    confirm: z.array(z.string()),
    submissionKey: z.uuid(),
  })
  .refine(({ intent, confirm }) => intent !== "announce" || confirm.includes("yes"), {
    path: ["confirm"],
    message: "Confirm that they should be told",
  });

export const loader = guarded("lot.open-close", async ({ db, at, params, url }) => {
  const framework = await getFramework(db, params.id ?? "");
  const facts = await roundFacts(db, framework, [], at);
  const { basis, lots, everOpened } = facts;
  const one = basis && mayAct(basis, { act: "reopen-lot" });
  const all = basis && mayAct(basis, { act: "reopen-all", everOpened });
  return {
    framework: { id: framework.id, name: framework.name, status: framework.status },
    basis: basis && {
      name: basisNames[basis.basis],
      days: basis.rules.minTenderDays,
      rounds: basis.rules.entry !== "any-time",
    },
    allowed: [one, all].filter((verdict) => verdict !== undefined),
    whole: basis?.rules.reopenScope === "framework",
    lots: lots.map(({ id, name, open, planned }) => ({ id, name, open, planned })),
    chosen: url.searchParams.get("lot"),
    today: dateParts(londonDate(at)),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "lot.open-close",
  async (guard) => {
    const { db, who, at, params } = guard;
    const framework = await getFramework(db, params.id ?? "");
    const parsed = parseForm(form, await guard.form(), ["lotIds", "confirm"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { intent, confirm: _, carryReason, ...given } = parsed.answers;
    const plan = { ...given, frameworkId: framework.id, ...(carryReason ? { carryReason } : {}) };
    if (intent === "announce") throw redirect(paths.admin.round(await announceRound(db, who, plan, at)), 303);
    const fault = roundFault(plan, await roundFacts(db, framework, plan.lotIds, at));
    if (fault) return data(refuse(parsed.values, fault.field, fault.message), 400);
    // Each test is one of its own: the key of the form is the announcement's.
    if (intent === "test") await sendTestMail(db, who, { ...plan, submissionKey: uuidv7(at.getTime()) }, at);
    return data({ values: parsed.values, errors: {}, checked: await checked(guard, plan), tested: intent === "test" });
  },
  "lot.read",
);

async function checked({ db }: Pick<Guarded, "db">, plan: RoundPlan): Promise<Checked> {
  const recipients = await recipientsOf(db, plan.lotIds);
  return {
    ...{ counts: countRecipients(recipients), opens: formatDate(plan.opensOn) },
    closes: plan.closesOn ? `5pm on ${formatDate(plan.closesOn)}` : null,
  };
}

export default function NewRound() {
  const { framework, allowed, basis } = useLoaderData<typeof loader>();
  const answer = useActionData<{ checked?: Checked; tested?: boolean }>();
  const { problems } = useFormState();
  return (
    <Page
      title="Open lots"
      caption={framework.name}
      back={paths.admin.framework(framework.id)}
      summary={
        <>
          <ErrorSummary problems={problems} />
          {answer?.tested ? (
            <NotificationBanner success>
              Three test mails are on their way to you, and to nobody else.
            </NotificationBanner>
          ) : null}
        </>
      }
    >
      <Allowed basis={basis} allowed={allowed} />
      {framework.status === "open" ? null : (
        <p className="govuk-body">The framework is not open, so its lots stay closed.</p>
      )}
      {basis && framework.status === "open" ? (
        <RoundForm checked={answer?.checked ? <WhoIsTold checked={answer.checked} /> : undefined} />
      ) : null}
    </Page>
  );
}
