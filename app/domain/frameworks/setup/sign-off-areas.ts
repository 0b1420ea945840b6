/** Who signs a framework off before it opens: the list of a published key decision (S3, report reviewers). */
export const signOffAreas = {
  governance: "Governance",
  finance: "Finance",
  legal: "Legal",
  communications: "Communications",
  equality: "Equality",
  procurement: "Procurement",
  risk: "Risk",
} as const;
export type SignOffArea = keyof typeof signOffAreas;

/** Whose yes a change of legal basis needs. */
export const basisAreas = ["legal", "procurement"] as const satisfies readonly SignOffArea[];

export type Decision = "approved" | "refused";

/**
 * A named approval (rules 14): of one area, by the person who was asked and nobody else. It holds for the text that was
 * read: `current` is false once that was changed.
 */
export type Approval = {
  id: string;
  area: SignOffArea;
  personId: string;
  person: string;
  askedAt: Date;
  decision: Decision | null;
  note: string | null;
  decidedAt: Date | null;
  current: boolean;
};

/** The areas that still lack a yes to the text as it stands. */
export const areasLeft = (areas: readonly SignOffArea[], approvals: readonly Approval[]): SignOffArea[] =>
  areas.filter((area) => !approvals.some((one) => one.area === area && one.decision === "approved" && one.current));
