import {
  type Confirmation,
  confirmationNames,
  type HalfDay,
  halfNames,
  type MarkCode,
  markCodes,
  markField,
  markNames,
} from "#app/domain/attendance/marks.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";

type Props = {
  day: HalfDay & {
    version: number;
    code?: MarkCode | undefined;
    how?: Confirmation | null | undefined;
    challenge?: string | null | undefined;
  };
  canRecord: boolean;
  typed: string | undefined;
  error: string | undefined;
};

/** One agreed half day: a question until it is confirmed, then a fact. */
export function HalfDayMark({ day, canRecord, typed, error }: Props) {
  const legend = `${formatDate(day.date, "long")}, ${halfNames[day.half].toLowerCase()}`;
  if (day.how || !canRecord) {
    const state = day.code ? markNames[day.code] : "Not recorded yet";
    const confirmed = day.how ? ` Confirmed by ${confirmationNames[day.how]}.` : "";
    return <SummaryList rows={[{ key: legend, value: `${state}.${confirmed}` }]} />;
  }
  const name = markField(day);
  return (
    <>
      {day.challenge ? (
        <InsetText>
          The council challenged this mark: <span className="app-answer">{day.challenge}</span>
        </InsetText>
      ) : null}
      <input type="hidden" name={`version.${day.date}.${day.half}`} value={day.version} />
      <Radios
        name={name}
        id={name}
        legend={legend}
        legendProps={{ size: "s" }}
        hint={day.code ? "Saved, not confirmed yet" : undefined}
        error={error}
        value={typed ?? day.code}
        className="govuk-radios--small"
        items={markCodes.map((code) => ({ value: code, label: markNames[code] }))}
      />
    </>
  );
}
