import pg from "pg";

/** Addresses of one database for its two roles: the owner, and the role of pages and jobs, which owns nothing. */
export type PortalDatabase = { ownerUrl: string; webUrl: string };

/**
 * Makes the database `name` with its roles `<name>_owner` and `<name>_web` where they are missing, and sets the roles'
 * passwords. Neither role is a superuser, may make roles or databases, or passes by row-level security.
 */
export async function ensurePortalDatabase(
  adminUrl: string,
  name: string,
  passwords: { owner: string; web: string },
): Promise<PortalDatabase> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const quote = pg.escapeIdentifier;
  try {
    for (const [kind, password] of Object.entries(passwords)) {
      const role = `${name}_${kind}`;
      const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      const limits = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";
      const verb = known.rowCount === 0 ? "create" : "alter";
      await client.query(`${verb} role ${quote(role)} ${limits} password ${pg.escapeLiteral(password)}`);
    }
    const known = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`create database ${quote(name)} owner ${quote(`${name}_owner`)}`);
    await client.query(`revoke all on database ${quote(name)} from public`);
    await client.query(`grant connect on database ${quote(name)} to ${quote(`${name}_web`)}`);
  } finally {
    await client.end();
  }
  const urlFor = (kind: "owner" | "web") => {
    const url = new URL(adminUrl);
    url.username = `${name}_${kind}`;
    url.password = passwords[kind];
    url.pathname = `/${name}`;
    return url.href;
  };
  return { ownerUrl: urlFor("owner"), webUrl: urlFor("web") };
}
