import { answerValue } from "#app/domain/evidence-pack/import-files.ts";
import type { NotOffered, Offer } from "#app/domain/evidence-pack/offered.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";

type Offered = Omit<Offer, "fields">;

/** Each answer of a pack beside the one that is there, to be ticked. */
export function OfferedAnswers({ offers, form }: { offers: readonly Offered[]; form: FormState }) {
  if (offers.length === 0) return null;
  return (
    <Checkboxes
      name="answers"
      legend="Answers"
      legendProps={{ className: "govuk-fieldset__legend--m" }}
      hint="Ticked are those for which you have no answer yet. Tick another one to replace what you have"
      items={offers.map((offer) => ({ value: answerValue(offer), label: offer.label, hint: <Both offer={offer} /> }))}
      values={form.list("answers")}
      error={form.error("answers")}
    />
  );
}

function Both({ offer: { says, now, there } }: { offer: Offered }) {
  return (
    <>
      <strong>The pack says:</strong> <span className="app-answer">{says.join("; ")}</span>
      <br />
      <strong>You have:</strong> <span className="app-answer">{now.join("; ") || "Nothing yet"}</span>
      {there ? (
        <>
          <br />
          Asked there as: {there}
        </>
      ) : null}
    </>
  );
}

type File = { place: string; title: string; name: string; facts: string[]; now: string | undefined };

/** Each document of a pack, to be ticked. */
export function OfferedFiles({ files, form }: { files: readonly File[]; form: FormState }) {
  if (files.length === 0) return null;
  return (
    <Checkboxes
      name="files"
      legend="Documents"
      legendProps={{ className: "govuk-fieldset__legend--m" }}
      hint="Each goes through the same checks as one that you upload. What you don’t use is removed after 30 days"
      items={files.map(({ place, title, name, facts, now }) => ({
        value: place,
        label: title,
        hint: (
          <>
            {[name, ...facts].join(", ")}
            {now ? (
              <>
                <br />
                <strong>It would replace:</strong> {now}
              </>
            ) : null}
          </>
        ),
      }))}
      values={form.list("files")}
      error={form.error("files")}
    />
  );
}

/** What of a pack is of no use here, and why. */
export function NotUsable({ others, same }: { others: readonly NotOffered[]; same: readonly string[] }) {
  const rows = [...others, ...same.map((label) => ({ label, why: "You have the same answer already" }))];
  if (rows.length === 0) return null;
  return (
    <Details summary={`${rows.length} more in the pack, of no use here`}>
      <ul className="govuk-list govuk-list--bullet">
        {rows.map(({ label, why }) => (
          <li key={`${label} ${why}`}>
            {label} <strong>{why}.</strong>
          </li>
        ))}
      </ul>
    </Details>
  );
}
