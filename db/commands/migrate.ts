import { exitOnConfigError, loadDatabaseConfig } from "#app/platform/config.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { newestMigration } from "#db/migrations/index.ts";

try {
  const { url, ownerUrl } = loadDatabaseConfig(process.env);
  await migrate({ ownerUrl, webUrl: url });
  process.stdout.write(`The schema is at ${newestMigration}.\n`);
} catch (error) {
  exitOnConfigError(error);
}
