import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { checksLetter } from "#app/domain/placements/checks-letter.server.ts";
import { paths } from "#app/paths.ts";
import { LetterOnChecks } from "../checks-letter-parts.tsx";
import { titled } from "../placement-parts.tsx";

export const handle = { title: titled("Letter on staff checks"), states: ["confirms", "missing"] };

export const loader = guardedRead("staff.read", ({ db, who, at, params }) =>
  checksLetter(db, who, params.id ?? "", at),
);

export default function ChecksLetter() {
  const letter = useLoaderData<typeof loader>();
  return <LetterOnChecks letter={letter} back={paths.admin.placement(letter.id)} />;
}
