import { readFileSync, writeFileSync } from "node:fs";
import { stateMachines, withDiagrams } from "./state-machines.ts";

// npx tsx app/domain/write-states.server.ts: draws the state diagrams of README.md from the tables.
const readme = new URL("./README.md", import.meta.url);
writeFileSync(readme, withDiagrams(readFileSync(readme, "utf8"), stateMachines));
