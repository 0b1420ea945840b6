import { parse, serialize } from "hono/utils/cookie";

/**
 * The cookies of a sign-in. Over https they carry the `__Host-` prefix and `Secure`; over plain http (a demonstration
 * on one's own machine) neither, since some browsers would drop them.
 */
export function cookiesFor(publicUrl: URL) {
  const https = publicUrl.protocol === "https:";
  const name = (plain: string) => (https ? `__Host-${plain}` : plain);
  const make = (plain: string, value: string, maxAge?: number) =>
    serialize(name(plain), value, { path: "/", httpOnly: true, sameSite: "Lax", secure: https, maxAge });
  return {
    signInName: name("signin"),
    readSignIn: (header: string | null) => read(header, name("signin")),
    readParked: (header: string | null) => read(header, name("kept")),
    readUnderWay: (header: string | null) => read(header, name("council")),
    signIn: (token: string) => make("signin", token),
    endSignIn: () => make("signin", "", 0),
    parked: (token: string) => make("kept", token, 30 * 60),
    readKnown: (header: string | null) => read(header, name("known")),
    /** The browser that an account knows: remembered for 90 days after each sign-in. */
    known: (token: string) => make("known", token, 90 * 24 * 60 * 60),
    endParked: () => make("kept", "", 0),
    /** A sign-in under way at the council's identity provider, sealed. */
    underWay: (sealed: string) => make("council", sealed, 10 * 60),
    endUnderWay: () => make("council", "", 0),
  };
}

export type Cookies = ReturnType<typeof cookiesFor>;

/** A cookie of ours, unless it comes twice: a browser sends one, and nobody can say which of two is the person's. */
function read(header: string | null, name: string): string | undefined {
  const sent = header?.split(";").filter((pair) => pair.trim().startsWith(`${name}=`)) ?? [];
  return header && sent.length === 1 ? parse(header, name)[name] || undefined : undefined;
}
