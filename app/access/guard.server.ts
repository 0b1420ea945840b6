import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import type { Context } from "#app/context.ts";
import { type DomainErrorKind, isDomainError } from "#app/domain/errors.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { read, refuse } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { Actor } from "./actor.ts";
import { type Action, can, needsSecondFactor } from "./policy.ts";
import { sendTo } from "./send-to.server.ts";
import { typedTexts } from "./typed-texts.ts";

/** What a guarded loader or action is handed: the request, who asks, and the means. */
export type Guarded = Context & {
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  who: Actor;
  at: Date;
  /** The posted form, read once. */
  form: () => Promise<FormData>;
};

/** The same for a page that only reads: `db` speaks as who asks. */
export type Reading = Omit<Guarded, "db"> & { db: Trx };

const statusOf = {
  "not-found": 404,
  forbidden: 403,
  "not-allowed-now": 409,
  conflict: 409,
  refused: 400,
  "too-many": 429,
} satisfies Record<DomainErrorKind, number>;

/**
 * The guard that every loader is made by. It asks the policy table before anything else runs, sends
 * nobody-in-particular to sign in, answers 404 for what the actor may not see, and turns the domain's errors into
 * pages by their status.
 */
export function guarded<T>(action: Action, run: (guard: Guarded) => Promise<T>) {
  const loader = async (args: LoaderFunctionArgs): Promise<T> => {
    const guard = await enter(args, action);
    try {
      return await run(guard);
    } catch (error) {
      throw await asPage(error, guard, action);
    }
  };
  return Object.assign(loader, { policy: action });
}

/**
 * `guarded` for a loader that reads about children, evidence or invoices: `db` is one read-only transaction in which
 * row-level security shows the actor's rows. Not for a loader that also writes or waits for another system.
 */
export const guardedRead = <T>(action: Action, run: (guard: Reading) => Promise<T>) =>
  guarded(action, (guard) => readAs(guard.db, guard.who, (db) => run({ ...guard, db })));

/**
 * The guard that every action is made by, like `guarded`. Whoever may read the page (`sees`) but not act on it gets
 * 403 instead of 404. A `Refused` comes back as the same page, status 400, with what was typed.
 */
export function guardedAction<T>(action: Action, run: (guard: Guarded) => Promise<T>, sees?: Action) {
  const handler = async (args: ActionFunctionArgs) => {
    const guard = await enter(args, action, sees);
    try {
      return await run(guard);
    } catch (error) {
      if (isDomainError(error) && error.kind === "refused")
        return data(refuse(read(await guard.form()), error.field, error.message), 400);
      throw await asPage(error, guard, action);
    }
  };
  return Object.assign(handler, { policy: action });
}

async function enter(args: LoaderFunctionArgs | ActionFunctionArgs, action: Action, sees?: Action): Promise<Guarded> {
  const { request, params, context } = args;
  context.guarded.push(action);
  const who = await context.actor();
  const url = new URL(request.url);
  let posted: Promise<FormData> | undefined;
  const form = () => {
    posted ??= request.formData().catch(() => {
      throw new Response(null, { status: 400 });
    });
    return posted;
  };
  const guard = { ...context, request, url, params, who, at: context.now(), form };
  if (can(who, action)) {
    if (!needsSecondFactor(who, action) || (await context.signIn())?.twoFactors) return guard;
    throw await sendTo(guard, paths.account.secondFactor);
  }
  if (who.kind === "anonymous") throw await sendTo(guard, paths.signIn);
  await recordDenial(guard, action);
  throw data({ typed: await typed(guard) }, sees && can(who, sees) ? 403 : 404);
}

async function asPage(error: unknown, guard: Guarded, action: Action): Promise<unknown> {
  if (!isDomainError(error)) return error;
  if (error.kind === "forbidden" || (error.kind === "not-found" && namesAThing(guard)))
    await recordDenial(guard, action);
  if (error.kind === "too-many") guard.headers.set("Retry-After", String(error.minutes * 60));
  return data({ message: error.message, typed: await typed(guard) }, statusOf[error.kind]);
}

/** What a refused form said, so that its sender can copy it: nothing that was typed is lost by a refusal. */
async function typed({ request, form }: Guarded): Promise<string[] | undefined> {
  const plain = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  return request.method === "POST" && plain ? typedTexts(await form()) : undefined;
}

/** Somebody asked for a thing by its id and got no more than that there is none: it may be another's. */
const namesAThing = ({ who, params }: Guarded): boolean =>
  who.kind !== "anonymous" && Object.values(params).some((param) => param && isUuid(param));

const recordDenial = ({ db, who, at, params }: Guarded, action: Action): Promise<void> =>
  transact(db, who, at, async (work) => {
    const thing: Record<string, string> = params.id && isUuid(params.id) ? { thing: params.id } : {};
    work.audit("access.denied", { type: "policy", id: action }, thing);
  });
