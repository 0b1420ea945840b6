/** Where a photograph waits for the scanner: never served from there. */
export const photographWaits = (id: string): string => `visits/waiting/${id}`;

/** Where one that was passed is served from. */
export const photographServed = (id: string): string => `visits/served/${id}`;
