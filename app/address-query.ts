/** The end of an address that carries these values; what is empty is left out. */
export const q = (params: Record<string, string | undefined>): string => {
  const search = new URLSearchParams(
    Object.entries(params).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  return search.size > 0 ? `?${search}` : "";
};
