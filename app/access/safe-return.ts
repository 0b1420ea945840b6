const NOWHERE = "https://portal.invalid";

/**
 * The address to go back to after signing in, when it is a page of ours behind the sign-in; else undefined. Never
 * another site, however it is written (`//evil`, `/\evil`, `/%5Cevil`, control characters).
 */
export function safeReturn(path: string | null | undefined): string | undefined {
  if (!path || !/^\/(provider|admin|school|panel|account)(\/[\w-]+)*$/.test(path)) return undefined;
  const url = new URL(path, NOWHERE);
  return url.origin === NOWHERE && url.pathname === path ? path : undefined;
}
