const MAX_ENTRIES = 500;
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_KEY = 300;

type Entry = { body: Uint8Array<ArrayBuffer>; headers: [string, string][]; until: number };

/**
 * A few seconds' memory of public pages, for people who are not signed in. The key is the path and the parameters
 * that the page knows, sorted; anything else in the address does not reach it.
 */
export class PublicCache {
  #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(private readonly milliseconds: number) {}

  /** The key of an address, or undefined when its parameters are too long to be worth keeping. */
  key(url: URL, known: readonly string[]): string | undefined {
    const kept = known
      .flatMap((name) => url.searchParams.getAll(name).map((value) => [name, value] as [string, string]))
      .sort((a, b) => a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]));
    const key = `${url.pathname}?${new URLSearchParams(kept)}`;
    return key.length > MAX_KEY ? undefined : key;
  }

  get(key: string, now: number): Response | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.until <= now) return undefined;
    return new Response(entry.body, { headers: entry.headers });
  }

  async put(key: string, response: Response, now: number): Promise<Response> {
    const body = new Uint8Array(await response.arrayBuffer());
    const headers = [...response.headers];
    this.#drop(key);
    this.#entries.set(key, { body, headers, until: now + this.milliseconds });
    this.#bytes += body.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_ENTRIES && this.#bytes <= MAX_BYTES) break;
      this.#drop(oldest);
    }
    return new Response(body, { headers });
  }

  /** Forgets everything: a standing may have changed. */
  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.body.length ?? 0;
    this.#entries.delete(key);
  }
}
