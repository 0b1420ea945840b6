/** Where an object waits for the scanner or lies refused: never served. */
const QUARANTINE = "quarantine/";
/** Where an object lies that was passed. */
const SERVED = "evidence/";

/** The place in quarantine of an object, by its key there or where it was served from. */
export const inQuarantine = (key: string): string => QUARANTINE + objectOf(key);

/** The place from which an object is served once it was passed. */
export const whereServed = (key: string): string => SERVED + objectOf(key);

/** What stays of a key when its object moves. */
export const objectOf = (key: string): string => key.slice(key.indexOf("/") + 1);
