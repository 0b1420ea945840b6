/** The versions of the answers that a page shows, as one hidden input: "ORG-01=3 ORG-02=1". */
export const versionsAsText = (versions: Record<string, number>): string =>
  Object.entries(versions)
    .map(([id, version]) => `${id}=${version}`)
    .join(" ");

/** Read back; what is not of that form is left out. */
export function readVersions(text: string | string[] | undefined): Record<string, number> {
  const found = typeof text === "string" ? text.matchAll(/(?:^| )([A-Z]{2,4}-\d{2})=(\d{1,9})(?= |$)/g) : [];
  return Object.fromEntries([...found].map(([, id = "", version]) => [id, Number(version)]));
}
