import { paths } from "#app/paths.ts";
import { freePort } from "#app/server/embedded/free-port.ts";
import { startWeb } from "./faults/web-process.ts";
import { type Account, CLIENT_ID, CLIENT_SECRET, startIdentityProvider } from "./identity-provider.ts";
import type { Portal } from "./portal.ts";

/** The council's people of a test, at addresses that no other test's people have. */
export function councilPeople() {
  const run = Math.random().toString(36).slice(2, 8);
  const person = (sub: string, name: string, rest: Partial<Account> = {}): Account => ({
    sub,
    name,
    email: `${sub}.${run}@council.example`,
    email_verified: true,
    roles: ["Portal.Review"],
    ...rest,
  });
  return {
    rita: person("rita", "Rita Viewer"),
    nora: person("nora", "Nora Rowles", { roles: undefined }),
    dora: person("dora", "Dora Shutt"),
    una: person("una", "Una Proven", { email: "qa@council.example", email_verified: false }),
    noel: person("noel", "Noel Address", { email: undefined }),
    pat: person("pat", "Pat Wordonly", { amr: ["pwd"] }),
  };
}

/** A web process of its own on the running portal's services, where the council's people come by single sign-on. */
export async function startWithSingleSignOn(portal: Portal, people: Record<string, Account>) {
  const port = await freePort();
  const returnAddress = `http://127.0.0.1:${port}${paths.singleSignOnReturn()}`;
  const provider = await startIdentityProvider(await freePort(), [returnAddress], Object.values(people));
  const web = await startWeb(portal, {
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_ROLE_MAP: "Portal.Review:qa",
    OIDC_REQUIRED_AMR: "otp,hwk",
  });
  return {
    url: web.portal.url,
    provider,
    stop: async () => {
      await web.stop();
      await provider.stop();
    },
  };
}
