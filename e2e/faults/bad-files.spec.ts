import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { limits } from "#app/server/guards/body-limit.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aNewcomer, tuitionLot } from "#e2e/states/people.ts";
import { cookieOf } from "../access/ask.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { postAlone } from "./post-alone.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const MB = 1024 * 1024;
const pdf = (text = "") =>
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R ${text}>>\n%%EOF\n`;

const wrong: { what: string; name: string; body: string | Uint8Array<ArrayBuffer>; says: string }[] = [
  { what: "0 bytes", name: "policy.pdf", body: "", says: "The selected file is empty" },
  {
    what: "15 MB and a byte",
    name: "policy.pdf",
    body: new Uint8Array(15 * MB + 1),
    says: "must be smaller than 15 MB",
  },
  { what: "HTML named .pdf", name: "policy.pdf", body: "<!doctype html><p>Hello", says: "with the ending" },
  { what: "encrypted", name: "policy.pdf", body: pdf("/Encrypt 2 0 R "), says: "protected with a password" },
  { what: "a program", name: "policy.exe", body: "MZ", says: "must be a PDF, JPG, PNG or DOCX" },
  { what: "two endings", name: "policy.html.pdf", body: pdf(), says: "must have one ending only" },
  { what: "a long name", name: `${"x".repeat(296)}.pdf`, body: pdf(), says: "100 characters or less" },
  {
    what: "300 letters of no alphabet of ours",
    name: `${"漢".repeat(296)}.pdf`,
    body: pdf(),
    says: "100 characters or less",
  },
  { what: "a picture that is also a script", name: "photo.jpg", body: "GIF89a=1;alert(1)//", says: "with the ending" },
  { what: "a path", name: "../../x.pdf", body: pdf(), says: "must not include a slash" },
  { what: "a path without an ending", name: "../../x", body: pdf(), says: "must not include a slash" },
];

/** Someone at the upload page of a policy, which asks for its date. */
async function atUpload(month = "O'Neill") {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const cookie = await cookieOf(portal, owner.email);
  const post = async (body: string | Uint8Array<ArrayBuffer>, name: string) => {
    const form = new FormData();
    form.set("submissionKey", uuidv7());
    form.set("dated-day", "31");
    form.set("dated-month", month);
    form.set("dated-year", "2026");
    form.set("file", new Blob([body]), name);
    return postAlone(portal, cookie, paths.provider.upload(id, "SAF-01", "value"), form);
  };
  const rows = () =>
    db.selectFrom("evidence").select(["file_name", "object_key"]).where("provider_id", "=", owner.providerId).execute();
  return { post, rows };
}

for (const { what, name, body, says } of wrong)
  test(`B10 a wrong file, ${what}: what to do, what was typed, and nothing kept`, async () => {
    const { post, rows } = await atUpload();
    const { status, html } = await post(body, name);
    expect(status).toBe(400);
    expect(html).toContain("There is a problem");
    expect(html).toContain('href="#file"');
    expect(html).toContain(says);
    expect(html).toContain('value="O&#x27;Neill"');
    expect(await rows()).toEqual([]);
  });

test("B10 a name that some systems keep for themselves is data: the object is named by its id", async () => {
  const { post, rows } = await atUpload("3");
  const { status } = await post(shortPdf("A policy"), "CON.pdf");
  expect(status).toBe(303);
  const [row] = await rows();
  expect(row).toMatchObject({
    file_name: "CON.pdf",
    object_key: expect.stringMatching(/^(quarantine|evidence)\/[0-9a-f-]{36}$/),
  });
});

test("a file over the limit of the page gets a page that says what to do", async () => {
  const { post, rows } = await atUpload();
  const { status, html } = await post(new Uint8Array(limits.upload + 1), "policy.pdf");
  expect(status).toBe(413);
  expect(html).toContain("What you sent is too big");
  expect(await rows()).toEqual([]);
});
