import { spawnSync } from "node:child_process";
import { sql } from "kysely";
import { beforeAll, expect, inject, test, vi } from "vitest";
import { resetPassword } from "#app/domain/accounts/reset-password.server.ts";
import { signIn } from "#app/domain/accounts/sign-in.server.ts";
import { actorOf } from "#app/domain/accounts/sign-ins.server.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

vi.setConfig({ testTimeout: 60_000 });

const db = testDatabase();
const key = Buffer.alloc(32, 7).toString("base64");
const settings: Record<string, string> = {
  PUBLIC_URL: "https://portal.council.example",
  S3_BUCKET: "portal",
  AWS_ACCESS_KEY_ID: "access",
  AWS_SECRET_ACCESS_KEY: "secret",
  SMTP_URL: "smtp://mail.council.example",
  MAIL_FROM: "no-reply@council.example",
  SESSION_SECRET: "s".repeat(32),
  DATA_KEYS: `k1:${key}`,
  DATA_INDEX_KEY: key,
};
const singleSignOn = {
  OIDC_ISSUER: "https://login.council.example",
  OIDC_CLIENT_ID: "portal",
  OIDC_CLIENT_SECRET: "secret",
  OIDC_ROLE_MAP: "Portal.Admin:admin",
};

beforeAll(async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db.owner);
  settings.DATABASE_URL = urlOf("web", rows[0]?.name ?? "");
  settings.DATABASE_OWNER_URL = urlOf("owner", rows[0]?.name ?? "");
});

const ada = ["create-user", "--email", "Ada@council.example", "--name", "Ada Admin", "--role", "admin"];
const people = () => db.owner.selectFrom("person").select(["email", "break_glass"]).orderBy("email").execute();

test("the first administrator gets a link instead of a password, chooses one by it, and is in", async () => {
  const { status, stdout, stderr } = run([...ada, "--role", "auditor"]);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Made an account for Ada Admin, ada@council.example: admin, auditor.");
  const token = /^https:\/\/portal\.council\.example\/sign-in\/new-password\/(\S+)$/m.exec(stdout)?.[1] ?? "";
  const kept = await db.owner.selectFrom("email_token").selectAll().executeTakeFirstOrThrow();
  expect(kept.token_hash.includes(token)).toBe(false);
  expect(kept.expires_at.getTime() - kept.created_at.getTime()).toBe(2 * 86_400_000);

  const now = new Date();
  const credentials = { email: "ada@council.example", password: "a long and new password" };
  await expect(signIn(db.web, credentials, now)).rejects.toMatchObject({ kind: "refused" });
  await resetPassword(db.web, { token, password: credentials.password }, now);
  const actor = await actorOf(db.web, await signIn(db.web, credentials, now), now);
  expect(actor).toMatchObject({ kind: "council", roles: ["admin", "auditor"] });
  await expect(resetPassword(db.web, { token, password: "another long password" }, now)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  const entry = db.owner
    .selectFrom("audit_entry")
    .select(["actor_kind", "detail"])
    .where("action", "=", "person.create");
  expect(await entry.executeTakeFirst()).toEqual({
    actor_kind: "system:admin",
    detail: { by: "operator", roles: ["admin", "auditor"], breakGlass: false },
  });
});

test("an address that has an account is refused", async () => {
  run(ada);
  const { status, stdout, stderr } = run(ada);
  expect([status, stdout]).toEqual([65, ""]);
  expect(stderr).toBe("ada@council.example has an account already.\nNothing was changed.\n");
  expect(await people()).toHaveLength(1);
});

test.each([
  [[...ada, "--role", "boss"], 65, "There is no role boss. The roles are: admin, commissioner"],
  [["create-user", "--email", "ada", "--name", "Ada", "--role", "admin"], 65, "correct format"],
  [
    ["create-user", "--email", "ada@council.example", "--role", "admin"],
    64,
    "needs --email, --name and at least one --role",
  ],
  [[...ada, "--password", "x"], 64, "Unknown option '--password'"],
  [["delete-user"], 64, "unknown command: delete-user"],
])("%j is refused in plain words", async (args, code, words) => {
  const { status, stdout, stderr } = run(args);
  expect([status, stdout]).toEqual([code, ""]);
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(await people()).toEqual([]);
});

test("where the council signs in by itself, only one account for emergencies is made", async () => {
  const ordinary = run(ada, singleSignOn);
  expect([ordinary.status, ordinary.stderr]).toEqual([65, expect.stringContaining("Add --break-glass")]);
  expect(run([...ada, "--break-glass"], singleSignOn).status).toBe(0);
  const second = ["create-user", "--email", "b@council.example", "--name", "B", "--role", "admin", "--break-glass"];
  expect(run(second, singleSignOn).stderr).toContain("an account for emergencies already: ada@council.example");
  expect(await people()).toEqual([{ email: "ada@council.example", break_glass: true }]);
});

test("help is help, and settings that are missing are named", () => {
  expect(run(["--help"])).toMatchObject({ status: 0, stderr: "" });
  expect(run(["create-user", "--help"]).stdout).toContain("--break-glass");
  expect(run(ada, { PUBLIC_URL: "" })).toMatchObject({ status: 78, stderr: expect.stringContaining("PUBLIC_URL") });
});

function run(args: string[], more: Record<string, string> = {}) {
  const env = { ...process.env, ...settings, ...more };
  return spawnSync(process.execPath, ["--import", "tsx", "db/commands/admin.ts", ...args], { env, encoding: "utf8" });
}

function urlOf(role: "owner" | "web", database: string): string {
  const url = new URL(inject("adminUrl"));
  url.username = `portal_test_${role}`;
  url.password = role;
  url.pathname = `/${database}`;
  return url.href;
}
