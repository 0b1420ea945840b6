import type { AccountChangeName } from "#app/domain/accounts/people/people-forms.ts";

type Words = { title: (name: string) => string; what: string[]; note?: string; button: string };

/** What each change to an account does, before it is done. */
export const personChangeWords: Readonly<Record<AccountChangeName, Words>> = {
  disable: {
    title: (name) => `Disable the account of ${name}?`,
    what: ["They are signed out at once and can’t sign in again. What they did stays on record. We email them."],
    note: "Why?",
    button: "Disable the account",
  },
  enable: {
    title: (name) => `Enable the account of ${name} again?`,
    what: ["They can sign in as before, with the roles that they had. We email them."],
    note: "Why?",
    button: "Enable the account",
  },
  "sign-out": {
    title: (name) => `Sign ${name} out everywhere?`,
    what: ["Every browser in which they are signed in is signed out at once. They can sign in again. We email them."],
    button: "Sign out everywhere",
  },
  "remove-factors": {
    title: (name) => `Remove the second step of ${name}?`,
    what: [
      "Only when they have lost it and their recovery codes too. Whoever pretends to be them would ask for just this: check who they are first.",
      "Their app, passkeys and recovery codes stop working and they are signed out. They sign in with their password and set up a new second step. We email them.",
    ],
    note: "What have they lost?",
    button: "Remove the second step",
  },
};
