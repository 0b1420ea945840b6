import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  ConfigError,
  type Environment,
  loadConfig,
  loadDatabaseConfig,
  type ProcessKind,
  secretNames,
  settingNames,
} from "#app/platform/config.server.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const complete = {
  PUBLIC_URL: "https://portal.council.example",
  DATABASE_URL: "postgres://portal_web:pw@db.council.example/portal",
  S3_BUCKET: "portal",
  AWS_ACCESS_KEY_ID: "access",
  AWS_SECRET_ACCESS_KEY: "secret",
  SMTP_URL: "smtp://mail.council.example",
  MAIL_FROM: "no-reply@council.example",
  CLAMD_HOST: "clamd.council.example",
  SESSION_SECRET: "s".repeat(32),
  DATA_KEYS: `k2:${key},k1:${key}`,
  DATA_INDEX_KEY: key,
};

function faults(env: Environment, kind: ProcessKind = "web"): string[] {
  try {
    loadConfig(env, kind);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("a complete set is read with its defaults", () => {
    const config = loadConfig(complete, "web");
    expect(config).toMatchObject({ port: 3000, host: "127.0.0.1", logLevel: "info", dataDir: ".data", demo: false });
    expect(config.database).toMatchObject({ named: true, ownerUrl: undefined });
    expect(config.s3).toMatchObject({ forcePathStyle: false, region: "eu-west-2" });
    expect(config.scanner).toEqual({ host: "clamd.council.example", port: 3310 });
    expect(config.dataKeys.map(({ id, key }) => [id, key.length])).toEqual([
      ["k2", 32],
      ["k1", 32],
    ]);
  });

  test("every fault is named in one message, and no value is shown", () => {
    const error = faults({ ...complete, PORT: "99999", SMTP_URL: "mail-secret", DATA_KEYS: "nokey", S3_BUCKET: "" });
    expect(new Set(error.map((fault) => fault.split(":")[0]))).toEqual(
      new Set(["PORT", "S3_BUCKET", "SMTP_URL", "DATA_KEYS"]),
    );
    expect(error.join()).not.toContain("mail-secret");
    expect(error).toContain("S3_BUCKET: is missing");
  });

  test("N27: the key that signs packs is an Ed25519 one, in either form, or none", () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
    const line = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const keyOf = (EVIDENCE_PACK_KEY: string) => loadConfig({ ...complete, EVIDENCE_PACK_KEY }, "web").evidencePackKey;
    expect(keyOf(pem)?.equals(privateKey)).toBe(true);
    expect(keyOf(line)?.equals(privateKey)).toBe(true);
    expect(keyOf("")).toBeUndefined();
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    for (const wrong of [other.export({ format: "pem", type: "pkcs8" }).toString(), `${line.slice(0, -4)}!!!!`, "key"])
      expect(faults({ ...complete, EVIDENCE_PACK_KEY: wrong })).toEqual([
        "EVIDENCE_PACK_KEY: must be an Ed25519 private key, in PEM or as PKCS #8 in base64",
      ]);
  });

  test("web refuses the owner's address, worker and command need it", () => {
    const owner = { ...complete, DATABASE_OWNER_URL: "postgres://portal_owner:pw@db.council.example/portal" };
    expect(faults(owner)).toHaveLength(1);
    expect(faults(owner, "worker")).toEqual([]);
    expect(faults(complete, "worker")).toEqual(["DATABASE_OWNER_URL: is needed by a worker"]);
    expect(faults(complete, "command")).toHaveLength(1);
  });

  test("a scanner is needed unless the risk was accepted", () => {
    const without = { ...complete, CLAMD_HOST: "" };
    expect(faults(without)).toHaveLength(1);
    expect(loadConfig({ ...without, ALLOW_UNSCANNED_UPLOADS: "yes" }, "web").allowUnscannedUploads).toBe(true);
    expect(loadConfig({ ...without, CLAMD_SOCKET: "/run/clamd.sock" }, "web").scanner).toEqual({
      socket: "/run/clamd.sock",
    });
    expect(faults({ ...complete, CLAMD_SOCKET: "/run/clamd.sock" })).toHaveLength(1);
  });

  test("the clock moves only in a demonstration or a test", () => {
    expect(faults({ ...complete, CLOCK: "P3D" })).toHaveLength(1);
    expect(faults({ ...complete, CLOCK: "P3D", DEMO: "yes" })).toEqual([]);
    expect(faults({ ...complete, CLOCK: "yesterday", DEMO: "yes" })).toHaveLength(1);
  });

  test.each([
    ["PUBLIC_URL", "http://portal.council.example"],
    ["PUBLIC_URL", "https://portal.council.example/portal"],
    ["DATA_INDEX_KEY", Buffer.alloc(31).toString("base64")],
    ["DATA_INDEX_KEY", `${key.slice(0, -2)}!=`],
    ["DATA_KEYS", `a:${key},a:${key}`],
    ["DATABASE_URL", "mysql://db/portal"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s is a fault", (name, value) => {
    expect(faults({ ...complete, [name]: value }).map((fault) => fault.split(":")[0])).toEqual([name]);
  });

  const oidc = {
    OIDC_ISSUER: "https://login.council.example/tenant/v2.0",
    OIDC_CLIENT_ID: "portal",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_ROLE_MAP: "Portal.QA:qa, urn:group:brokers:broker",
  };

  test("single sign-on is set whole or not at all", () => {
    expect(loadConfig(complete, "web").singleSignOn).toBeUndefined();
    expect(loadConfig({ ...complete, ...oidc, OIDC_REQUIRED_AMR: "mfa, hwk" }, "web").singleSignOn).toMatchObject({
      clientId: "portal",
      roleClaim: "roles",
      roleMap: [
        { claim: "Portal.QA", role: "qa" },
        { claim: "urn:group:brokers", role: "broker" },
      ],
      requiredAcr: [],
      requiredAmr: ["mfa", "hwk"],
    });
    for (const name of Object.keys(oidc)) {
      const [fault, ...rest] = faults({ ...complete, ...oidc, [name]: "" });
      expect([fault, rest]).toEqual([expect.stringContaining(`${name}: is needed for single sign-on`), []]);
    }
    expect(faults({ ...complete, OIDC_ISSUER: oidc.OIDC_ISSUER })).toHaveLength(3);
  });

  test.each([
    ["OIDC_ISSUER", "http://login.council.example"],
    ["OIDC_ISSUER", "https://login.microsoftonline.com/common/v2.0"],
    ["OIDC_ROLE_MAP", "qa"],
    ["OIDC_ROLE_MAP", "Portal.QA:qa,:admin"],
  ])("single sign-on with %s=%s is a fault", (name, value) => {
    expect(faults({ ...complete, ...oidc, [name]: value }).map((fault) => fault.split(":")[0])).toEqual([name]);
  });

  test("a secret may come from a file, but not twice", () => {
    const file = join(mkdtempSync(join(tmpdir(), "portal-config-")), "secret");
    writeFileSync(file, `${"f".repeat(40)}\n`);
    const { SESSION_SECRET: direct, ...rest } = complete;
    expect(loadConfig({ ...rest, SESSION_SECRET_FILE: file }, "web").sessionSecret).toBe("f".repeat(40));
    expect(faults({ ...rest, SESSION_SECRET: direct, SESSION_SECRET_FILE: file })).toHaveLength(1);
    expect(faults({ ...complete, SMTP_URL: "", SMTP_URL_FILE: `${file}-missing` })).toHaveLength(2);
  });

  test("commands on the database alone need no other setting", () => {
    const urls = { DATABASE_URL: "postgres://a/b", DATABASE_OWNER_URL: "postgres://c/d" };
    expect(loadDatabaseConfig(urls)).toEqual({ url: "postgres://a/b", ownerUrl: "postgres://c/d" });
    const none = mkdtempSync(join(tmpdir(), "portal-config-"));
    expect(() => loadDatabaseConfig({ DATA_DIR: none })).toThrow(ConfigError);
  });

  test("a command finds the demonstration that runs in DATA_DIR, and never instead of a database that is named", () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), "portal-config-"));
    const running = { ...complete, DATABASE_URL: "postgres://demo/b", DATABASE_OWNER_URL: "postgres://demo-owner/b" };
    writeFileSync(join(DATA_DIR, "command-settings.json"), JSON.stringify(running));
    expect(loadConfig({ DATA_DIR }, "command").database.ownerUrl).toBe("postgres://demo-owner/b");
    expect(loadDatabaseConfig({ DATA_DIR }).url).toBe("postgres://demo/b");
    expect(() => loadDatabaseConfig({ DATA_DIR, DATABASE_URL: "postgres://real/b" })).toThrow("DATABASE_OWNER_URL");
    expect(faults({ DATA_DIR })).toContain("DATABASE_URL: is missing");
  });

  test(".env.example names exactly the settings that exist", () => {
    const example = readFileSync(".env.example", "utf8");
    expect([...example.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1])).toEqual(settingNames);
    expect(settingNames).toEqual(expect.arrayContaining(secretNames));
  });
});
