const LINE_LETTERS = 90;
const LINES_A_PAGE = 52;

/**
 * Plain words as a PDF of A4 pages in one size of Helvetica: how a Word file is shown to a reviewer, without its
 * layout and pictures. Letters outside Windows-1252 show as question marks.
 */
export function wordsAsPdf(paragraphs: readonly string[]): string {
  const lines = paragraphs.flatMap((paragraph) => [...wrapped(paragraph), ""]);
  const pages: string[][] = [];
  for (let from = 0; from === 0 || from < lines.length; from += LINES_A_PAGE)
    pages.push(lines.slice(from, from + LINES_A_PAGE));
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((page, index) => {
      const drawn = `BT /F1 10 Tf 14 TL 60 780 Td ${page.map((line) => `(${escaped(line)}) Tj T*`).join("\n")} ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
      ];
    }),
  ];
  const whole = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return `%PDF-1.4\n${whole}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`;
}

function wrapped(paragraph: string): string[] {
  const lines = [""];
  for (const word of paragraph.trim().split(/\s+/)) {
    const last = lines.at(-1) as string;
    if (last && last.length + word.length >= LINE_LETTERS) lines.push(word.slice(0, LINE_LETTERS));
    else lines[lines.length - 1] = last ? `${last} ${word}` : word.slice(0, LINE_LETTERS);
  }
  return lines;
}

/** Letters of Windows-1252 beyond Latin-1 that people type: dashes, quotes, the euro. */
const windows: Readonly<Record<string, string>> = {
  "\u2013": "\\226",
  "\u2014": "\\227",
  "\u2018": "\\221",
  "\u2019": "\\222",
  "\u201c": "\\223",
  "\u201d": "\\224",
  "\u2022": "\\225",
  "\u20ac": "\\200",
};

const escaped = (line: string): string =>
  line.replace(/[()\\]|[^\x20-\x7e]/gu, (letter) => {
    if (/[()\\]/.test(letter)) return `\\${letter}`;
    const code = letter.codePointAt(0) as number;
    return windows[letter] ?? (code >= 0xa0 && code <= 0xff ? `\\${code.toString(8)}` : "?");
  });
