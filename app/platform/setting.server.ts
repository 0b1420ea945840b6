import { createPrivateKey, type KeyObject } from "node:crypto";
import { isIP } from "node:net";
import { z } from "zod";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export const text = z.string().trim().min(1, "is empty");

export const yesNo = z
  .enum(["yes", "no", "true", "false"], "must be yes or no")
  .transform((value) => value === "yes" || value === "true");

export const onOff = z.enum(["on", "off"], "must be on or off").transform((value) => value === "on");

export const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port number")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "must be a port number between 1 and 65535");

export const postgresUrl = url(["postgres:", "postgresql:"], "must look like postgres://user:password@host/database");
export const httpUrl = url(["http:", "https:"], "must be an http or https address");
export const smtpUrl = url(["smtp:", "smtps:"], "must look like smtp://host:587");

const onThisMachine = (url: URL): boolean => ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
const safeFrom = (url: URL): boolean => url.protocol === "https:" || onThisMachine(url);

/** The address people see. Plain http is only for one's own machine: passwords would travel in the open. */
export const publicUrl = url(["http:", "https:"], "must be an http or https address")
  .transform((value) => new URL(value))
  .refine(safeFrom, "must be https, save on this machine itself")
  .refine((value) => value.pathname === "/" && !value.search && !value.hash, "must have no path, query or fragment");

/** Microsoft's addresses for every tenant at once: whoever rules another tenant could give themselves any role in ours. */
const everyTenant = /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/;

/** An OpenID provider's issuer, of which discovery is asked. */
export const issuer = url(["http:", "https:"], "must be an http or https address")
  .transform((value) => new URL(value))
  .refine(safeFrom, "must be https, save on this machine itself")
  .refine((value) => !everyTenant.test(value.href), "must name the council's own tenant, not every tenant");

/** Words with commas between. */
export const words = z.string().transform(parts);

/** `value of the claim:role,…`: what each value of a claim gives. A value may itself hold colons. */
export const roleMap = z
  .string()
  .transform((value) =>
    parts(value).map((part) => {
      const colon = part.lastIndexOf(":");
      return { claim: part.slice(0, Math.max(colon, 0)).trim(), role: part.slice(colon + 1).trim() };
    }),
  )
  .refine(
    (map) => map.length > 0 && map.every(({ claim, role }) => claim && role),
    "must look like value:role,value:role",
  );

/** Names of buckets as S3 allows them, without dots (which break TLS for virtual-hosted buckets). */
export const bucketName = z.string().regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "must be 3 to 63 of a-z, 0-9 and -");

export const networks = z
  .string()
  .transform(parts)
  .refine((all) => all.every(isNetwork), "must be IP addresses or networks such as 10.0.0.0/8, with commas between");

/** 32 bytes, written as base64. */
export const key = z
  .string()
  .transform(decodeKey)
  .refine((value) => value.length === 32, "must be 32 bytes in base64");

/** `id:base64,…`: the first key writes, all of them read. */
export const keyRing = z
  .string()
  .transform((value) =>
    value.split(",").map((part) => {
      const [id = "", base64 = ""] = part.trim().split(":");
      return { id, key: decodeKey(base64) };
    }),
  )
  .refine((ring) => ring.every((entry) => /^[\w-]{1,32}$/.test(entry.id)), "each key needs an id: id:base64,…")
  .refine((ring) => ring.every((entry) => entry.key.length === 32), "each key must be 32 bytes in base64")
  .refine((ring) => new Set(ring.map((entry) => entry.id)).size === ring.length, "two keys share an id");

/** An Ed25519 private key (RFC 8410): PEM, or the same PKCS #8 in base64 on one line. */
export const signingKey = z.string().transform((value, check): KeyObject => {
  const key = readPrivateKey(value);
  if (key?.asymmetricKeyType === "ed25519") return key;
  check.addIssue({ code: "custom", message: "must be an Ed25519 private key, in PEM or as PKCS #8 in base64" });
  return z.NEVER;
});

function readPrivateKey(value: string): KeyObject | undefined {
  try {
    if (value.includes("-----BEGIN")) return createPrivateKey(value);
    return createPrivateKey({ key: decodeKey(value.replace(/\s/g, "")), format: "der", type: "pkcs8" });
  } catch {
    return undefined;
  }
}

function parts(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function url(protocols: string[], message: string) {
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), message);
}

function isNetwork(value: string): boolean {
  const [address = "", bits, ...rest] = value.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Node's decoder skips what isn't base64; comparing it back makes a typing mistake a fault instead of another key. */
function decodeKey(value: string): Buffer {
  const bytes = Buffer.from(value, "base64");
  return bytes.toString("base64").replace(/=+$/, "") === value.replace(/=+$/, "") ? bytes : Buffer.alloc(0);
}
