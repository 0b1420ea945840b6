import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { sizeInWords } from "#app/domain/evidence/evidence.ts";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { formatDate, today } from "#app/domain/london-time.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { type BroughtFile, placeOf } from "./import-files.ts";
import { type Brought, offersFrom } from "./offered.ts";
import { whyNotUsed } from "./trusted-councils.server.ts";

/** One pack that was brought, as it was kept. Throws NotFound. */
export async function getImport(trx: Trx, actor: Actor, id: string) {
  const query = trx
    .selectFrom("pack_import")
    .select(["id", "provider_id as providerId", "application_id as applicationId", "council_name as council"])
    .select(["made_at as madeAt", "expires_on as expiresOn", "read_at as readAt", "used_at as usedAt"])
    .select(["trusted_council_id as councilId", "answers", "files"])
    .where("id", "=", id);
  const row = isUuid(id) ? await query.executeTakeFirst() : undefined;
  if (!row) throw new NotFound("pack");
  authorise(actor, "evidence-pack.import", { providerId: row.providerId });
  // Only take-pack writes these columns.
  return { ...row, answers: row.answers as unknown as Brought[], files: row.files as unknown as BroughtFile[] };
}

/** What a pack that was brought offers its draft, beside what is there: answers, files, and what is of no use here. */
export async function importPage(trx: Trx, actor: Actor, id: string, now: Date) {
  const brought = await getImport(trx, actor, id);
  const form = await openForm(trx, actor, brought.applicationId, "application.edit", now, "application.read");
  const { offers, others } = offersFrom(form, brought.answers, today(now));
  const waiting = await waitingOf(trx, brought.files);
  const used = await usesOf(trx, id);
  const files = brought.files.map((file) => fileView(file, form, waiting));
  return {
    ...{ id, council: brought.council, made: formatDate(brought.madeAt) },
    ...{ applicationId: form.application.id, caption: `${form.application.lotName}, ${form.application.ref}` },
    draft: form.application.status === "draft",
    usedAt: brought.usedAt && formatDate(brought.usedAt),
    ended: await whyNotUsed(trx, brought, now),
    offers: offers.map(({ fields: _, ...offer }) => offer),
    files: files.filter(({ problem }) => problem === null),
    others: [
      ...others,
      ...files.flatMap(({ title, name, problem }) => (problem ? [{ label: `${title}: ${name}`, why: problem }] : [])),
    ],
    used: { answers: used.filter(({ field }) => !field).length, files: used.filter(({ field }) => field).length },
  };
}

type Form = Awaited<ReturnType<typeof openForm>>;

function fileView(file: BroughtFile, { set, evidence }: Form, waiting: ReadonlyMap<string, string>) {
  const { questionId, field, fileName, size, endsOn, startsOn, looseId } = file;
  const current = evidence.find((one) => one.questionId === questionId && one.field === field);
  const gone = looseId && !waiting.has(looseId) ? "It was taken away meanwhile. Bring the pack again" : null;
  return {
    place: placeOf(file),
    title: looseId ? titleOfEvidence(set, questionId, field) : file.title,
    name: waiting.get(looseId ?? "") ?? fileName,
    facts: [
      sizeInWords(size),
      startsOn ? `dated ${formatDate(startsOn)}` : "",
      endsOn ? `ends on ${formatDate(endsOn)}` : "",
    ].filter(Boolean),
    now: current ? `${current.fileName}, version ${current.version}` : undefined,
    problem: file.problem ?? gone,
  };
}

/** The documents that still wait, by id, each with the name under which it is kept. */
async function waitingOf(trx: Trx, files: readonly BroughtFile[]): Promise<Map<string, string>> {
  const ids = files.flatMap(({ looseId }) => looseId ?? []);
  if (ids.length === 0) return new Map();
  const rows = await trx.selectFrom("loose_document").select(["id", "file_name"]).where("id", "in", ids).execute();
  return new Map(rows.map(({ id, file_name }) => [id, file_name]));
}

const usesOf = (trx: Trx, importId: string) =>
  trx.selectFrom("pack_import_use").select(["question_id", "field"]).where("import_id", "=", importId).execute();

/** The packs that a provider brought and has not used, or did use, the newest first. */
export async function importsOf(trx: Trx, providerId: string) {
  const rows = await trx
    .selectFrom("pack_import")
    .select(["id", "council_name as council", "made_at as madeAt", "read_at as readAt", "used_at as usedAt"])
    .where("provider_id", "=", providerId)
    .orderBy("read_at", "desc")
    .limit(20)
    .execute();
  return rows.map(({ id, council, madeAt, readAt, usedAt }) => ({
    ...{ id, council, made: formatDate(madeAt), read: formatDate(readAt), used: usedAt && formatDate(usedAt) },
  }));
}
