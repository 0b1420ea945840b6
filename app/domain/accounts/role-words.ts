import type { CouncilRole, ProviderRole } from "#app/access/actor.ts";

/** What each role of a provider is called, and what whoever holds it may do. */
export const providerRoleWords: Readonly<Record<ProviderRole, { label: string; may: string }>> = {
  owner: {
    label: "Owner",
    may: "Everything: people, applications, documents, staff record, referrals, placements and invoices",
  },
  referrals: {
    label: "Referrals",
    may: "Reads and answers referrals, accepts placements, records attendance. Reads the rest",
  },
  finance: { label: "Finance", may: "Makes and follows invoices. Reads the rest, but no referral and no child’s name" },
  viewer: { label: "Viewer", may: "Reads applications, documents, placements and invoices. Changes nothing" },
};

/** What each role of the council is called. */
export const councilRoleWords: Readonly<Record<CouncilRole, string>> = {
  admin: "Administrator",
  commissioner: "Commissioner",
  qa: "QA reviewer",
  qa_lead: "QA lead",
  caseworker: "Caseworker",
  manager: "Manager",
  broker: "Broker",
  finance: "Finance",
  approver: "Approver",
  director: "Director",
  procurement: "Procurement",
  dpo: "Data protection officer",
  auditor: "Auditor",
  school: "School office",
  panel: "Young people’s panel",
};

/** The roles of a provider as one chooses among them, the one that opens everything last. */
export const providerRoleChoices = (["referrals", "finance", "viewer", "owner"] as const).map((value) => ({
  value,
  label: providerRoleWords[value].label,
  hint: providerRoleWords[value].may,
}));
