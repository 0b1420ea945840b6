import type { FileView, PageView } from "#app/domain/applications/page-view.ts";
import { Button } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { AnswerText } from "./answer-sections.tsx";

type Offer = PageView["offers"][number];

/** What was answered elsewhere to the questions of a page, with the button that uses it here. Part of the page's form. */
export function Offers({ offers, files }: { offers: readonly Offer[]; files: readonly FileView[] }) {
  if (offers.length === 0) return null;
  return (
    <InsetText>
      <h2 className="govuk-heading-m">You have answered this before</h2>
      {offers.map((offer) => (
        <section key={offer.id} aria-labelledby={`offer-${offer.id}`}>
          <h3 className="govuk-heading-s" id={`offer-${offer.id}`}>
            {offer.label}
          </h3>
          <OfferText offer={offer} files={files} />
        </section>
      ))}
      <p className="govuk-body">If you change it, it changes in your other applications that are not sent yet.</p>
      <Button name="intent" value="use" look="secondary" formNoValidate>
        {offers.length === 1 ? "Use this answer" : "Use these answers"}
      </Button>
    </InsetText>
  );
}

/** One earlier answer in words, with its documents and the day on which it was given. */
export function OfferText({ offer, files }: { offer: Offer; files: readonly FileView[] }) {
  return (
    <>
      <p className="govuk-body">Your answer of {offer.given}</p>
      <AnswerText answer={{ ...offer, id: `earlier-${offer.id}` }} files={files} />
    </>
  );
}
