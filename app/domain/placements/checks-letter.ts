type Named = {
  name: string;
  leftAt: Date | null;
  stopped: boolean;
  checks: readonly { label: string; mark: string }[];
};

/**
 * What keeps a letter from confirming the checks of the people named on a placement (SAF-17), a sentence each; none when
 * it confirms them. It asks what the gate of the named staff asks.
 */
export function whatIsMissing(people: readonly Named[]): string[] {
  if (people.length === 0) return ["Nobody is named on this placement."];
  return people.flatMap(({ name, leftAt, stopped, checks }) => {
    const unseen = checks.filter(({ mark }) => mark === "Missing").map(({ label }) => label);
    return [
      ...(stopped ? [`${name} cannot be named at the moment: speak to the quality lead.`] : []),
      ...(leftAt ? [`${name} no longer works for the provider.`] : []),
      ...(unseen.length > 0 ? [`Missing on the record for ${name}: ${unseen.join(", ")}.`] : []),
    ];
  });
}
