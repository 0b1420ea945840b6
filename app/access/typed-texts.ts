/** Fields that the page fills in itself, and what must never be shown again. */
const notTyped = /password|code|key|token|secret|version|intent|(^|[._-])id$/i;
const LONGEST = 20_000;

/**
 * The texts in a refused form, for its sender to copy: whatever has words in it. Single words are choices and numbers,
 * which are quickly made again. Files and passwords are none.
 */
export function typedTexts(form: FormData): string[] {
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === "string" && !notTyped.test(name) && /\S\s+\S/.test(value) ? [value.trim().slice(0, LONGEST)] : [],
  );
  return [...new Set(texts)];
}
