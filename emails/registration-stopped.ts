import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: new referrals are stopped while the council looks at whether it must register as a school. */
export const registrationStopped: Email<{ provider: string }> = {
  subject: () => "We have stopped new referrals to you while we look at your numbers",
  lines: ({ provider }) => [
    `The number of pupils at ${provider}, and their hours a week, look as if it may have to register as an independent school with the Department for Education.`,
    "Until we have looked at this with you we send you no new referrals. This is not a finding against you.",
    "If a number that you sent us is wrong, tell us. If you are registered, send us your URN. Placements that are running are not ended by this: we will talk to you about them.",
    { link: "Read the answers that you sent", path: paths.provider.applications() },
  ],
  sample: { provider: "Bright Path Learning Ltd" },
};
