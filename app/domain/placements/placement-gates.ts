import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";

/** What must be true of one placement before it starts, beside the provider's own gates (rules 2). */
export const placementGateNames = {
  staff: "Named staff with every check",
  "provider-acceptance": "Agreement accepted by the provider",
  "council-acceptance": "Agreement accepted by the council",
  "qa-check": "The council’s own quality check",
  order: "Approved order",
  "risk-assessment": "The provider’s risk assessment for this child",
} as const;
export type PlacementGateName = keyof typeof placementGateNames;
export type PlacementGateOwner = "provider" | "broker" | "qa" | "approver";

/** One gate: `why` says what is there or missing; `owner` is who alone can meet it. */
export type PlacementGate = {
  gate: PlacementGateName;
  title: string;
  met: boolean;
  why: string;
  owner: PlacementGateOwner;
};

/** A person's name and when (UTC). */
export type Done = { by: string; at: Date };
export type PlacementGateFacts = {
  /** The people named to teach this child: still there, with every check of the single central record, and not stopped. */
  staff: readonly { here: boolean; checked: boolean; stopped: boolean }[];
  providerAccepted: Done | undefined;
  councilAccepted: Done | undefined;
  /** What a QA officer found for this child, site and staff. */
  qaCheck: (Done & { finding: "met" | "not-met" }) | undefined;
  order: (Done & { number: string; pence: number }) | undefined;
  riskAssessment: Done | undefined;
};

/** The placement gates in the order in which they are shown. Names no child, and no one's checks. */
export function placementGatesFrom(facts: PlacementGateFacts): PlacementGate[] {
  return [
    staff(facts),
    done("provider-acceptance", facts.providerAccepted, "Accepted", "Not accepted yet", "provider"),
    done("council-acceptance", facts.councilAccepted, "Accepted", "Not accepted yet", "broker"),
    qaCheck(facts),
    order(facts),
    done("risk-assessment", facts.riskAssessment, "Written", "Not written yet", "provider"),
  ];
}

const gate = (name: PlacementGateName, met: boolean, why: string, owner: PlacementGateOwner): PlacementGate => ({
  gate: name,
  title: placementGateNames[name],
  met,
  why,
  owner,
});

const by = ({ by: person, at }: Done): string => `by ${person} on ${formatDate(at)}`;

function done(
  name: PlacementGateName,
  fact: Done | undefined,
  verb: string,
  missing: string,
  owner: PlacementGateOwner,
): PlacementGate {
  return gate(name, fact !== undefined, fact ? `${verb} ${by(fact)}` : missing, owner);
}

function staff({ staff: people }: PlacementGateFacts): PlacementGate {
  const gone = people.filter(({ here }) => !here).length;
  const unchecked = people.filter(({ here, checked }) => here && !checked).length;
  const stopped = people.filter((one) => one.stopped).length;
  const named = `${people.length} ${people.length === 1 ? "person" : "people"} named`;
  if (people.length === 0) return gate("staff", false, "Nobody is named yet", "provider");
  // Whoever reads this list is not told more of a stop than that there is one to ask about (rules 5).
  if (stopped > 0)
    return gate("staff", false, `${named}, of whom ${stopped} cannot be placed: ask the quality lead`, "qa");
  if (gone > 0) return gate("staff", false, `${named}, of whom ${gone} no longer work there`, "provider");
  if (unchecked > 0) return gate("staff", false, `${named}; checks are missing for ${unchecked}`, "provider");
  return gate("staff", true, `${named}, every check on record`, "provider");
}

function qaCheck({ qaCheck: check }: PlacementGateFacts): PlacementGate {
  if (!check) return gate("qa-check", false, "Not done yet for this child, site and staff", "qa");
  const met = check.finding === "met";
  return gate("qa-check", met, `${met ? "Met" : "Not met"}, found ${by(check)}`, "qa");
}

function order({ order: approved }: PlacementGateFacts): PlacementGate {
  if (!approved) return gate("order", false, "No order is approved yet", "approver");
  const { number, pence } = approved;
  return gate("order", true, `${number} for ${formatPounds(pence)}, recorded ${by(approved)}`, "approver");
}

/** Who can meet a gate, of either list, as people read it. */
export const ownerWords: Record<PlacementGateOwner | "procurement", string> = {
  provider: "The provider",
  broker: "The broker",
  qa: "Quality assurance",
  approver: "A manager, approver or finance officer, not the broker who awarded",
  procurement: "Procurement",
};
