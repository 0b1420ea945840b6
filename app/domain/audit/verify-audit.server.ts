import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export type AuditFault = { seq: number; fault: string };
export type Anchor = { seq: number; hash: string };

/**
 * Checks the audit chain first to last and returns the first fault, or undefined. Finds a changed, deleted, swapped
 * or cut-off entry; with `anchors` (heads kept outside the database) also a chain that was rewritten whole.
 */
export async function verifyAudit(db: Db, anchors: readonly Anchor[] = []): Promise<AuditFault | undefined> {
  const { rows } = await sql<{ seq: number; fault: string }>`
    with chain as (
      select seq, hash, previous_hash,
        audit_hash(previous_hash, seq, at, actor_id, actor_kind, action, subject_type, subject_id, detail) as computed,
        lag(hash) over (order by seq) as before, row_number() over (order by seq) as position
      from audit_entry
    ), faults as (
      select position as seq, 'is missing' as fault from chain where seq <> position
      union all select seq, 'was changed' from chain where hash <> computed
      union all select seq, 'does not follow the one before it' from chain
        where previous_hash <> coalesce(before, '\\x00'::bytea)
      union all select h.seq, 'is missing: the end was cut off' from audit_head h
        where h.seq <> (select coalesce(max(seq), 0) from audit_entry)
      union all select h.seq, 'is not the one that the head names' from audit_head h
        join audit_entry e on e.seq = h.seq where e.hash <> h.hash
    )
    select seq, fault from faults order by seq, fault limit 1`.execute(db);
  return rows[0] ?? (await firstLostAnchor(db, anchors));
}

async function firstLostAnchor(db: Db, anchors: readonly Anchor[]): Promise<AuditFault | undefined> {
  for (const anchor of [...anchors].filter(({ seq }) => seq > 0).sort((a, b) => a.seq - b.seq)) {
    const entry = await db.selectFrom("audit_entry").select("hash").where("seq", "=", anchor.seq).executeTakeFirst();
    if (entry?.hash.toString("hex") !== anchor.hash)
      return { seq: anchor.seq, fault: "differs from the head that was kept outside: the chain was rewritten" };
  }
  return undefined;
}
