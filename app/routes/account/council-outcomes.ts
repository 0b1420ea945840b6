/** Why somebody who came back from the council's own sign-in isn't signed in here: what happened, and whom to ask. */
export const outcomes = {
  "start-again": {
    title: "Start signing in again",
    say: [
      "This sign-in was begun in another browser or more than ten minutes ago, or it was used already. Nobody was signed in.",
    ],
    again: true,
  },
  unavailable: {
    title: "The council’s own sign-in is not answering",
    say: ["Nothing is wrong with your account, and nobody was signed in. Try again in a few minutes."],
    again: true,
  },
  declined: {
    title: "You were not signed in",
    say: ["The council’s own sign-in did not let you through, or you left it before the end."],
    again: true,
  },
  "no-factor": {
    title: "A second check is needed",
    say: [
      "Your council account opened with a password alone. This portal holds children’s records, so a code or a key is needed as well.",
      "Ask the council’s IT service desk to set up a second check for your account, then sign in again.",
    ],
    again: true,
  },
  "no-role": {
    title: "Your council account has no role on this portal",
    say: [
      "We know who you are, but nobody has said yet what you do here, so nothing is open to you.",
      "Ask your manager to have a role for the provider portal added to your council account. It works at your next sign-in.",
    ],
    again: false,
  },
  disabled: {
    title: "Your account on this portal is closed",
    say: ["An administrator of the portal closed it. Ask them, or your manager, if that is not right."],
    again: false,
  },
  "no-address": {
    title: "Your council account has no email address",
    say: [
      "The portal writes to you about your work, and your council account did not give it an address.",
      "Ask the council’s IT service desk to add one, then sign in again.",
    ],
    again: false,
  },
  "other-account": {
    title: "Your email address belongs to another account here",
    say: [
      "An account with your address exists that your council account may not open, for instance a provider’s.",
      "Ask an administrator of the portal which account is yours. Provider accounts open with their own password.",
    ],
    again: false,
  },
} as const satisfies Record<string, { title: string; say: readonly string[]; again: boolean }>;

export type Outcome = keyof typeof outcomes;
