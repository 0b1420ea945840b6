/** A list to download, never shown by a browser as a page. `name` is the file's, without an ending and without anybody's name. */
export const csvFile = (name: string, text: string): Response =>
  new Response(`\ufeff${text}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}.csv"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
