import { sql } from "kysely";
import type { Trx } from "#db/client.server.ts";
import type { KnownNames } from "./hide-names.ts";

/** Where anybody may have an address: such a domain says nothing of who writes. */
const forEverybody = new Set([
  "gmail.com",
  "googlemail.com",
  "outlook.com",
  "hotmail.com",
  "hotmail.co.uk",
  "yahoo.com",
]);

/** By what each of these applications would be known: what its provider is called, and the people who stand in it. By application id. */
export async function knownNames(db: Trx, applicationIds: readonly string[]): Promise<Map<string, KnownNames>> {
  if (applicationIds.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    organisation: (string | null)[];
    people: (string | null)[];
    addresses: (string | null)[];
  }>`
    select application.id,
      array[provider.name, application.submission->'answers'->'ORG-01'->>'value'] as organisation,
      array(select person.name from provider_member member join person on person.id = member.person_id
          where member.provider_id = provider.id
        union select name from staff_member where provider_id = provider.id
        union select application.submission->>'submittedByName'
        union select jsonb_path_query(application.submission->'answers', 'strict $.**.name ? (@.type() == "string")') #>> '{}')
        as people,
      array(select person.email from provider_member member join person on person.id = member.person_id
          where member.provider_id = provider.id
        union select jsonb_path_query(application.submission->'answers', 'strict $.**.email ? (@.type() == "string")') #>> '{}')
        as addresses
    from application join provider on provider.id = application.provider_id
    where application.id = any(${sql.val([...applicationIds])}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, organisation, people, addresses }) => [id, known(organisation, people, addresses)]));
}

type Texts = readonly (string | null)[];
const filled = (texts: Texts): string[] => texts.filter((text): text is string => Boolean(text?.trim()));

const known = (organisation: Texts, people: Texts, addresses: Texts): KnownNames => ({
  organisation: filled(organisation),
  people: filled(people),
  domains: [
    ...new Set(
      filled(addresses)
        .map((address) => address.split("@").at(-1)?.toLowerCase() ?? "")
        .filter((domain) => domain.includes(".") && !forEverybody.has(domain)),
    ),
  ],
});
