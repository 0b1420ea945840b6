/** What a form sends, by input name: text, or a list for boxes to tick. */
export type Values = Record<string, string | string[] | undefined>;

/** The same, with the dots of the names unfolded: `rates.0.unit` stands in the first row of `rates`. */
export type Nested = string | boolean | Nested[] | { [part: string]: Nested };

const MOST_ROWS = 200;
const datePart = /-(day|month|year)$/;
const isIndex = (step: string): boolean => /^\d{1,3}$/.test(step) && Number(step) < MOST_ROWS;

/** The steps of a name: "a.0.b" and "a.born-day", whose last step is "day". */
const stepsOf = (name: string): string[] => name.replace(datePart, ".$1").split(".");

/** Whether a name could reach what every object inherits. */
export const isTrap = (name: string): boolean => stepsOf(name).includes("__proto__");

type Branch = Nested[] | { [part: string]: Nested };

function child(branch: Branch, step: string, next: string): Branch | undefined {
  const existing = read(branch, step);
  if (existing !== undefined) return typeof existing === "object" ? existing : undefined;
  const made: Branch = isIndex(next) ? [] : {};
  return write(branch, step, made) ? made : undefined;
}

function read(branch: Branch, step: string): Nested | undefined {
  if (Array.isArray(branch)) return isIndex(step) ? branch[Number(step)] : undefined;
  return Object.hasOwn(branch, step) ? branch[step] : undefined;
}

function write(branch: Branch, step: string, value: Nested): boolean {
  if (!Array.isArray(branch)) branch[step] = value;
  else if (isIndex(step)) branch[Number(step)] = value;
  else return false;
  return true;
}

/** Unfolds names into rows, parts and dates. A name that contradicts an earlier one is left out. */
export function nest(values: Values): { [part: string]: Nested } {
  const root: { [part: string]: Nested } = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || isTrap(name)) continue;
    const steps = stepsOf(name);
    let branch: Branch | undefined = root;
    for (const [position, next] of steps.slice(1).entries()) {
      branch = branch && child(branch, steps[position] ?? "", next);
    }
    const last = steps.at(-1) ?? "";
    if (branch && read(branch, last) === undefined) write(branch, last, value);
  }
  return withoutHoles(root) as { [part: string]: Nested };
}

/** Rows that were skipped are empty rows: JSON and the database know no holes. */
function withoutHoles(branch: Nested): Nested {
  if (Array.isArray(branch)) return Array.from(branch, (item) => (item === undefined ? {} : withoutHoles(item)));
  if (typeof branch !== "object") return branch;
  return Object.fromEntries(Object.entries(branch).map(([part, item]) => [part, withoutHoles(item)]));
}

/** Folds rows, parts and dates back into input names; what is neither text nor a list of texts has no input. */
export function flatten(nested: Nested, name = ""): Values {
  if (typeof nested === "boolean") return {};
  if (typeof nested === "string") return { [name]: nested };
  if (Array.isArray(nested) && nested.every((item) => typeof item === "string")) return { [name]: [...nested] };
  const join = (step: string) => {
    if (name === "") return step;
    return ["day", "month", "year"].includes(step) ? `${name}-${step}` : `${name}.${step}`;
  };
  return Object.assign({}, ...Object.entries(nested).map(([step, item]) => flatten(item, join(step))));
}
