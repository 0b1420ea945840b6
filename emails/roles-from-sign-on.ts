import { councilRoleWords } from "#app/domain/accounts/role-words.ts";
import type { Email } from "./email.ts";

type CouncilRole = keyof typeof councilRoleWords;

/** To somebody whose council account gave them other roles at a sign-in than they had before. */
export const rolesFromSignOn: Email<{ name: string; added: CouncilRole[]; removed: CouncilRole[] }> = {
  subject: () => "Your roles on the provider portal have changed",
  lines: ({ name, added, removed }) => [
    `Hello ${name}`,
    "Your council account says what you may do here, and it has changed. You were signed out everywhere else.",
    {
      list: [
        ...added.map((role) => `You are now: ${councilRoleWords[role]}`),
        ...removed.map((role) => `You are no longer: ${councilRoleWords[role]}`),
      ],
    },
    "If that is not right, ask the people who look after council accounts.",
  ],
  sample: { name: "Rita Viewer", added: ["qa"], removed: ["broker"] },
};
