type Assertion = { status: string; fullName: string; failureMessages?: string[] };
type VitestReport = { testResults?: { name: string; message?: string; assertionResults: Assertion[] }[] };
type Result = { status: string; errors?: { message?: string }[] };
type Spec = { title: string; file: string; ok: boolean; tests: { status: string; results: Result[] }[] };
type Suite = { specs?: Spec[]; suites?: Suite[] };
type PlaywrightReport = { suites?: Suite[]; errors?: { message?: string }[] };

const MOST_LINES = 8;
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** A name with the first lines of what went wrong. */
const said = (name: string, message = ""): string =>
  [name, ...message.replace(colours, "").split("\n").filter(Boolean).slice(0, MOST_LINES)].join("\n    ");

/** Every test of Vitest's JSON report that failed, with what it said; also files that broke before their first test. */
export function vitestFailures({ testResults = [] }: VitestReport): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0 && message) return [said(name, message)];
    return failed.map(({ fullName, failureMessages }) => said(fullName, failureMessages?.[0]));
  });
}

/** Every test of Playwright's JSON report that failed, with what it said; those that never ran are not named. */
export function playwrightFailures({ suites = [], errors = [] }: PlaywrightReport): string[] {
  const specsOf = ({ specs = [], suites = [] }: Suite): Spec[] => [...specs, ...suites.flatMap(specsOf)];
  const failed = suites
    .flatMap(specsOf)
    .flatMap(({ title, file, tests }) =>
      tests
        .filter(({ status }) => status === "unexpected")
        .map(({ results }) => said(`${file} › ${title}`, results.at(-1)?.errors?.[0]?.message)),
    );
  return [...errors.map(({ message }) => said("browser tests", message)), ...failed];
}
