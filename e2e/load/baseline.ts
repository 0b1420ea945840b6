import { createServer } from "node:http";
import express from "express";
import nunjucks from "nunjucks";
import { actorOf } from "#app/domain/accounts/sign-ins.server.ts";
import { underReview } from "#app/domain/applications/application-status.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import * as labels from "#app/domain/directory/labels.ts";
import { milesOffered, PAGE_SIZE, readSearch, searchHref } from "#app/domain/directory/search.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { milesInWords } from "#app/domain/postcodes/distance.ts";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { listQueue } from "#app/domain/reviews/queue/list-queue.server.ts";
import { queueAsked } from "#app/domain/reviews/queue/queue-asked.ts";
import { rowShown } from "#app/domain/reviews/queue/queue-shown.ts";
import { councilStatus } from "#app/domain/reviews/status-for-council.ts";
import { createDb } from "#db/client.server.ts";

// What the portal is measured against: the same pages over the same statements, as Express and Nunjucks with
// govuk-frontend's own macros, and a bare node:http that answers 20 kB. PORT and BARE_PORT say where.
const db = createDb(process.env.DATABASE_URL ?? "", { named: true });
const council = await readCouncil(db, "2026-11-21");
const app = express();
app.disable("x-powered-by");
app.set("etag", false);
app.set("view engine", "njk");
nunjucks.configure(["e2e/load/views", "node_modules/govuk-frontend/dist"], { autoescape: true, express: app as never });

const items = (any: string, known: labels.Labels) => [
  { value: "", text: any },
  ...known.map(([value, text]) => ({ value, text })),
];
const fixed = {
  council,
  needs: items("Anything", labels.needs),
  modes: items("Anywhere", labels.placesToLearn),
  miles: [
    { value: "", text: "Any distance" },
    ...milesOffered.map((value) => ({ value, text: `Up to ${value} miles` })),
  ],
};

app.get("/find-provision", async (request, response) => {
  const { values, search } = readSearch(new URL(request.url, "http://localhost").searchParams);
  const place = search.outcode ? await findPlace(db, search.outcode) : undefined;
  const { services, total } = await findServices(db, search, place);
  const last = Math.ceil(total / PAGE_SIZE);
  response.render("find", {
    ...fixed,
    values,
    total,
    from: place?.outcode,
    services: services.map((service) => {
      const helps = labels.labelsOf(labels.needs, service.needs);
      return {
        ...service,
        places: labels.labelsOf(labels.placesToLearn, service.modes).join(", "),
        helps: helps.slice(0, 4).join("; "),
        more: helps.length - 4,
        away: service.km === null ? undefined : milesInWords(service.km),
      };
    }),
    pages: [1, 2, last].map((number) => ({
      number,
      href: searchHref("/find-provision", values, { page: String(number) }),
      current: number === search.page,
    })),
  });
});

app.get("/admin/applications", async (request, response) => {
  const token = /(?:^|; )signin=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  const now = new Date();
  const actor = await actorOf(db, token, now);
  if (actor.kind !== "council" || !actor.roles.includes("qa")) return response.status(404).end();
  const asker = { personId: actor.personId, today: londonDate(now) };
  const queue = await listQueue(db, queueAsked(new URLSearchParams()), asker);
  response.render("queue", {
    ...fixed,
    person: actor.name,
    total: queue.total,
    statuses: items(
      "All that are waiting",
      underReview.map((status) => [status, councilStatus[status].text]),
    ),
    rows: queue.rows.map(rowShown),
    pages: [1, 2, queue.pages].map((number) => ({ number, href: `?page=${number}`, current: number === 1 })),
  });
});

app.get("/register", async (_request, response) => response.render("register", fixed));

const page = "x".repeat(20_000);
createServer((_request, response) => response.setHeader("content-type", "text/html").end(page)).listen(
  Number(process.env.BARE_PORT),
  "127.0.0.1",
  () => app.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready")),
);
