import { EventEmitter } from "node:events";
import { Logger, run, type TaskList } from "graphile-worker";
import pg from "pg";
import type { Log } from "#app/platform/log.server.ts";

const BEAT_MS = 10_000;
const DEAD_AFTER = "40 seconds";

/**
 * Takes jobs from graphile-worker's queue until stopped. This process's pool of workers, in whose name its jobs are
 * locked, keeps a heartbeat row; the jobs of one whose heart has stopped are released within 60 s, where the queue alone
 * would hold them for 4 hours.
 */
export async function runQueue(ownerUrl: string, { tasks, crontab }: { tasks: TaskList; crontab: string }, log: Log) {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 6 });
  const onError = (error: Error) => log.warn({ error }, "queue connection closed");
  pool.on("error", onError);
  pool.on("connect", (client) => client.on("error", onError));
  const events = new EventEmitter();
  const pools = new Set<string>();
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => pools.add(workerPool.id));
  events.on("job:failed", ({ job, error }: { job: { id: string; task_identifier: string }; error: unknown }) =>
    log.error({ task: job.task_identifier, jobId: job.id, error }, "a job has failed for good"),
  );
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: tasks,
    crontab,
    events: events as never,
    logger: new Logger(() => () => undefined),
  });
  const beat = () => heartbeat(pool, [...pools]).catch((error) => log.warn({ error }, "heartbeat failed"));
  await beat();
  const timer = setInterval(beat, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await runner.stop();
      await pool.query("delete from worker_heartbeat where worker_id = any($1)", [[...pools]]).catch(() => undefined);
      await pool.end();
    },
  };
}

async function heartbeat(pool: pg.Pool, mine: string[]): Promise<void> {
  await pool.query(
    `insert into worker_heartbeat (worker_id, seen_at) select unnest($1::text[]), clock_timestamp()
     on conflict (worker_id) do update set seen_at = excluded.seen_at`,
    [mine],
  );
  const { rows } = await pool.query<{ worker_id: string }>(
    `delete from worker_heartbeat where seen_at < clock_timestamp() - $1::interval returning worker_id`,
    [DEAD_AFTER],
  );
  if (rows.length > 0)
    await pool.query("select graphile_worker.force_unlock_workers($1)", [rows.map((row) => row.worker_id)]);
}
