/** What reading one document may cost: bytes, pixels, milliseconds. A child that takes more is ended. */
export const limits = {
  /** Of work by the processor. */
  milliseconds: 10_000,
  /** By the clock, also of a machine that has little time for it. */
  patience: 60_000,
  residentBytes: 256 * 1024 * 1024,
  pagesTaken: 200,
  pagesDrawn: 20,
  /** The longer side of a page's picture. */
  side: 1600,
  pixels: 50_000_000,
  /** All entries of a Word file together, unpacked. */
  unpackedBytes: 60 * 1024 * 1024,
  entries: 2_000,
  /** Pages of a scan whose words are looked for. */
  pagesRecognised: 2,
} as const;

/** Why a document is refused. */
export type Refusal =
  | "encrypted"
  | "scripted"
  | "embedded"
  | "too-many-pages"
  | "broken"
  | "too-many-pixels"
  | "unpacks-too-big"
  | "odd-entries"
  | "too-slow";

/** A page as it was read: where its picture lies (PNG), and its words; empty when it has none. */
export type ReadPage = { path: string; text: string };

/** What the child says to the portal, one message at a time. */
export type Message =
  | { say: "page"; page: ReadPage }
  | { say: "text"; text: string }
  | { say: "done"; pages: number }
  | { say: "refused"; because: Refusal };

/** A document that is not to be kept. */
export class RefusedDocument extends Error {
  override name = "RefusedDocument";
  constructor(readonly because: Refusal) {
    super(because);
  }
}

/**
 * Whether a child may go on that has worked for `work` milliseconds (unknown where the system does not tell) and lived
 * for `lived`: too much work is its document's fault, a long life with little work the machine's.
 */
export function mayGoOn({ work, lived }: { work: number | undefined; lived: number }): true | "too-slow" | "too-busy" {
  if ((work ?? lived) > limits.milliseconds) return "too-slow";
  return lived > limits.patience ? "too-busy" : true;
}
