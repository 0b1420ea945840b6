const words: Readonly<Record<string, string>> = {
  "person.register": "Registered",
  "person.create": "Account made",
  "person.confirm-email": "Confirmed the email address",
  "person.sign-in": "Signed in",
  "person.password-given": "Gave the right password, and was asked for the second step",
  "person.sign-in-refused": "Sign-in refused",
  "person.sign-in-limited": "Too many wrong sign-ins",
  "person.break-glass-sign-in": "Signed in with the account for emergencies",
  "person.browser-link": "Asked for a link to let a browser sign in",
  "person.browser-known": "Let a browser sign in by a link",
  "person.end-sign-ins": "Sign-ins ended",
  "person.add-factor": "Second step added",
  "person.remove-factor": "Second step removed",
  "person.remove-factors": "Every second step removed by an administrator",
  "person.make-recovery-codes": "Recovery codes made",
  "person.recovery-code-used": "Recovery code used",
  "person.roles": "Council roles changed",
  "person.role-change": "Role at a provider changed",
  "person.single-sign-on-linked": "Linked to single sign-on",
  "person.disable": "Account disabled",
  "person.enable": "Account enabled again",
};

/** An entry of the audit about an account in words; what has none yet, as its code reads. */
export const accountHistoryInWords = (action: string): string =>
  words[action] ?? sentence(action.replace(/^person\./, "").replaceAll("-", " "));

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
