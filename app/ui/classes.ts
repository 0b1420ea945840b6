/** Joins class names, leaving out the empty ones; undefined when none is left, so that no empty attribute is written. */
export function classes(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}

/** A list of ids for aria-describedby, each once, in the order given. */
export function ids(...names: (string | false | undefined)[]): string | undefined {
  return classes(...new Set(names.filter(Boolean)));
}
