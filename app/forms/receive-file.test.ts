import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { expect, it } from "vitest";
import { type FormReceived, receiveFile } from "./receive-file.server.ts";

const post = (parts: [string, string | File][]) => {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return new Request("http://portal.example/", { method: "POST", body });
};
const options = { name: "file", mostBytes: 1_000_000 };
const take = (request: Request) => receiveFile(request, options, async (received) => received);

it("keeps a file byte by byte where nobody else can read it, and takes it away again", async () => {
  const bytes = randomBytes(900_000);
  const request = post([
    ["ends-day", "1"],
    ["file", new File([bytes], "résumé 👩‍🏫.pdf")],
    ["after", "O'Neill"],
  ]);
  const { path, ...file } = await receiveFile(request, options, async ({ file, values }) => {
    expect(values).toEqual({ "ends-day": "1", after: "O'Neill" });
    const kept = file as NonNullable<FormReceived["file"]>;
    expect(readFileSync(kept.path).equals(bytes)).toBe(true);
    expect(statSync(kept.path).mode & 0o777).toBe(0o600);
    return kept;
  });
  expect(file).toEqual({
    name: "résumé 👩‍🏫.pdf",
    size: 900_000,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  expect(existsSync(path)).toBe(false);
});

it("counts a file over the limit without keeping it", async () => {
  const request = post([["file", new File([randomBytes(1_300_000)], "big.pdf")]]);
  await receiveFile(request, options, async ({ file }) => {
    expect(file?.size).toBe(1_300_000);
    expect(statSync(file?.path ?? "").size).toBeLessThanOrEqual(1_000_000);
  });
});

it("sees no file where none was chosen, none in another field, and an empty one as empty", async () => {
  expect((await take(post([["file", new File([], "")]]))).file).toBeUndefined();
  expect((await take(post([["other", new File(["x"], "x.pdf")]]))).file).toBeUndefined();
  expect((await take(post([["file", new File([], "empty.pdf")]]))).file?.size).toBe(0);
});

it("takes a kept form that is sent again without its file", async () => {
  const body = new URLSearchParams({ "ends-day": "1" });
  const again = new Request("http://portal.example/", { method: "POST", body });
  expect(await take(again)).toEqual({ values: { "ends-day": "1" }, file: undefined, files: [], fault: undefined });
});

it("finds fault with too many fields, a field too long, a trap, and what breaks off", async () => {
  const many = Array.from({ length: 100 }, (_, at): [string, string] => [`f${at}`, "x"]);
  const cut = new Request("http://portal.example/", {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nhalf',
  });
  const noBoundary = new Request("http://portal.example/", {
    method: "POST",
    headers: { "content-type": "multipart/form-data" },
    body: "x",
  });
  const bad = [post(many), post([["long", "x".repeat(30_000)]]), post([["a.__proto__.b", "x"]]), cut, noBoundary];
  for (const request of bad) expect((await take(request)).fault).toBeTruthy();
});

it("shows U+0000 as U+FFFD", async () => {
  expect((await take(post([["name", "a\0b"]]))).values).toEqual({ name: "a\ufffdb" });
});

it("keeps several files, each by itself, where the form may hold several", async () => {
  const several = { ...options, mostFiles: 2 };
  const two = post([
    ["file", new File(["one"], "one.pdf")],
    ["file", new File(["three"], "two.pdf")],
  ]);
  await receiveFile(two, several, async ({ files, fault }) => {
    expect(fault).toBeUndefined();
    expect(files.map(({ name, size, path }) => [name, size, readFileSync(path, "utf8")])).toEqual([
      ["one.pdf", 3, "one"],
      ["two.pdf", 5, "three"],
    ]);
  });
  const three = post(["a", "b", "c"].map((name) => ["file", new File([name], `${name}.pdf`)]));
  await receiveFile(three, several, async ({ fault }) => expect(fault).toBeDefined());
});
