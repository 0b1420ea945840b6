let lastMs = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562): it sorts by the millisecond in which it was made and, within one process and
 * millisecond, by the order of making. The counter starts at random in the lower half of its 26 bits.
 */
export function uuidv7(nowMs: number = Date.now()): string {
  const random = crypto.getRandomValues(new Uint32Array(3));
  const [seed = 0, left = 0, right = 0] = random;
  counter = nowMs === lastMs ? counter + 1 : seed >>> 7;
  lastMs = nowMs;
  const time = hex(nowMs, 12);
  const high = hex(0x7000 | ((counter >>> 14) & 0xfff), 4);
  const low = hex(0x8000 | (counter & 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${hex(left, 8)}${hex(right & 0xffff, 4)}`;
}

/** Whether a piece of an address can be an id at all: the database would refuse anything else with an error of its own. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
