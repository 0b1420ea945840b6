import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { sizeInWords } from "#app/domain/evidence/evidence.ts";
import { gather } from "#app/domain/evidence-pack/gather.server.ts";
import { placeOf } from "#app/domain/evidence-pack/import-files.ts";
import { makeForm, makePack } from "#app/domain/evidence-pack/make-pack.server.ts";
import { signingKey } from "#app/domain/evidence-pack/own-keys.server.ts";
import { packsOf } from "#app/domain/evidence-pack/packs.server.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { formatDate, formatDateTime, londonDate, today } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { MadePacks, MakePack } from "./pack-parts.tsx";

export const handle = { title: "Evidence packs", states: ["empty", "filled", "error"] };

export const loader = guardedRead("evidence-pack.read-own", async ({ db, who, at, config }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { name } = await readCouncil(db, today(at));
  const { answers, files } = await gather(db, who.providerId, name);
  const sections = [...new Set(answers.map(({ section }) => section))];
  return {
    council: name,
    canSign: await signingKey(db, config.evidencePackKey),
    submissionKey: uuidv7(at.getTime()),
    sections: sections.map((title) => ({
      title,
      count: answers.filter(({ section }) => section === title).length,
    })),
    files: files.map((file) => ({
      ...{ place: placeOf(file), title: file.title },
      facts: [file.fileName, sizeInWords(file.size), file.accepted ? "accepted here" : "not accepted yet"].join(", "),
    })),
    packs: (await packsOf(db, who.providerId)).map(({ madeAt, expiresOn, keyRevokedAt, ...pack }) => ({
      ...pack,
      ...{ made: formatDateTime(madeAt), until: formatDate(expiresOn) },
      ended: keyRevokedAt ? "Its key was revoked" : expiresOn < londonDate(at) ? "It has ended" : undefined,
    })),
  };
});

export const action = guardedAction(
  "evidence-pack.make",
  async ({ db, who, at, form, config }) => {
    if (who.kind !== "provider") throw new NotFound();
    const parsed = parseForm(makeForm, await form(), ["sections", "files"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    await keepWithin(db, "export", who.providerId, at);
    const { name } = await readCouncil(db, today(at));
    const maker = { db, key: config.evidencePackKey, council: name, portal: config.publicUrl.origin };
    await makePack(maker, who, parsed.answers, at);
    throw redirect(paths.provider.evidencePacks(), 303);
  },
  "evidence-pack.read-own",
);

export default function EvidencePacks() {
  const { council, canSign, submissionKey, sections, files, packs } = useLoaderData<typeof loader>();
  const form = useFormState({ sections: sections.map(({ title }) => title), files: files.map(({ place }) => place) });
  return (
    <Page
      title="Take your answers to another council"
      back={paths.provider.evidence()}
      backText="Evidence"
      lead="An evidence pack is one file with your answers and documents, signed by this council."
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Another council that uses this portal and trusts {council} can fill your application from it. It decides
        everything anew: what was accepted here is only told there.
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.importPack()}>
          Bring a pack that you made on another council’s portal
        </a>
      </p>
      {packs.length > 0 ? <MadePacks packs={packs} /> : null}
      <h2 className="govuk-heading-m">Make a pack</h2>
      {canSign !== "good" ? (
        <EmptyState title="Packs cannot be made here now">
          <p className="govuk-body">
            {canSign === "none"
              ? "The council has not set up a key to sign them with. Ask it to."
              : "The council has revoked its key and is setting up a new one. Try again later."}
          </p>
        </EmptyState>
      ) : sections.length + files.length === 0 ? (
        <EmptyState title="There is nothing to take with you yet">
          <p className="govuk-body">Answer questions in an application first.</p>
        </EmptyState>
      ) : (
        <MakePack sections={sections} files={files} form={form} submissionKey={submissionKey} />
      )}
    </Page>
  );
}
