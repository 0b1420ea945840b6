import type { WhatStops } from "#app/domain/providers/blocks/what-stops.server.ts";
import { Details } from "#app/ui/details.tsx";

type Line = { id: string; text: string };

/** What the provider reads on its own page about what stops it, for whoever answers its call. */
export const stopsInBrief = ({ everywhere, lots }: WhatStops): Line[] =>
  [{ name: "Every lot", blocks: everywhere }, ...lots].flatMap(({ name, blocks }) =>
    blocks.map(({ id, title, says, mover }) => ({
      id,
      text: `${name}. ${title}: ${says} ${mover === "you" ? "The provider acts next." : "The council acts next."}`,
    })),
  );

/** The same lines, folded away under the table of standing. */
export function ProviderStops({ stops }: { stops: readonly Line[] }) {
  if (stops.length === 0) return null;
  return (
    <Details
      summary={`What the provider reads: ${stops.length === 1 ? "one thing stops" : `${stops.length} things stop`} it`}
    >
      <ul className="govuk-list govuk-list--bullet">
        {stops.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </Details>
  );
}
