import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { preferenceWords, qualityWords, scoreForm } from "#app/domain/referrals/award-forms.ts";
import { compareOffers, findAward } from "#app/domain/referrals/comparison.server.ts";
import { offerFacts, rankingHead, rankingRows } from "#app/domain/referrals/comparison-page.ts";
import { scoreResponse } from "#app/domain/referrals/score-response.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = {
  title: ({ data }: { data: { ref: string } | undefined }) => `Compare offers ${data?.ref ?? ""}`.trim(),
  states: ["empty", "filled", "scored", "awarded", "error"],
};

export const loader = guarded("referral.read", async ({ db, who, at, params }) => {
  const live = await compareOffers(db, params.id ?? "", at);
  const { id, ref, status } = live.referral;
  const award = await findAward(db, id);
  const comparison = award?.comparison ?? live.comparison;
  const open = status === "sent" && can(who, "referral.award");
  return {
    ...{ id, ref, open },
    wanted: formatDate(comparison.wantedStart),
    hours: comparison.hoursPerSessionHundredths / 100,
    limitKm: comparison.limitKm,
    head: rankingHead(comparison),
    ranking: rankingRows(comparison),
    waiting: comparison.offers.filter((offer) => !offer.score).length,
    offers: comparison.offers.map((offer) => ({
      requestId: offer.requestId,
      ref: offer.requestRef,
      provider: offer.providerName,
      late: offer.answeredLate,
      facts: offerFacts(offer),
      note: live.notes[offer.requestId] ?? "",
      chosen: offer.requestId === award?.requestId,
      score: offer.score,
    })),
    award: award && {
      placementId: award.placementId,
      by: award.by,
      when: formatDateTime(award.at),
      reasons: [
        { key: "Risk", value: award.reasonRisk },
        { key: "Need", value: award.reasonNeed },
        { key: "Value for money", value: award.reasonValue },
        ...(award.debarment
          ? [
              {
                key: "Debarment check relied on",
                value: `${formatDate(award.debarment.checkedOn)}, ${award.debarment.days} days old at the award`,
              },
            ]
          : []),
        ...(award.whyNotTop ? [{ key: "Why not the top", value: award.whyNotTop }] : []),
      ],
    },
  };
});

export const action = guardedAction(
  "referral.award",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(scoreForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const referralId = params.id ?? "";
    await scoreResponse(db, who, { referralId, ...parsed.answers }, at);
    throw redirect(paths.admin.compare(referralId), 303);
  },
  "referral.read",
);

type Offer = ReturnType<typeof useLoaderData<typeof loader>>["offers"][number];

/** One offer's score; what was typed comes back to the offer that it was typed for. */
function ScoreForm({ offer }: { offer: Offer }) {
  const state = useFormState();
  const mine = state.text("requestId") === offer.requestId;
  const saved = { quality: offer.score?.quality, reason: offer.score?.reason, preference: offer.score?.preference };
  const show = (name: keyof typeof saved) => (mine ? state.text(name) : saved[name]?.toString());
  const problem = (name: string) => (mine ? state.error(name) : undefined);
  const id = (name: string) => (mine ? name : `${name}-${offer.requestId}`);
  return (
    <Form method="post" noValidate aria-label={`Score ${offer.provider}`}>
      <input type="hidden" name="requestId" value={offer.requestId} />
      <Radios
        name="quality"
        id={id("quality")}
        legend="How well does it meet the need?"
        legendProps={{ size: "s" }}
        value={show("quality")}
        error={problem("quality")}
        items={qualityWords.map((label, value) => ({ value: String(value), label: `${value}: ${label}` }))}
      />
      <CharacterCount
        name="reason"
        id={id("reason")}
        label="Why this score?"
        hint="Do not name the child: the provider may read it"
        rows={3}
        limit={2000}
        defaultValue={show("reason")}
        error={problem("reason")}
      />
      <Radios
        name="preference"
        id={id("preference")}
        legend="What do the child and parents prefer?"
        legendProps={{ size: "s" }}
        value={show("preference")}
        error={problem("preference")}
        items={preferenceWords.map(({ value, text }) => ({ value: String(value), label: text }))}
      />
      <Button look="secondary">Save score for {offer.provider}</Button>
    </Form>
  );
}

export default function Compare() {
  const page = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="Compare the offers"
      caption={page.ref}
      width="full"
      back={paths.admin.referral(page.id)}
      backText={page.ref}
      summary={<ErrorSummary problems={problems} />}
      lead={`Wanted from ${page.wanted}, up to ${page.limitKm} km. Prices are for a session of ${page.hours} hours.`}
    >
      {page.award ? (
        <>
          <InsetText>
            Awarded by {page.award.by}, {page.award.when}.{" "}
            <a className="govuk-link" href={paths.admin.placement(page.award.placementId)}>
              Open the placement
            </a>
          </InsetText>
          <SummaryList rows={page.award.reasons} />
        </>
      ) : null}
      {page.offers.length === 0 ? (
        <EmptyState title="No offers yet">
          <p className="govuk-body">Providers that say yes, or offer something else, appear here.</p>
        </EmptyState>
      ) : null}
      {page.ranking.length > 0 ? (
        <Table
          caption="Ranking"
          firstCellIsHeader
          head={["Place", "Provider", ...page.head, "Points"].map((cell) => ({ cell }))}
          rows={page.ranking.map((row) => [
            row.place,
            row.provider,
            ...row.parts.map(({ points, score }) => `${points} (${score} of 100)`),
            row.total,
          ])}
        />
      ) : null}
      {page.offers.length > 0 && page.waiting > 0 ? (
        <InsetText>
          Score every offer to see the ranking: {page.waiting} {page.waiting === 1 ? "is" : "are"} waiting.
        </InsetText>
      ) : null}
      {page.open && page.ranking.length > 0 ? (
        <ButtonLink href={paths.admin.award(page.id)}>Choose an offer</ButtonLink>
      ) : null}
      <div className="govuk-grid-row">
        {page.offers.map((offer) => (
          <section className="govuk-grid-column-one-half" key={offer.requestId} aria-label={offer.provider}>
            <h2 className="govuk-heading-m">
              {offer.provider} {offer.late ? <Tag colour="orange">Answered late</Tag> : null}{" "}
              {offer.chosen ? <Tag colour="green">Chosen</Tag> : null}
            </h2>
            <SummaryList rows={[...offer.facts, ...(offer.note ? [{ key: "Note", value: offer.note }] : [])]} />
            {page.open ? <ScoreForm offer={offer} /> : null}
          </section>
        ))}
      </div>
    </Page>
  );
}
