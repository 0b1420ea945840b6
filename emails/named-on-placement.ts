import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever was named on a placement: they may now see who the child is. */
export const namedOnPlacement: Email<{ name: string; ref: string; id: string }> = {
  subject: ({ ref }) => `You are named on placement ${ref}`,
  lines: ({ name, ref, id }) => [
    `Hello ${name}`,
    `An owner of your organisation has named you on placement ${ref}. You may now see who the child is. Each time you do is written down, and the council sees it.`,
    { link: `Placement ${ref}`, path: paths.provider.placement(id) },
  ],
  sample: { name: "Sam Carter", ref: "PLA-7K3M-9Q", id: "0190a000-0000-7000-8000-000000000001" },
};
