import { dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";
import { Refused } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import { madeOf } from "./made-of.ts";
import { hashPassword } from "./passwords.server.ts";

/** Whose password it is to be: words that someone who knows them would try. */
export type About = { name: string; email: string; organisations: readonly string[] };

let common: ReadonlySet<string> | undefined;
const portalWords = ["portal", "provider", "council", "password", "welcome", "framework", "tuition", "letmein"];
const council = z.object({ name: z.string(), serviceName: z.string() }).partial().catch({});

/**
 * The hash of a password that someone chooses: the only way to a new one, at registration, invitation, reset and change.
 * Its length is the form's affair. Refused beside `password` when it is one of the 49,000 most used, such a one with
 * digits and signs around it, or made of words about the council, the portal or the person (ASVS 6.1.2, 6.2.4).
 */
export async function hashNewPassword(db: Db, password: string, about: About, now: Date): Promise<string> {
  const { name = "", serviceName = "" } = council.parse(await settingOr(db, "council", today(now), {}));
  if (isCommon(password))
    throw new Refused("password", "Choose another password: this one is among those that are tried first");
  if (madeOf(password, [name, serviceName, about.name, about.email, ...about.organisations, ...portalWords]))
    throw new Refused(
      "password",
      "Choose another password: this one is made of names that others know, of you, your organisation or the council",
    );
  return hashPassword(password);
}

/** Whether a password is on the list, with or without digits and signs around it, or is one character over and over. */
export function isCommon(password: string): boolean {
  common ??= new Set(dictionary.passwords);
  const plain = password.toLowerCase();
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return common.has(plain) || common.has(core) || new Set(plain).size < 4;
}

/** What is known of a person who has an account already. */
export async function aboutPerson(db: Db, person: { id: string; name: string; email: string }): Promise<About> {
  const rows = await db
    .selectFrom("provider_member")
    .innerJoin("provider", "provider.id", "provider_member.provider_id")
    .select("provider.name")
    .where("person_id", "=", person.id)
    .execute();
  return { name: person.name, email: person.email, organisations: rows.map((row) => row.name) };
}
