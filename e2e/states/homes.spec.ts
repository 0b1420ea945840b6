import { paths } from "#app/paths.ts";
import { demonstrationAccounts } from "#db/demonstration/accounts.ts";
import { cookieOf } from "../access/ask.ts";
import { expect, look, portal, test } from "../fixtures.ts";

/** What stands in the main part of a page, and where its links lead. */
function mainOf(html: string): { text: string; links: string[] } {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  const links = [...main.matchAll(/href="(\/[^"#]*)"/g)].map(([, href]) => (href ?? "").replaceAll("&amp;", "&"));
  return { text: main.replace(/<[^>]+>/g, " "), links };
}

for (const { email, who } of demonstrationAccounts)
  test(`${who} finds something true on their home page, and every link of it leads somewhere`, async () => {
    const cookie = await cookieOf(portal, email);
    const home = email.endsWith("@oakfield-school.example")
      ? paths.school.home()
      : email.endsWith("@young-voices.example")
        ? paths.panel.home()
        : email.endsWith("@council.example")
          ? paths.admin.home()
          : paths.provider.home();
    const get = (path: string) => fetch(portal.url + path, { headers: { cookie }, redirect: "manual" });
    const answer = await get(home);
    expect(answer.status).toBe(200);
    const { text, links } = mainOf(await answer.text());
    expect(text.length).toBeGreaterThan(40);
    expect(links.length).toBeGreaterThan(0);
    const statuses = await Promise.all([...new Set(links)].map(async (path) => [path, (await get(path)).status]));
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  });

test("the school’s and the panel’s pages", async ({ signedIn }) => {
  const school = await signedIn("office@oakfield-school.example");
  await expect(school.locator("h1")).toHaveText("School office");
  await expect(school.getByText("Approved services now")).toBeVisible();
  await look(school, "routes/school/home", "filled");
  const panel = await signedIn("panel@young-voices.example");
  await expect(panel.locator("h1")).toHaveText("Young people’s panel");
  await look(panel, "routes/panel/home", "filled");
});
