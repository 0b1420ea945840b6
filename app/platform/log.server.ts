import { type DestinationStream, pino } from "pino";
import type { LogLevel } from "#app/platform/setting.server.ts";

/** All that a log line may hold. Never a body, a query string, a name or the text of a database error. */
export type LogFields = {
  requestId?: string;
  actorId?: string;
  routeId?: string;
  method?: string;
  status?: number;
  ms?: number;
  task?: string;
  jobId?: string;
  attempt?: number;
  count?: number;
  part?: string;
  signal?: string;
  port?: number;
  hash?: string;
  errorClass?: string;
  code?: string;
  constraint?: string;
  /** An error of any kind: its class, code, constraint and stack frames are logged, its message never. */
  error?: unknown;
};

type Line = (fields: LogFields, message: string) => void;
export type Log = Record<Exclude<LogLevel, "silent">, Line> & { child(fields: LogFields): Log };

const allowed = new Set<string>(
  ["requestId", "actorId", "routeId", "method", "status", "ms", "task", "jobId", "attempt", "count", "part"].concat(
    ["signal", "port", "hash", "errorClass", "code", "constraint"], // `error` is taken apart below
  ),
);

/**
 * A log of one JSON object a line. Only the fields of `LogFields` are written, whatever is passed at run time; messages
 * are fixed sentences. JSON escapes line breaks, so nobody can forge a line.
 */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime };
  return wrap(destination ? pino(options, destination) : pino(options));
}

function wrap(logger: pino.Logger): Log {
  const line =
    (level: Exclude<LogLevel, "silent">): Line =>
    (fields, message) =>
      logger[level](pick(fields), message);
  return {
    fatal: line("fatal"),
    error: line("error"),
    warn: line("warn"),
    info: line("info"),
    debug: line("debug"),
    trace: line("trace"),
    child: (fields) => wrap(logger.child(pick(fields))),
  };
}

function pick(fields: LogFields): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!allowed.has(name)) continue;
    if (typeof value === "string") picked[name] = value.slice(0, 200);
    else if (typeof value === "number" || typeof value === "boolean") picked[name] = value;
  }
  return fields.error === undefined ? picked : { ...errorFields(fields.error), ...picked };
}

/** What may be told of an error: its class, its code, the constraint of PostgreSQL, and where in our code it arose. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorClass: typeof error };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  const frames = error.stack?.split("\n").filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line)) ?? [];
  return {
    errorClass: error.constructor.name,
    ...(typeof code === "string" ? { code: code.slice(0, 60) } : {}),
    ...(typeof constraint === "string" ? { constraint: constraint.slice(0, 120) } : {}),
    frames: frames.slice(0, 8).map((frame) => frame.trim()),
  };
}
