/**
 * What the domain says when it will not do something. Pages, jobs and commands map `kind` to their own answer;
 * it is a string because `instanceof` fails between Remix's bundle and the server around it.
 */
export type DomainErrorKind = "not-found" | "forbidden" | "not-allowed-now" | "refused" | "conflict" | "too-many";

export abstract class DomainError extends Error {
  abstract readonly kind: DomainErrorKind;
}

/** There is no such thing, or this person may not know of it (404). */
export class NotFound extends DomainError {
  readonly kind = "not-found";

  constructor(what = "record") {
    super(`There is no such ${what}.`);
  }
}

/** This person may see the thing but not do this to it (403). `what` completes "You cannot …". */
export class Forbidden extends DomainError {
  readonly kind = "forbidden";

  constructor(what: string) {
    super(`You cannot ${what}.`);
  }
}

/** The thing is past, or not yet at, the state in which this can be done (409). `what` completes "You cannot … now". */
export class NotAllowedNow extends DomainError {
  readonly kind = "not-allowed-now";

  constructor(what: string) {
    super(`You cannot ${what} now.`);
  }
}

/** What was sent breaks a rule (400). `field` is the form field's name, or "" for the form as a whole. */
export class Refused extends DomainError {
  readonly kind = "refused";

  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}

/** Someone else saved first (409). `theirs` is what is stored now, so that the page can show both and lose neither. */
export class Conflict<Stored = unknown> extends DomainError {
  readonly kind = "conflict";

  constructor(
    message: string,
    readonly theirs?: Stored,
  ) {
    super(message);
  }
}

/** It was done too often within a short time (429). */
export class TooMany extends DomainError {
  readonly kind = "too-many";

  constructor(readonly minutes: number) {
    super(`This was tried too often. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`);
  }
}

export type AnyDomainError = NotFound | Forbidden | NotAllowedNow | Refused | Conflict | TooMany;

const kinds: readonly string[] = [
  "not-found",
  "forbidden",
  "not-allowed-now",
  "refused",
  "conflict",
  "too-many",
] satisfies DomainErrorKind[];

/** Whether something thrown came from the domain, whichever bundle made it; `switch (error.kind)` then narrows it. */
export function isDomainError(thrown: unknown): thrown is AnyDomainError {
  return thrown instanceof Error && "kind" in thrown && typeof thrown.kind === "string" && kinds.includes(thrown.kind);
}
