import type { CouncilRole } from "#app/access/actor.ts";

/** The council's people. Everyone here is invented; `.example` addresses reach nobody. */
export const councilAccounts: { email: string; name: string; roles: CouncilRole[]; delegated?: true; who: string }[] = [
  { email: "admin@council.example", name: "Ada Minton", roles: ["admin"], who: "administrator" },
  {
    email: "commissioner@council.example",
    name: "Colin Marsh",
    roles: ["commissioner"],
    delegated: true,
    who: "commissioner, may admit",
  },
  { email: "qa@council.example", name: "Quentin Abbey", roles: ["qa"], who: "QA reviewer" },
  { email: "qa.lead@council.example", name: "Leda Quayle", roles: ["qa_lead"], who: "QA lead" },
  { email: "caseworker@council.example", name: "Casey Worth", roles: ["caseworker"], who: "caseworker" },
  { email: "manager@council.example", name: "Mona Gerrard", roles: ["manager"], who: "manager" },
  { email: "broker@council.example", name: "Brooke Erskine", roles: ["broker"], who: "broker" },
  { email: "finance@council.example", name: "Finn Chancellor", roles: ["finance"], who: "finance" },
  { email: "approver@council.example", name: "April Roverton", roles: ["approver"], who: "approver" },
  { email: "director@council.example", name: "Dirk Hector", roles: ["director"], who: "director" },
  { email: "procurement@council.example", name: "Perry Cureton", roles: ["procurement"], who: "procurement" },
  { email: "dpo@council.example", name: "Dipa Osei", roles: ["dpo"], who: "data protection officer" },
  { email: "auditor@council.example", name: "Audra Torr", roles: ["auditor"], who: "auditor" },
  { email: "office@oakfield-school.example", name: "Olive Field", roles: ["school"], who: "school office" },
  { email: "panel@young-voices.example", name: "Yasmin Voyce", roles: ["panel"], who: "young people's panel" },
];

/** The providers' people: an owner and a colleague who answers referrals, at each of four invented firms. */
export const providerAccounts = [
  {
    domain: "bright-path.example",
    provider: "Bright Path Learning",
    owner: "Bridget Path",
    staff: "Stan Pathe",
    standing: "approved",
  },
  {
    domain: "hilltop-tuition.example",
    provider: "Hilltop Tuition",
    owner: "Hilda Topley",
    staff: "Stella Topley",
    standing: "approved, evidence lapsing",
  },
  {
    domain: "wye-mentoring.example",
    provider: "Wye Mentoring",
    owner: "Wyatt Mentor",
    staff: "Steph Wye",
    standing: "application in review",
  },
  {
    domain: "new-start.example",
    provider: "New Start Tutors",
    owner: "Newton Starr",
    staff: "Stacey Newland",
    standing: "registered, nothing yet",
  },
] as const;

/** What `npm start` prints. One password opens all of them. */
export const demonstrationAccounts: { email: string; who: string }[] = [
  ...councilAccounts.map(({ email, who }) => ({ email, who })),
  ...providerAccounts.flatMap(({ domain, provider, standing }) => [
    { email: `owner@${domain}`, who: `owner of ${provider} (${standing})` },
    { email: `staff@${domain}`, who: `answers referrals at ${provider}` },
  ]),
];
