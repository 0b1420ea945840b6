import { type WithdrawnBecause, withdrawnInWords } from "#app/domain/evidence/evidence-status.ts";
import { paths } from "#app/paths.ts";
import type { Email, Line } from "./email.ts";

/** `replaced`: the provider had replaced them before, so that nothing is asked for. */
type Withdrawn = { count: number; because: WithdrawnBecause; replaced?: boolean };

const what = (count: number) => (count === 1 ? "a document" : `${count} documents`);

/** To whoever gave documents that were withdrawn since, and to the provider's contacts for documents. */
export const evidenceWithdrawn: Email<Withdrawn & { name: string }> = {
  subject: ({ count }) => `We had to withdraw ${what(count)} that you gave us`,
  lines: ({ name, count, because, replaced }) => [
    `Hello ${name}`,
    `We had to withdraw ${what(count)} that you gave us: ${withdrawnInWords[because].why}. Nobody can open ${count === 1 ? "it" : "them"} now, and ${count === 1 ? "it no longer counts" : "they no longer count"}.`,
    replaced
      ? `You had replaced ${count === 1 ? "it" : "them"} already, so there is nothing that you need to give again.`
      : `Please ${withdrawnInWords[because].instead}. Until then new requests to you may be paused.`,
    { link: "See your documents", path: paths.provider.evidence() },
  ],
  sample: { name: "Sam Carter", count: 1, because: "virus" },
};

/** Whoever opened it may have the virus on their device. */
const opened: Line[] = [
  "Whoever opened it before may have the virus on their device. The quality lead sees who that is, beside the document.",
  { link: "See who opened it", path: paths.admin.scanner() },
];

/** To the quality team: documents of a provider no longer count. */
export const providerEvidenceWithdrawn: Email<Withdrawn & { provider: string; providerId: string }> = {
  subject: ({ provider, count }) => `Withdrawn: ${what(count)} of ${provider}`,
  lines: ({ provider, providerId, count, because, replaced }) => [
    `The portal has withdrawn ${what(count)} of ${provider}: ${withdrawnInWords[because].why}. The provider was told${replaced ? ", and had given another before" : ", and asked for another"}.`,
    { link: "See the provider", path: paths.admin.provider(providerId) },
    ...(because === "virus" ? opened : []),
  ],
  sample: {
    provider: "Fernbank Tuition",
    providerId: "019a0000-0000-7000-8000-000000000000",
    count: 2,
    because: "missing",
  },
};
