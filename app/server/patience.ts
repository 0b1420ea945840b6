/**
 * How long a client may take, in milliseconds: to send a whole request, its headers, and until its next request. A client
 * that sends a byte a second is cut off; 15 MB come through at 1 Mbit/s.
 */
export const patience = { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 } as const;
