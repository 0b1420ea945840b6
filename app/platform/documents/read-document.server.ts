import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { limits, type Message, mayGoOn, type ReadPage, type Refusal } from "./limits.ts";

/** What came of reading: the first pages in order, of so many in all; or why the document is not to be kept. */
export type DocumentRead = { pages: ReadPage[]; of: number } | { refused: Refusal };

const HEAP_MEGABYTES = 160;
const WATCH_EVERY_MS = 100;
const child = fileURLToPath(new URL("./child.server.ts", import.meta.url));

/**
 * Reads a PDF, JPG, PNG or DOCX in a process of its own, so that a file made to break a reader breaks only that one: 10
 * seconds of work and 256 MB (watched on Linux; elsewhere by the clock, and the heap's own limit), no environment, no way
 * to the network. Pages are written as PNG into `folder`. Pages without words are looked at by a second such process;
 * what it does not manage in time stays without words. Throws when the machine was too busy to tell: to be tried again.
 */
export async function readDocument(path: string, contentType: string, folder: string): Promise<DocumentRead> {
  const drawn = await run(["draw", path, contentType, folder]);
  if (drawn.refused) return { refused: drawn.refused };
  const blank = drawn.pages.filter(({ text }) => text.trim() === "").slice(0, limits.pagesRecognised);
  for (const page of blank) page.text = (await run(["recognise", page.path])).text;
  return { pages: drawn.pages, of: drawn.of ?? drawn.pages.length };
}

type Heard = { pages: ReadPage[]; text: string; of: number | undefined; refused: Refusal | undefined };

/** Runs the child to its end. What came too slow, or died, is refused, unless it had shown some pages by then. */
function run(args: string[]): Promise<Heard> {
  const heard: Heard = { pages: [], text: "", of: undefined, refused: undefined };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const reader = fork(child, args, {
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, "--import", tsx],
    env: {} as NodeJS.ProcessEnv, // Remix's types want NODE_ENV in it.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    serialization: "json",
  });
  const began = Date.now();
  let judged: ReturnType<typeof mayGoOn> = true;
  const watch = setInterval(() => {
    judged = mayGoOn({ work: workMilliseconds(reader.pid), lived: Date.now() - began });
    if (judged === true && residentBytes(reader.pid) <= limits.residentBytes) return;
    clearInterval(watch);
    reader.kill("SIGKILL");
  }, WATCH_EVERY_MS);
  reader.on("message", (message: Message) => {
    if (message.say === "page") heard.pages.push(message.page);
    if (message.say === "text") heard.text = message.text;
    if (message.say === "done") heard.of = message.pages;
    if (message.say === "refused") heard.refused = message.because;
  });
  return new Promise((resolve, reject) => {
    reader.on("error", reject);
    reader.on("close", () => {
      clearInterval(watch);
      if (judged === "too-busy" && heard.of === undefined && heard.refused === undefined)
        return reject(new Error("The machine was too busy to read a document"));
      if (heard.of === undefined && heard.pages.length === 0) heard.refused ??= "too-slow";
      resolve(heard);
    });
  });
}

/** How long the processor has worked for a process, from Linux's own account (in hundredths); undefined where there is none. */
function workMilliseconds(pid: number | undefined): number | undefined {
  try {
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ");
    const [user, system] = fields.join(") ").split(" ").slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  } catch {
    return undefined;
  }
}

/** The memory that a process holds, from Linux's own account; 0 where there is none. */
function residentBytes(pid: number | undefined): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
