import { z } from "zod";
import { councilRoles } from "#app/access/actor.ts";
import { email, personName } from "../credentials.ts";

const MAX_NOTE = 1_000;
const note = (empty: string) =>
  z.string({ error: empty }).trim().min(1, empty).max(MAX_NOTE, `Use ${MAX_NOTE} characters or fewer`);
const roles = z
  .array(z.enum(councilRoles, { error: "Choose from the list" }))
  .min(1, "Select at least one role; to keep somebody out, disable their account");

/** How an administrator made sure of who asks. */
export const checks = {
  "in-person": "In person, and I know them or saw a photo document",
  video: "On a video call, and I know them or saw a photo document",
  "called-back": "By calling back on a number that we had before",
} as const;

export const rolesForm = z.object({ submissionKey: z.uuid(), roles, was: z.string() });
export type RolesChange = z.output<typeof rolesForm>;

export const inviteCouncilForm = z.object({ submissionKey: z.uuid(), name: personName, email, roles });

const why = note("Say why, for whoever looks here later");
const submissionKey = z.uuid();

/** The changes that have a page of their own to confirm them, and what each asks for. */
export const accountChange = z.discriminatedUnion("change", [
  z.object({ change: z.literal("disable"), submissionKey, note: why }),
  z.object({ change: z.literal("enable"), submissionKey, note: why }),
  z.object({ change: z.literal("sign-out"), submissionKey }),
  z.object({
    change: z.literal("remove-factors"),
    submissionKey,
    note: note("Say what they have lost"),
    check: z.enum(Object.keys(checks) as (keyof typeof checks)[], { error: "Select how you checked that it is them" }),
  }),
]);
export type AccountChangeForm = z.output<typeof accountChange>;
export type AccountChangeName = AccountChangeForm["change"];

const names: readonly AccountChangeName[] = ["disable", "enable", "sign-out", "remove-factors"];
export const accountChangeNamed = (text: string | undefined): AccountChangeName | undefined =>
  names.find((name) => name === text);
