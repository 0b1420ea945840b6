import { q } from "./address-query.ts";

/** The addresses of one’s own account. Reached through paths.ts. */
export const accountPaths = {
  home: () => "/account",
  secondFactor: (back?: string) => `/account/second-factor${q({ back })}`,
  authenticatorApp: (back?: string) => `/account/second-factor/app${q({ back })}`,
  passkey: (back?: string) => `/account/second-factor/passkey${q({ back })}`,
  recoveryCodes: (back?: string) => `/account/second-factor/recovery-codes${q({ back })}`,
  password: () => "/account/password",
  email: () => "/account/email",
  confirmNewEmail: (token: string) => `/account/email/confirm/${token}`,
  signIns: () => "/account/sign-ins",
  extend: () => "/account/extend",
  /** `then` is where the page at `back` goes on to. */
  confirmItIsYou: (back?: string, then?: string) => `/account/confirm-it-is-you${q({ back, then })}`,
  providers: () => "/account/providers",
  join: () => "/account/join",
} as const;
