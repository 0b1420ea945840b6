import { z } from "zod";
import { type ProviderRole, providerRoles } from "#app/access/actor.ts";
import { written } from "#app/domain/written.ts";

export const joiningKinds = ["join", "same-company-number", "owner-left"] as const;
export type JoiningKind = (typeof joiningKinds)[number];

/** What a request asks for, in the words of whoever decides it. */
export const joiningWords: Readonly<Record<JoiningKind, string>> = {
  join: "Wants to join",
  "same-company-number": "Registered with a company number that is taken",
  "owner-left": "Says that the owner has left",
};

const MOST = 2000;
const note = written("Say who you are there, and who can confirm it");
const submissionKey = z.uuid();

/** Asking to be let in, by someone who belongs to no such provider yet: by company number or exact name. */
export const askToJoinForm = z.object({
  submissionKey,
  organisation: z
    .string({ error: "Enter a company number or a name" })
    .trim()
    .min(1, "Enter a company number or a name")
    .max(100, "Use 100 characters or fewer"),
  kind: z.enum(["join", "owner-left"], { error: "Select what you ask for" }),
  note,
});

/** Asking the council for a new owner, by someone who belongs to the provider. */
export const askForOwnerForm = z.object({ submissionKey, note });

const roleOrRefuse = z.enum(["refuse", ...providerRoles], { error: "Select what this person may do, or refuse" });

/** An owner's decision on who wants to join. */
export const joinDecisionForm = z
  .object({ submissionKey, decision: roleOrRefuse, reason: z.string().trim().max(MOST).default("") })
  .transform(({ submissionKey: key, decision, reason }): Decision & { submissionKey: string } =>
    decision === "refuse"
      ? { submissionKey: key, outcome: "refused", note: reason }
      : { submissionKey: key, outcome: "accepted", role: decision, note: "" },
  );
/** What QA checks before anyone becomes the owner of a provider by asking the council. */
export const joiningChecks = [
  { value: "person", label: "Who they are: proof of identity seen, and it fits the name and address given" },
  { value: "register", label: "By a public register: the person stands there for this organisation" },
  { value: "call", label: "By a call back, on a number that does not come from the request" },
] as const;

/** QA's decision on a new owner: all three checks and what they showed, or the reason for refusing. */
export const ownerDecisionForm = z
  .object({
    submissionKey,
    outcome: z.enum(["accepted", "refused"], { error: "Select whether to accept" }),
    checks: z.array(z.string().max(20)).default([]),
    found: z.string().trim().max(MOST).default(""),
    reason: z.string().trim().max(MOST).default(""),
  })
  .superRefine(({ outcome, checks, found, reason }, check) => {
    const missing = (path: string, message: string) => check.addIssue({ code: "custom", path: [path], message });
    if (outcome === "refused") {
      if (reason === "") missing("reason", "Enter the reason, which we send to the person");
      return;
    }
    if (!joiningChecks.every(({ value }) => checks.includes(value)))
      missing("checks", "Make all three checks before you accept");
    if (found === "") missing("found", "Say which proof, which register and which number");
  })
  .transform(({ submissionKey: key, outcome, found, reason }): Decision & { submissionKey: string } =>
    outcome === "accepted"
      ? { submissionKey: key, outcome, role: "owner", note: found }
      : { submissionKey: key, outcome, note: reason },
  );

/** A decision on a request: the role that is given and what was found, or the reason for none. */
export type Decision = { outcome: "accepted"; role: ProviderRole; note: string } | { outcome: "refused"; note: string };
