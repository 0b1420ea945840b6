import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { canonicalJson } from "#app/domain/canonical.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aMadePack, aManifest, aPack, aPackAnswer, aPackKey, readWhole } from "#db/factories/evidence-packs.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { maker, NAME, now, twoInstallations } from "#db/factories/two-installations.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { applyImport } from "./apply-import.server.ts";
import { endTrust } from "./end-trust.server.ts";
import { answerValue } from "./import-files.ts";
import { makePack } from "./make-pack.server.ts";
import { openPack } from "./open-pack.server.ts";
import { publicKeyOf } from "./pack-key.server.ts";
import { signatureText } from "./read-pack.server.ts";
import { revokeKey } from "./revoke-key.server.ts";
import { takePack } from "./take-pack.server.ts";

const there = { database: testDatabase(), s3: testStore() };
const here = { database: testDatabase(), s3: testStore() };
const { theirKey, means, bring, pageOf, aProviderThere, madeThere, aDraftHere, trustThem, useAll, kept } =
  twoInstallations(there, here);

const everything = ["Your organisation", "What you offer", "Teaching and care", "Data, equality and social value"];

test("N27: an unknown signer is refused with the fingerprint and whom to ask, and nothing is kept", async () => {
  const pack = await madeThere(await aProviderThere());
  const { owner, id } = await aDraftHere();
  const { id: keyId } = publicKeyOf(theirKey);
  const fingerprint = keyId.match(/.{4}/g)?.join(" ") ?? "";
  await expect(bring(owner, id, pack)).rejects.toMatchObject({ kind: "refused", field: "file" });
  await expect(bring(owner, id, pack)).rejects.toThrow(fingerprint);
  await expect(bring(owner, id, pack)).rejects.toThrow("provision@council.example");
  expect(await kept()).toEqual({ answers: [], imports: [], loose: [] });
  await trustThem(aPackKey());
  await expect(bring(owner, id, pack)).rejects.toThrow("We do not know the key");
});

test("N27: a pack that only says whose key signed it, and one that was put together anew, are refused", async () => {
  await trustThem();
  const { owner, id } = await aDraftHere();
  const answers = [aPackAnswer("ORG-01", { value: "Somebody else" })];
  const manifest = aManifest(theirKey, { provider: { name: NAME, identifiers: {} }, answers });
  const forged = aPack(aPackKey(), manifest);
  await expect(bring(owner, id, forged)).rejects.toThrow("changed since it was signed");
  const { keyId } = manifest;
  const signature = readWhole(aPack(theirKey, manifest))?.signature ?? "";
  const altered = canonicalJson({ ...manifest, expiresOn: "2099-01-01" });
  const texts = { manifest: altered, signature: signatureText(keyId, signature) };
  await expect(bring(owner, id, aPack(theirKey, manifest, [], texts))).rejects.toThrow("changed since it was signed");
  expect(await kept()).toEqual({ answers: [], imports: [], loose: [] });
  await bring(owner, id, aPack(theirKey, manifest));
});

test("N27: a revoked signer is refused, and so is one whose trust ended; what was filled before stays", async () => {
  const pack = await madeThere(await aProviderThere());
  const council = await trustThem();
  const { owner, id } = await aDraftHere();
  const brought = await bring(owner, id, pack);
  await useAll(owner, brought);
  const admin = await anOfficer(here.database.owner, ["admin"]);
  const end = { id: council, because: "They told us", confirmed: "yes" as const };
  await endTrust(here.database.web, admin, { ...end, as: "revoked", submissionKey: uuidv7() }, now);
  await expect(bring(owner, id, pack)).rejects.toThrow("was revoked: somebody else may have used it");
  expect((await kept()).answers).toHaveLength(3);
  await here.database.owner.updateTable("trusted_council").set({ ended_as: "ended" }).execute();
  await expect(bring(owner, id, pack)).rejects.toThrow("We take no packs of Northshire Council any more");
});

test("N27: a pack that was brought is not used once its signer is revoked, the trust has ended or its last day is over", async () => {
  const pack = await madeThere(await aProviderThere());
  const council = await trustThem();
  const { owner, id } = await aDraftHere();
  const brought = await bring(owner, id, pack);
  const { offers, ended } = await pageOf(owner, brought);
  expect(ended).toBeUndefined();
  const use = (day: string) => {
    const input = { id: brought, answers: offers.map(answerValue), files: ["SAF-01.value"], confirmed: "yes" as const };
    return applyImport(means(), owner, { ...input, submissionKey: uuidv7() }, new Date(`${day}T12:00:00Z`));
  };
  await expect(use("2027-09-15")).rejects.toThrow("counted until 14 September 2027");
  const admin = await anOfficer(here.database.owner, ["admin"]);
  const end = { id: council, because: "They told us", confirmed: "yes" as const };
  await endTrust(here.database.web, admin, { ...end, as: "revoked", submissionKey: uuidv7() }, now);
  await expect(use("2026-09-14")).rejects.toThrow("was revoked: somebody else may have used it");
  expect((await pageOf(owner, brought)).ended).toContain("was revoked");
  await here.database.owner.updateTable("trusted_council").set({ ended_as: "ended" }).execute();
  await expect(use("2026-09-14")).rejects.toThrow("We take no packs of Northshire Council any more");
  expect((await kept()).answers).toEqual([]);
  const evidence = await here.database.owner.selectFrom("evidence").select("id").execute();
  expect(evidence).toEqual([]);
  await here.database.owner
    .updateTable("trusted_council")
    .set({ ended_as: null, ended_at: null, ended_by: null, ended_because: null })
    .execute();
  await use("2027-09-14");
  expect((await kept()).answers).toHaveLength(3);
});

test("N27: past its last day, of another provider, made here, changed: each is refused in its own words", async () => {
  const owner = await aProviderThere();
  const pack = await madeThere(owner);
  await trustThem();
  const draft = await aDraftHere();
  const onDay = (day: string) => bring(draft.owner, draft.id, pack, new Date(`${day}T12:00:00Z`));
  await expect(onDay("2027-09-15")).rejects.toThrow("counted until 14 September 2027");
  await expect(onDay("2026-09-13")).rejects.toThrow("dated in the future");
  const other = await aDraftHere("Another firm");
  await expect(bring(other.owner, other.id, pack)).rejects.toThrow("This pack is of Made-up Tuition");
  await expect(
    takePack(
      { ...means(), key: theirKey },
      draft.owner,
      { applicationId: draft.id, bytes: pack, submissionKey: uuidv7() },
      now,
    ),
  ).rejects.toThrow("made here");
  const at = (needle: string) => pack.indexOf(needle);
  for (const place of [at("within ten"), at("Our safeguarding"), at('"signature"') + 15, pack.length - 3]) {
    const changed = Buffer.from(pack);
    changed[place] = (changed[place] ?? 0) ^ 1;
    await expect(bring(draft.owner, draft.id, changed)).rejects.toMatchObject({ kind: "refused" });
  }
  expect(await kept()).toEqual({ answers: [], imports: [], loose: [] });
  await onDay("2027-09-14");
});

test("N27: of one name is not one organisation: a pack that gives a number is taken by who has given that number here", async () => {
  await trustThem();
  const numbered = { name: NAME, identifiers: { companyNumber: "01234567" } };
  const pack = aPack(theirKey, aManifest(theirKey, { provider: numbered }));
  const twin = await aDraftHere(NAME, {}, null);
  await expect(bring(twin.owner, twin.id, pack)).rejects.toThrow(
    `gives the company number of ${NAME}, and you have not given yours here. Answer the question that asks for it`,
  );
  await expect(bring(twin.owner, twin.id, pack)).rejects.not.toThrow("01234567");
  const own = await aDraftHere();
  await bring(own.owner, own.id, pack);
});

test("N27: what was signed is not read before its signature is found good", async () => {
  await trustThem();
  const { owner, id } = await aDraftHere();
  const manifest = aManifest(theirKey);
  const nothing = aPack(aPackKey(), manifest, [], {
    manifest: "[",
    signature: signatureText(manifest.keyId, `${"A".repeat(86)}==`),
  });
  await expect(bring(owner, id, nothing)).rejects.toThrow("changed since it was signed");
  await expect(bring(owner, id, aPack(theirKey, manifest, [], { manifest: "[" }))).rejects.toThrow(
    "This is not an evidence pack",
  );
});

test("N27: a pack of more words than a portal reads is not made", async () => {
  const owner = await aProviderThere();
  const { lot_id } = await there.database.owner.selectFrom("application").select("lot_id").executeTakeFirstOrThrow();
  const input = { sections: everything, files: [], submissionKey: uuidv7() };
  const make = () => makePack({ db: there.database.web, ...maker, key: theirKey }, owner, input, now);
  const long = async (letters: number) => {
    const value = JSON.stringify({ value: "x".repeat(letters) });
    const edu = there.database.owner.updateTable("answer").set({ value }).where("question_id", "=", "EDU-01");
    await edu.where("lot_id", "=", lot_id).execute();
  };
  await long(2 * 1024 * 1024);
  await expect(make()).rejects.toMatchObject({ kind: "refused", field: "sections" });
  await expect(make()).rejects.toThrow("no more than 2 MB of what you wrote");
  await long(20_000);
  await make();
});

test("N27: only the owner makes, downloads, brings and uses packs, and only its own", async () => {
  const owner = await aProviderThere();
  const viewer = await aProviderPerson(there.database.owner, { providerId: owner.providerId, role: "viewer" });
  const stranger = await aProviderPerson(there.database.owner);
  const input = { sections: everything, files: [], submissionKey: uuidv7() };
  await expect(makePack({ db: there.database.web, ...maker, key: theirKey }, viewer, input, now)).rejects.toMatchObject(
    { kind: "not-found" },
  );
  const id = await makePack({ db: there.database.web, ...maker, key: theirKey }, owner, input, now);
  expect(await makePack({ db: there.database.web, ...maker, key: theirKey }, owner, input, now)).toBe(id);
  for (const who of [viewer, stranger, await anOfficer(there.database.owner, ["admin", "qa_lead"])])
    await expect(openPack({ db: there.database.web, store: there.s3.store }, who, id, now)).rejects.toMatchObject({
      kind: "not-found",
    });
  const earlier = await aMadePack(there.database.owner, owner);
  const { body } = await openPack({ db: there.database.web, store: there.s3.store }, owner, earlier, now);
  expect(readWhole(await buffer(body))?.manifest.id).toBe(earlier);
  const pack = await madeThere(owner);
  await trustThem();
  const draft = await aDraftHere();
  const brought = await bring(draft.owner, draft.id, pack);
  const other = await aDraftHere(NAME, {}, null);
  await expect(pageOf(other.owner, brought)).rejects.toMatchObject({ kind: "not-found" });
  await expect(useAll(other.owner, brought)).rejects.toMatchObject({ kind: "not-found" });
  await expect(bring(other.owner, draft.id, pack)).rejects.toMatchObject({ kind: "not-found" });
});

test("N27: without a key, or with a revoked one, no pack is made", async () => {
  const owner = await aProviderThere();
  const admin = await anOfficer(there.database.owner, ["admin"]);
  const input = { sections: everything, files: [], submissionKey: uuidv7() };
  const make = (key: typeof theirKey | undefined) =>
    makePack({ db: there.database.web, ...maker, key }, owner, input, now);
  await expect(make(undefined)).rejects.toMatchObject({ kind: "not-allowed-now" });
  const { id: keyId } = publicKeyOf(theirKey);
  const revoking = { keyId, because: "Lost", confirmed: "yes" as const, submissionKey: uuidv7() };
  await revokeKey({ db: there.database.web, key: theirKey }, admin, revoking, now);
  await expect(make(theirKey)).rejects.toMatchObject({ kind: "not-allowed-now" });
});
