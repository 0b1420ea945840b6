import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import type { Calendar } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { deadline } from "#app/domain/calendar/deadline.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { formatDeadline, today } from "#app/domain/london-time.ts";
import { packageHours, packageOf } from "#app/domain/placements/package-hours.server.ts";
import { currentWeights } from "#app/domain/referrals/award-weights.server.ts";
import { weightNames } from "#app/domain/referrals/award-weights.ts";
import { mayTellWho } from "#app/domain/referrals/disclosure.ts";
import { eligibleServices } from "#app/domain/referrals/eligible-services.server.ts";
import { getReferral } from "#app/domain/referrals/referrals.server.ts";
import { sendReferral, WAVE } from "#app/domain/referrals/send-referral.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { Eligible, NotEligible, Weights } from "./eligible-parts.tsx";
import { PackageHours } from "./package-hours.tsx";

export const handle = { title: "Choose who to ask", states: ["empty", "filled", "error", "sent"] };

export const loader = guardedRead("referral.send", async ({ db, at, params }) => {
  const referral = await getReferral(db, params.id ?? "");
  const { judged, total } = await eligibleServices(db, referral, today(at), at);
  const weights = await currentWeights(db, referral.lot_id, today(at));
  return {
    id: referral.id,
    ref: referral.ref,
    version: referral.version,
    open: referral.status === "draft",
    submissionKey: uuidv7(at.getTime()),
    warn: mayTellWho(referral.needs),
    hours: await packageHours(db, packageOf(referral), today(at)),
    wave: WAVE,
    more: Math.max(0, total - judged.length),
    deadline: answerBy(await loadCalendar(db), at),
    weights: Object.entries(weightNames).map(([part, name]) => ({
      name,
      weight: weights[part as keyof typeof weights],
    })),
    eligible: judged
      .filter(({ eligible }) => eligible)
      .map(({ serviceId, name, km, placesLeft }) => ({ serviceId, name, km, placesLeft })),
    others: judged.filter(({ eligible }) => !eligible).map(({ name, kmAway, reasons }) => ({ name, kmAway, reasons })),
  };
});

/** What sending now would mean, or why it is not possible. */
function answerBy(calendar: Calendar, at: Date): { text: string; rule: string } | { missing: string } {
  try {
    const { due, rule } = deadline(calendar, at);
    return { text: formatDeadline(due), rule };
  } catch (error) {
    if (isDomainError(error)) return { missing: error.message };
    throw error;
  }
}

const sendForm = z.object({
  services: z.array(z.string()).max(200),
  widerReason: z.string().trim().max(500, "Use 500 characters or fewer").default(""),
  version: z.coerce.number().int(),
  submissionKey: z.uuid(),
});

export const action = guardedAction(
  "referral.send",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(sendForm, await form(), ["services"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { services: serviceIds, ...rest } = parsed.answers;
    const referralId = params.id ?? "";
    await sendReferral(db, who, { referralId, serviceIds, ...rest }, at);
    throw redirect(paths.admin.referral(referralId), 303);
  },
  "referral.read",
);

export default function SendReferral() {
  const page = useLoaderData<typeof loader>();
  const form = useFormState();
  const { id, ref, eligible, others, deadline: due } = page;
  const back = paths.admin.referral(id);
  const missing = "missing" in due ? due.missing : undefined;
  if (!page.open)
    return (
      <Page title="Choose who to ask" caption={`Referral ${ref}`} back={back}>
        <p className="govuk-body">This referral has been sent already.</p>
      </Page>
    );
  return (
    <Page
      title="Choose who to ask"
      caption={`Referral ${ref}`}
      back={back}
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      {page.warn ? (
        <WarningText>
          These needs together may fit fewer than ten children. Make sure that the summary cannot tell who it is.
        </WarningText>
      ) : null}
      <PackageHours hours={page.hours} />
      <Form method="post" noValidate>
        <SubmissionKey value={form.text("submissionKey") ?? page.submissionKey} />
        <Version value={page.version} />
        <Eligible services={eligible} chosen={form.list("services")} error={form.error("services")} />
        {eligible.length > 0 ? (
          <>
            {eligible.length > page.wave ? (
              <Input
                {...form.field("widerReason")}
                label={`Why you ask more than ${page.wave} providers at once`}
                hint={`Only if you select more than ${page.wave}`}
              />
            ) : null}
            <Weights weights={page.weights} />
            <InsetText>
              {"text" in due ? (
                <>
                  <p className="govuk-body">
                    Sent now, providers read: <strong>{due.text}</strong>
                  </p>
                  <p className="govuk-body-s">{due.rule}</p>
                </>
              ) : (
                <p className="govuk-body">{missing}</p>
              )}
            </InsetText>
            <Button disabled={missing !== undefined}>Send the referral</Button>
          </>
        ) : null}
      </Form>
      <NotEligible services={others} more={page.more} />
    </Page>
  );
}
