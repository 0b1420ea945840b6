import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { isDomainError } from "#app/domain/errors.ts";
import type { Verdict } from "#app/domain/frameworks/basis/acts.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { ownerWords } from "#app/domain/placements/placement-gates.ts";
import { providerGates } from "#app/domain/providers/provider-gates.server.ts";
import { titleWithQuestion, unmet } from "#app/domain/providers/provider-gates.ts";
import { awardForm } from "#app/domain/referrals/award-forms.ts";
import { awardReferral } from "#app/domain/referrals/award-referral.server.ts";
import { callOffVerdict } from "#app/domain/referrals/call-off.server.ts";
import { compareOffers, findAward } from "#app/domain/referrals/comparison.server.ts";
import { rankingRows } from "#app/domain/referrals/comparison-page.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Requirements } from "#app/ui/requirements.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => `Award ${data?.ref ?? ""}`.trim(),
  states: ["empty", "filled", "error"],
};

export const loader = guardedRead("referral.award", async ({ db, at, params }) => {
  const { referral, comparison } = await compareOffers(db, params.id ?? "", at);
  const { id, ref, version, lotId } = referral;
  if (await findAward(db, id)) throw redirect(paths.admin.compare(id), 303);
  const today = londonDate(at);
  const ranking = rankingRows(comparison);
  const offers = [];
  for (const { requestId, provider, place, total } of ranking) {
    const offer = comparison.offers.find((one) => one.requestId === requestId);
    const onDate = offer && offer.startOn > today ? offer.startOn : today;
    const gates = offer ? await providerGates(db, offer.providerId, lotId, onDate, at) : [];
    const href = paths.admin.provider(offer?.providerId ?? "");
    const callOff = offer && (await callOffVerdict(db, id, offer, at).catch(reasonOf));
    offers.push({
      callOff: callOff && callOff.verdict !== "allow" ? callOff.why : undefined,
      ...{ requestId, provider, place, total },
      missing: unmet(gates).length,
      gates: gates.map((gate) => ({ ...gate, title: titleWithQuestion(gate), href, owner: ownerWords[gate.owner] })),
    });
  }
  return { id, ref, version, offers, submissionKey: uuidv7() };
});

/** An offer that starts too late is shown with its reason: the others can still be chosen. */
function reasonOf(error: unknown): Pick<Verdict, "verdict" | "why"> {
  if (isDomainError(error)) return { verdict: "block", why: error.message };
  throw error;
}

export const action = guardedAction(
  "referral.award",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(awardForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const award = { referralId: params.id ?? "", ...parsed.answers };
    const { placementId } = await awardReferral(db, who, award, at);
    throw redirect(paths.admin.placement(placementId), 303);
  },
  "referral.read",
);

export default function Award() {
  const { id, ref, version, offers, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text, error } = useFormState();
  const missing = (count: number) => (count === 0 ? "every check met" : `${count} missing, see below`);
  return (
    <Page
      title="Choose an offer"
      caption={ref}
      back={paths.admin.compare(id)}
      backText="Compare the offers"
      summary={<ErrorSummary problems={problems} />}
    >
      {offers.length === 0 ? (
        <EmptyState title="There is nothing to choose from yet">
          <p className="govuk-body">Score every offer first. Then choose one here.</p>
        </EmptyState>
      ) : (
        <>
          <Form method="post" noValidate>
            <SubmissionKey value={submissionKey} />
            <Version value={version} />
            <Radios
              name="requestId"
              legend="Which offer?"
              legendProps={{ size: "m" }}
              value={text("requestId")}
              error={error("requestId")}
              items={offers.map((offer) => ({
                value: offer.requestId,
                label: offer.provider,
                hint: `Place ${offer.place}, ${offer.total} points; ${missing(offer.missing)}`,
              }))}
            />
            <h2 className="govuk-heading-m">Your reasons</h2>
            <p className="govuk-body">They are kept with the award. Do not name the child.</p>
            <CharacterCount {...field("reasonRisk")} label="Risk: how does this choice answer it?" limit={2000} />
            <CharacterCount {...field("reasonNeed")} label="Need: how does this choice meet it?" limit={2000} />
            <CharacterCount
              {...field("reasonValue")}
              label="Value for money: why is this choice worth its price?"
              limit={2000}
            />
            <CharacterCount
              {...field("whyNotTop")}
              label="If it is not alone at the top: why this one?"
              hint="Leave empty when you choose the offer with the most points"
              limit={2000}
            />
            <Button>Award the placement</Button>
          </Form>
          <h2 className="govuk-heading-m">What must be true of each provider</h2>
          <p className="govuk-body">An offer can be awarded only when everything of its provider is met.</p>
          {offers.map((offer) => (
            <section key={offer.requestId}>
              <h3 className="govuk-heading-s">{offer.provider}</h3>
              {offer.callOff ? <WarningText>{offer.callOff}</WarningText> : null}
              <Requirements idPrefix={`gates-${offer.requestId}`} items={offer.gates} />
            </section>
          ))}
        </>
      )}
    </Page>
  );
}
