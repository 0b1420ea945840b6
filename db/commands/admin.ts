import { parseArgs } from "node:util";
import { createUser, type NewUser } from "#app/domain/accounts/create-user.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { createClock } from "#app/platform/clock.server.ts";
import { type Config, exitOnConfigError, loadConfig } from "#app/platform/config.server.ts";
import { createDb } from "#db/client.server.ts";

// npm run admin -- create-user …: accounts that nobody inside the portal can make, above all the first administrator's.
const help = `npm run admin -- create-user --email ADDRESS --name "FULL NAME" --role ROLE [--role ROLE …] [--break-glass]

Makes an account for somebody of the council and prints a link with which they choose their password. The link works
once, for two days: give it to them in a way that nobody else sees. No password is ever typed here.

  --role         what they do: admin makes everybody else's accounts; may be given several times
  --break-glass  the one account that opens by a password where the council signs in by single sign-on; every use of it
                 is recorded and mailed to all administrators

Leaves with 0 when done, 64 when the command is wrong, 65 when it is refused, 78 when the settings are wrong.
`;

const USAGE = 64;
const REFUSED = 65;

/** The command was put wrongly. */
class Usage extends Error {}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Usage) && !(error instanceof Refused)) throw error;
  const usage = error instanceof Usage;
  process.stderr.write(`${error.message}.\n${usage ? `\n${help}` : "Nothing was changed.\n"}`);
  process.exitCode = usage ? USAGE : REFUSED;
}

async function main([command, ...rest]: string[]): Promise<void> {
  if (command === undefined || command === "--help" || command === "help") {
    process.stdout.write(help);
    if (command === undefined) process.exitCode = USAGE;
    return;
  }
  if (command !== "create-user") throw new Usage(`unknown command: ${command}`);
  const wanted = read(rest);
  if (wanted === "help") process.stdout.write(help);
  else await create(wanted);
}

function read(args: string[]): NewUser | "help" {
  const options = {
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string", multiple: true },
    "break-glass": { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  try {
    const { email, name, role = [], help, "break-glass": breakGlass = false } = parseArgs({ args, options }).values;
    if (help) return "help";
    if (email && name && role.length > 0) return { email, name, roles: role, breakGlass };
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message.replace(/\.$/, "") : "The options cannot be read");
  }
  throw new Usage("create-user needs --email, --name and at least one --role");
}

async function create(wanted: NewUser): Promise<void> {
  const config = settings();
  const db = createDb(config.database.url, { max: 1 });
  try {
    const bySingleSignOn = config.singleSignOn !== undefined;
    const made = await createUser(db, wanted, bySingleSignOn, createClock(config.clock)());
    const link = new URL(paths.newPassword(made.token), config.publicUrl).href;
    process.stdout.write(
      `Made an account for ${made.name}, ${made.email}: ${made.roles.join(", ")}.\n` +
        `Give them this link. It works once, until ${formatDateTime(made.expiresAt)}:\n${link}\n`,
    );
  } finally {
    await db.destroy();
  }
}

function settings(): Config {
  try {
    return loadConfig(process.env, "command");
  } catch (error) {
    return exitOnConfigError(error);
  }
}
