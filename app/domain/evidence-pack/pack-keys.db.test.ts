import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { aPackKey } from "#db/factories/evidence-packs.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { endTrust } from "./end-trust.server.ts";
import { inGroups } from "./key-words.ts";
import { keepKey, ownKeys, signingKey } from "./own-keys.server.ts";
import { asPem, isSignedBy, publicKeyOf, readPublicKey, signatureOf } from "./pack-key.server.ts";
import { revokeKey } from "./revoke-key.server.ts";
import { trustCouncil } from "./trust-council.server.ts";
import { findCouncil, trustedCouncils } from "./trusted-councils.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const later = new Date("2026-09-15T09:00:00Z");
const trust = (publicKey: string) => ({
  ...{ councilName: "Northshire Council", publicKey, confirmedWith: "Nora Example", confirmedBy: "phone" as const },
  ...{ confirmed: "yes" as const, submissionKey: uuidv7() },
});
const means = (key = aPackKey()) => ({ db: database.web, key });

test("N27: a key is trusted by hand once, by an administrator, and never again after it was revoked", async () => {
  const admin = await anOfficer(database.owner, ["admin"]);
  const auditor = await anOfficer(database.owner, ["auditor"]);
  const theirs = publicKeyOf(aPackKey());
  const own = aPackKey();
  const trusts = (pasted: string, who = admin) => trustCouncil(means(own), who, trust(pasted), now);
  await expect(trusts(theirs.publicKey, auditor)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(trusts(theirs.publicKey, (await aProviderPerson(database.owner)) as never)).rejects.toMatchObject({
    kind: "not-found",
  });
  await trusts(asPem(theirs.publicKey));
  const [council] = await trustedCouncils(database.web);
  expect(council).toMatchObject({ name: "Northshire Council", keyId: theirs.id, by: admin.name, endedAt: null });
  await expect(trusts(theirs.publicKey)).rejects.toThrow("trusted already, as Northshire Council");
  await expect(trusts(publicKeyOf(own).publicKey)).rejects.toThrow("own key");

  const end = { id: council?.id ?? "", because: "Stolen", confirmed: "yes" as const };
  const revoked = { ...end, as: "revoked" as const, submissionKey: uuidv7() };
  await endTrust(database.web, admin, revoked, later);
  await endTrust(database.web, admin, revoked, later);
  await expect(endTrust(database.web, admin, { ...revoked, submissionKey: uuidv7() }, later)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  expect(await findCouncil(database.web, theirs.id)).toMatchObject({ endedAs: "revoked", endedBecause: "Stolen" });
  await expect(trusts(theirs.publicKey)).rejects.toThrow("cannot be trusted again");
  const actions = await database.owner.selectFrom("audit_entry").select("action").execute();
  expect(actions.map(({ action }) => action)).toEqual(["pack-key.trust", "pack-key.end-trust"]);
});

test("N27: trust that merely ended can be given again", async () => {
  const admin = await anOfficer(database.owner, ["admin"]);
  const { publicKey, id } = publicKeyOf(aPackKey());
  await trustCouncil(means(), admin, trust(publicKey), now);
  const { id: council = "" } = (await findCouncil(database.web, id)) ?? {};
  const end = { as: "ended" as const, because: "Not needed", confirmed: "yes" as const, submissionKey: uuidv7() };
  await endTrust(database.web, admin, { ...end, id: council }, now);
  await trustCouncil(means(), admin, trust(publicKey), later);
  expect(await findCouncil(database.web, id)).toMatchObject({ at: later, endedAt: null });
});

test("N27: earlier keys stay published beside the one that signs, and a revoked one signs nothing", async () => {
  const admin = await anOfficer(database.owner, ["admin"]);
  const [before, after] = [aPackKey(), aPackKey()];
  expect(await ownKeys(database.web, before)).toMatchObject([{ current: true, from: null }]);

  const sign = (key: typeof before, at: Date) =>
    transact(database.web, { kind: "system", task: "test" }, at, (work) => keepKey(work, publicKeyOf(key)));
  await sign(before, now);
  await sign(after, later);
  await sign(after, new Date("2026-09-16T09:00:00Z"));
  expect(await ownKeys(database.web, after)).toMatchObject([
    { id: publicKeyOf(after).id, current: true, from: later, until: null },
    { id: publicKeyOf(before).id, current: false, from: now, until: later },
  ]);
  await sign(before, new Date("2026-09-17T09:00:00Z"));
  expect(await ownKeys(database.web, before)).toMatchObject([
    { id: publicKeyOf(before).id, current: true, from: now, until: null },
    { id: publicKeyOf(after).id, current: false, from: later, until: new Date("2026-09-17T09:00:00Z") },
  ]);
  expect(await signingKey(database.web, undefined)).toBe("none");
  expect(await signingKey(database.web, after)).toBe("good");
  const { id: keyId } = publicKeyOf(after);
  const input = { keyId, because: "A laptop was lost", confirmed: "yes" as const, submissionKey: uuidv7() };
  await revokeKey(means(after), admin, input, later);
  expect(await signingKey(database.web, after)).toBe("revoked");
  expect((await ownKeys(database.web, after))[0]).toMatchObject({ revokedAt: later, revokedBecause: input.because });
  const unused = publicKeyOf(aPackKey()).id;
  await expect(
    revokeKey(means(after), admin, { ...input, keyId: unused, submissionKey: uuidv7() }, later),
  ).rejects.toMatchObject({ kind: "not-found" });
});

test("N27: a pasted key is read in both forms, and nothing else is taken for one", () => {
  const key = publicKeyOf(aPackKey());
  expect(readPublicKey(` ${key.publicKey}\n`)).toEqual(key);
  expect(readPublicKey(asPem(key.publicKey))).toEqual(key);
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey;
  for (const wrong of [
    ...["", "key", key.id, key.publicKey.slice(1), `${key.publicKey}${key.publicKey}`],
    other.export({ format: "pem", type: "spki" }).toString(),
    aPackKey().export({ format: "pem", type: "pkcs8" }).toString(),
  ])
    expect(readPublicKey(wrong)).toBeUndefined();
  expect(inGroups(key.id).split(" ")).toHaveLength(16);
});

test("N27: a signature is good for its own bytes and key only", () => {
  const [one, other] = [aPackKey(), aPackKey()];
  const bytes = Buffer.from("pack");
  const signature = signatureOf(bytes, one);
  expect(isSignedBy(bytes, signature, publicKeyOf(one).publicKey)).toBe(true);
  expect(isSignedBy(Buffer.from("pick"), signature, publicKeyOf(one).publicKey)).toBe(false);
  expect(isSignedBy(bytes, signature, publicKeyOf(other).publicKey)).toBe(false);
  expect(isSignedBy(bytes, `${signature}=`, publicKeyOf(one).publicKey)).toBe(false);
});
