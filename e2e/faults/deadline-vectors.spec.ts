import { deadlineVectors } from "#app/domain/calendar/deadline-vectors.ts";
import { addDays, instantAt } from "#app/domain/london-time.ts";
import { recordReferral } from "#app/domain/referrals/record-referral.server.ts";
import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aReferralForm, childKeys } from "#db/factories/referrals.ts";
import { cookieOf } from "../access/ask.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { fillIn, send } from "./forms.ts";
import { startWeb } from "./web-process.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** A page as its words alone. */
async function wordsOf(address: string, cookie: string): Promise<string> {
  const html = await (await fetch(address, { headers: { cookie } })).text();
  return html.replace(/<!--.*?-->|<[^>]+>/gs, "").replace(/\s+/g, " ");
}

test("the sixteen deadlines: said before sending, kept with the referral, shown after", async () => {
  const lot = await aQuietLot(db);
  const provider = await anApprovedProvider(db, { lot, insuredUntil: "2029-12-31" });
  const broker = await anOfficer(db, ["broker"]);
  const found = [];
  for (const { sent, shown } of deadlineVectors) {
    const [date = "", time = ""] = sent.split(" ");
    const now = new Date(instantAt(date, time.slice(0, 5)).getTime() + Number(time.slice(6)) * 1000);
    const dates = { startOn: addDays(date, 14), endOn: addDays(date, 98) };
    const { id } = await recordReferral(db, broker, childKeys, aReferralForm(lot.id, dates), now);
    const web = await startWeb(portal, { CLOCK: now.toISOString() });
    try {
      const cookie = await cookieOf(web.portal, "broker@council.example");
      const before = await wordsOf(web.portal.url + paths.admin.sendReferral(id), cookie);
      const form = await fillIn(web.portal, cookie, paths.admin.sendReferral(id), "Send the referral", {
        services: [provider.serviceId],
      });
      const { status } = await send(web.portal, cookie, form);
      const after = await wordsOf(web.portal.url + paths.admin.referral(id), cookie);
      const { deemed, due_at } = await db
        .selectFrom("referral")
        .select(["deemed", "due_at"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      found.push({
        ...{ sent, status, deemed, due: due_at?.toISOString() },
        said: [before, after].map((words) => words.includes(`${shown}`)),
      });
    } finally {
      await web.stop("SIGKILL");
    }
  }
  expect(found).toEqual(
    deadlineVectors.map(({ sent, deemed, due }) => ({
      ...{ sent, status: 303, deemed, due: new Date(due).toISOString() },
      said: [true, true],
    })),
  );
});
