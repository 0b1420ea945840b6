import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/**
 * The policy of a page. A page without scripts of Remix's allows only files of ours; a hydrated one also its nonce.
 * Uploaded documents never render: their route sends its own, stricter policy. `formsLeadTo` is the origin outside to
 * which a page's form leads: browsers apply `form-action` to the redirects after a post too.
 */
export function contentSecurityPolicy(hydrated: boolean, nonce: string, dev: boolean, formsLeadTo?: string): string {
  const script = hydrated ? `'self' 'nonce-${nonce}'` : "'self'";
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    `form-action 'self'${formsLeadTo ? ` ${formsLeadTo}` : ""}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/**
 * Headers of every answer. Referrer-Policy keeps the origin, because `no-referrer` makes browsers post forms with
 * `Origin: null`.
 */
export const commonHeaders = (https: boolean): MiddlewareHandler =>
  secureHeaders({
    referrerPolicy: "strict-origin-when-cross-origin",
    strictTransportSecurity: https ? "max-age=31536000; includeSubDomains" : false,
    xFrameOptions: "DENY",
    xXssProtection: false,
    crossOriginResourcePolicy: "same-origin",
    crossOriginOpenerPolicy: "same-origin",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
