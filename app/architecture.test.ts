import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

type SourceFile = { path: string; text: string };
type Import = { target: string; typeOnly: boolean };

/** Where code of each folder may reach: `values` at run time, `types` also for the compiler only. The longest folder that fits counts. */
const layers: Record<string, { values: string[]; types: string[] }> = {
  "app/ui/": { values: ["app/ui/"], types: [] },
  "app/forms/": { values: ["app/forms/", "app/ui/"], types: [] },
  "app/platform/": { values: ["app/platform/"], types: [] },
  "app/domain/": {
    values: ["app/domain/", "app/access/actor.ts", "app/access/authorise.ts", "app/access/policy.ts"],
    types: ["app/context.ts", "app/platform/", "db/client.server.ts", "db/schema.ts", "emails/"],
  },
  // How a transaction tells PostgreSQL who acts is the client's craft.
  "app/domain/speak-as.server": {
    values: ["db/speaking.server.ts"],
    types: ["app/access/actor.ts", "db/client.server.ts"],
  },
  // The outbox renders the e-mail that it sends.
  "app/domain/notifications/": {
    values: ["app/domain/", "app/access/actor.ts", "app/access/authorise.ts", "app/access/policy.ts", "emails/"],
    types: ["app/context.ts", "app/platform/", "db/client.server.ts", "db/schema.ts"],
  },
  // A list of what needs doing says where each thing is done.
  "app/domain/providers/to-do": {
    values: ["app/domain/", "app/paths.ts"],
    types: ["db/client.server.ts", "db/schema.ts"],
  },
  "app/domain/providers/blocks": {
    values: ["app/domain/", "app/paths.ts"],
    types: ["db/client.server.ts", "db/schema.ts"],
  },
  "app/domain/accounts/to-do": {
    values: ["app/domain/", "app/access/actor.ts", "app/access/policy.ts", "app/paths.ts"],
    types: ["db/client.server.ts", "db/schema.ts"],
  },
  "app/access/": {
    values: ["app/access/", "app/domain/", "app/forms/", "app/paths.ts"],
    types: ["app/context.ts", "app/platform/", "db/client.server.ts", "db/schema.ts"],
  },
  // Pages of one audience may share parts; those of another are out of reach, see audienceOf.
  "app/routes/": {
    values: ["app/routes/", "app/domain/", "app/access/", "app/forms/", "app/ui/", "app/paths.ts", "app/context.ts"],
    types: ["app/platform/", "db/client.server.ts", "db/schema.ts"],
  },
  "app/paths.ts": {
    values: [
      "app/address-query.ts",
      "app/account-paths.ts",
      "app/framework-paths.ts",
      "app/queue-paths.ts",
      "app/visit-paths.ts",
    ],
    types: ["app/domain/"],
  },
  "emails/": { values: ["emails/", "app/paths.ts", "app/domain/"], types: [] },
  "db/": { values: ["db/", "app/domain/"], types: ["app/access/", "app/platform/"] },
  // A command may print where something is found in the portal.
  "db/commands/": { values: ["db/", "app/domain/", "app/platform/", "app/paths.ts"], types: ["app/access/"] },
  "db/test-database/": { values: ["db/", "app/domain/", "app/platform/", "app/server/embedded/"], types: ["app/"] },
};

/** Packages that would bring pages, requests or the server's world into the folder. */
const outside: Record<string, RegExp> = {
  "app/domain/": /^(react|react-dom|hono|@remix-run|@hono|pg|graphile-worker)(\/|$)/,
  "app/ui/": /^(hono|kysely|pg|@remix-run\/node)(\/|$)/,
  "emails/": /^(react|hono|kysely|pg|@remix-run)(\/|$)/,
};

/** Folders whose files without `.server` also run in a browser. */
const pure = ["app/domain/", "app/ui/", "app/forms/", "emails/"];
const worldly = /\.server(\.tsx?)?$|^(node:|pg$|kysely)/;
const drawers = /(^|\/)(utils?|helpers?|common|misc|lib|shared)(\/|\.)/i;
const readsEnvironment = /^(app\/platform\/config\.server\.ts|app\/server\/|db\/commands\/|db\/test-database\/|e2e\/)/;
const longest = 250;

function violations(file: SourceFile): string[] {
  const isTest = /\.test\.tsx?$/.test(file.path);
  const lines = file.text.trimEnd().split("\n").length;
  const found = [
    lines > longest && `has ${lines} lines: split it, ${longest} is the most`,
    isDrawer(file.path) && "is named like a drawer: name it after what it holds",
    !isTest && reads(file, "process.env") && !readsEnvironment.test(file.path) && "reads process.env",
    ...(isTest ? [] : importsOf(file).map((one) => importViolation(file.path, one))),
  ];
  return found.filter((fault) => typeof fault === "string").map((fault) => `${file.path} ${fault}`);
}

function importViolation(path: string, { target, typeOnly }: Import): string | undefined {
  const layer = longestFit(layers, path);
  const ours = /^(app|db|emails|e2e)\//.test(target);
  const reach = layer && [...layer.values, ...(typeOnly ? layer.types : [])];
  if (ours && reach && !reach.some((start) => target.startsWith(start)))
    return `must not import ${target}${typeOnly ? "" : " (at run time)"}`;
  if (ours && audienceOf(target) && audienceOf(path) && audienceOf(path) !== audienceOf(target))
    return `must not import ${target}: it belongs to another audience`;
  if (!ours && longestFit(outside, path)?.test(target)) return `must not import ${target}`;
  if (!typeOnly && !path.includes(".server.") && pure.some((folder) => path.startsWith(folder)) && worldly.test(target))
    return `must not import ${target}: without .server in its name it also runs in a browser`;
  return undefined;
}

/** "services" is also a noun of ours: what a provider offers. As the name of a page it stands. */
function isDrawer(path: string): boolean {
  return drawers.test(path) || (/(^|\/)services(\/|\.)/.test(path) && !path.startsWith("app/routes/"));
}

function audienceOf(path: string): string | undefined {
  return /^app\/routes\/([^/]+)\//.exec(path)?.[1];
}

function longestFit<Value>(table: Record<string, Value>, path: string): Value | undefined {
  const [folder] = Object.keys(table)
    .filter((start) => path.startsWith(start))
    .sort((a, b) => b.length - a.length);
  return folder === undefined ? undefined : table[folder];
}

function reads(file: SourceFile, expression: string): boolean {
  let found = false;
  visit(parse(file), (node) => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === expression) found = true;
  });
  return found;
}

function importsOf(file: SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (node: ts.Node | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteral(node)) imports.push({ target: resolve(file.path, node.text), typeOnly });
  };
  visit(parse(file), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
  });
  return imports;
}

/** The path in the repository of what is imported, or the package's name. */
function resolve(from: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  return specifier.startsWith(".") ? posix.join(posix.dirname(from), specifier) : specifier;
}

function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

function ourFiles(): SourceFile[] {
  const root = join(import.meta.dirname, "..");
  return ["app", "db", "emails", "e2e"]
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => listed(root, folder))
    .filter((path) => /\.tsx?$/.test(path) && path !== "db/schema.ts")
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

function listed(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
    posix.join(folder, path.replaceAll("\\", "/")),
  );
}

const planted: [path: string, text: string, fault: string][] = [
  ["app/ui/a.tsx", 'import { next } from "#app/domain/state-machine.ts";', "app/domain/state-machine.ts (at run time)"],
  ["app/forms/a.ts", 'import type { Lot } from "../domain/lots/lot.ts";', "app/domain/lots/lot.ts"],
  ["app/platform/a.server.ts", 'export * from "#app/domain/errors.ts";', "app/domain/errors.ts"],
  ["app/domain/a.server.ts", 'import { createDb } from "#db/client.server.ts";', "db/client.server.ts (at run time)"],
  ["app/domain/a.server.ts", 'const page = await import("#app/routes/public/home.tsx");', "app/routes/public/home.tsx"],
  ["app/domain/a.server.ts", 'type Page = import("#app/ui/page.tsx").Page;', "app/ui/page.tsx"],
  ["app/domain/a.server.ts", 'import { redirect } from "@remix-run/node";', "@remix-run/node"],
  ["app/domain/a.ts", 'import { useState } from "react";', "must not import react"],
  ["app/domain/a.ts", 'import { loadCalendar } from "./calendars.server.ts";', "it also runs in a browser"],
  ["app/domain/a.ts", 'import { randomInt } from "node:crypto";', "it also runs in a browser"],
  ["app/domain/a.server.ts", "export const url = process.env.DATABASE_URL;", "reads process.env"],
  ["app/routes/provider/a.tsx", 'import { Row } from "../admin/row.tsx";', "app/routes/admin/row.tsx"],
  ["app/routes/admin/a.tsx", 'import { createDb } from "#db/client.server.ts";', "(at run time)"],
  ["emails/a.ts", 'import { listLots } from "#app/domain/lots/lots.server.ts";', "it also runs in a browser"],
  ["db/defaults/a.ts", 'import { paths } from "#app/paths.ts";', "app/paths.ts"],
  ["app/domain/utils/a.ts", "", "named like a drawer"],
  ["app/domain/lots/helpers.ts", "", "named like a drawer"],
  ["app/services/a.ts", "", "named like a drawer"],
  ["app/domain/a.test.ts", "\n".repeat(250).concat("end"), "has 251 lines"],
];

test.each(planted)("a fault planted in %s is found", (path, text, fault) => {
  expect(violations({ path, text })).toEqual([expect.stringContaining(fault)]);
});

test("what is allowed is not found", () => {
  const text =
    'import type { Db } from "#db/client.server.ts";\nimport { next } from "./state-machine.ts"; // process.env';
  expect(violations({ path: "app/domain/a.ts", text })).toEqual([]);
  expect(violations({ path: "app/routes/provider/services.tsx", text: 'import "#app/ui/page.tsx";' })).toEqual([]);
  expect(violations({ path: "db/commands/a.ts", text: "process.env.DATABASE_URL" })).toEqual([]);
});

test("every import goes downwards, and every file is short, well named and blind to the environment", {
  timeout: 30_000,
}, () => {
  const files = ourFiles();
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap(violations)).toEqual([]);
});
