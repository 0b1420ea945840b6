// What the benchmark uses of two packages that bring no types of their own.
declare module "autocannon" {
  export type Result = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
    timeouts: number;
  };
  type Options = {
    url: string;
    connections: number;
    duration?: number;
    amount?: number;
    headers?: Record<string, string>;
    requests?: { path: string }[];
  };
  export default function autocannon(options: Options): Promise<Result>;
}

declare module "express" {
  type Request = { query: Record<string, unknown>; headers: Record<string, string | undefined>; url: string };
  type Response = { status(code: number): Response; render(view: string, data: object): void; end(): void };
  type App = {
    disable(setting: string): void;
    set(setting: string, value: unknown): void;
    get(path: string, handler: (request: Request, response: Response) => Promise<void>): void;
    listen(port: number, host: string, done: () => void): void;
  };
  export default function express(): App;
}
