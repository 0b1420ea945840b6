import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the owners: someone wants to join, or says that no owner is left. */
export const joiningAsked: Email<{ name: string; organisation: string; kind: "join" | "owner-left" }> = {
  subject: ({ organisation }) => `Someone asks to act for ${organisation}`,
  lines: ({ name, organisation, kind }) => [
    `Hello ${name}`,
    kind === "join"
      ? `Someone has asked to join the account of ${organisation}. You decide whether they may, and what they may do.`
      : `Someone has told the council that the owner of ${organisation} has left, and asks to become its owner. The council checks who they are before it decides. You still own the account: if this is not right, write to the address below now.`,
    { link: "See your people", path: paths.provider.people() },
  ],
  sample: { name: "Jo Bell", organisation: "Bright Path Learning", kind: "join" },
};

/** To whoever asked in vain: who decided, and why. */
export const joiningRefused: Email<{ name: string; byCouncil: boolean; reason: string }> = {
  subject: () => "Your request to act for a provider was refused",
  lines: ({ name, byCouncil, reason }) => [
    `Hello ${name}`,
    `${byCouncil ? "The council" : "An owner of the organisation"} has refused your request to act for it.`,
    ...(reason ? [`The reason: ${reason}`] : []),
    "If you think that this is a mistake, write to the address below.",
    { link: "Your account", path: paths.account.home() },
  ],
  sample: { name: "Sam Carter", byCouncil: true, reason: "Nobody answered at the number in the public register." },
};
