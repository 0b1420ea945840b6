import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the letter that says they are approved on a lot, and what comes before a first placement. */
export const applicationAdmitted: Email<{ ref: string; lot: string; lotSlug: string }> = {
  subject: ({ ref, lot }) => `Your application ${ref}: you are approved for ${lot}`,
  lines: ({ ref, lot, lotSlug }) => [
    `We have approved your application ${ref}. You are now on our list for ${lot}.`,
    "Being on the list does not promise any places. We can send you requests from now on.",
    "Before your first placement we need:",
    {
      list: [
        "your insurance certificates, in date and for the amounts that you told us",
        "the checks on each person who will work with a child, in your record of staff",
        "a quality visit, if you work face to face",
      ],
    },
    { link: "See what needs doing", path: paths.provider.home() },
    { link: `Read about ${lot}`, path: paths.lot(lotSlug) },
  ],
  sample: { ref: "APP-7K3M-9Q", lot: "Tuition", lotSlug: "tuition" },
};
