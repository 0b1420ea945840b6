import { text } from "node:stream/consumers";
import { type Anchor, verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { exitOnConfigError, loadConfig } from "#app/platform/config.server.ts";
import { createObjectStore, type ObjectStore } from "#app/platform/object-store.server.ts";
import { createDb } from "#db/client.server.ts";

async function readAnchors(store: ObjectStore): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for await (const key of store.keys("audit-anchors/")) {
    const { body } = await store.open(key);
    anchors.push(JSON.parse(await text(body)));
  }
  return anchors;
}

try {
  const config = loadConfig(process.env, "command");
  const db = createDb(config.database.ownerUrl ?? config.database.url, { statementTimeoutMs: 600_000 });
  const anchors = await readAnchors(createObjectStore(config.s3));
  const fault = await verifyAudit(db, anchors);
  const { count } = await db
    .selectFrom("audit_entry")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  await db.destroy();
  if (fault) {
    process.stderr.write(`The audit chain breaks: entry ${fault.seq} ${fault.fault}.\n`);
    process.exitCode = 1;
  } else
    process.stdout.write(`${count} audit entries follow one another; ${anchors.length} heads kept outside agree.\n`);
} catch (error) {
  exitOnConfigError(error);
}
