import { createClock } from "#app/platform/clock.server.ts";
import { exitOnConfigError, loadConfig } from "#app/platform/config.server.ts";
import { createObjectStore } from "#app/platform/object-store.server.ts";
import { seedDemonstration } from "#db/demonstration/seed.server.ts";

try {
  const config = loadConfig(process.env, "command");
  if (!config.demoPassword) throw new Error("Set DEMO_PASSWORD: every demonstration account opens with it.");
  const store = createObjectStore(config.s3);
  await store.ensureBucket();
  await seedDemonstration({
    ownerUrl: config.database.ownerUrl ?? "",
    webUrl: config.database.url,
    config,
    store,
    password: config.demoPassword,
    now: createClock(config.clock)(),
  });
  process.stdout.write("The demonstration council is there.\n");
} catch (error) {
  exitOnConfigError(error);
}
