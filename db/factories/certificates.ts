import { PDFDocument, StandardFonts } from "pdf-lib";
import sharp from "sharp";
import { docx, docxType, escaped } from "./word-files.ts";

type Look = "pdf" | "columns" | "small" | "scan" | "photo" | "docx";
/** A certificate as a provider might have it: its words, how it came, the last day that stands in it. */
export type Certificate = { lines: string[]; ends: string; amount?: number; look: Look };

const m = 100_000_000;
const one = (look: Look, ends: string, lines: string[], millions?: number): Certificate => ({
  ...{ look, ends, lines },
  ...(millions ? { amount: millions * m } : {}),
});

/** Forty certificates of invented firms: insurance, training, registrations; layouts and ways to write dates. */
export const certificates: readonly Certificate[] = [
  one(
    "pdf",
    "2027-03-31",
    [
      "Certificate of Employers' Liability Insurance",
      "Policy number: EL 100 234",
      "Date of commencement of insurance: 1 April 2026",
      "Date of expiry of insurance: 31 March 2027",
      "Limit of indemnity: £10,000,000",
    ],
    10,
  ),
  one(
    "pdf",
    "2027-03-31",
    [
      "Public Liability",
      "Period of insurance: from 01/04/2026 to 31/03/2027",
      "both days inclusive",
      "Limit of liability £5,000,000 any one occurrence",
      "Annual premium £412.50",
    ],
    5,
  ),
  one(
    "pdf",
    "2027-03-31",
    [
      "To whom it may concern",
      "We confirm that cover is in force and expires on 31st March 2027.",
      "Public liability £5m",
    ],
    5,
  ),
  one(
    "pdf",
    "2027-03-31",
    ["Evidence of insurance", "Inception 01.04.26", "Expiry 31.03.27", "Indemnity limit: £2m"],
    2,
  ),
  one("pdf", "2026-12-31", [
    "First Aid at Work",
    "Awarded to A Sample",
    "Date of course: 4 January 2024",
    "Valid until 31 December 2026",
  ]),
  one("pdf", "2028-02-29", [
    "Paediatric first aid",
    "Issued 1 March 2025",
    "This certificate is valid for three years and expires 29 February 2028",
  ]),
  one(
    "columns",
    "2027-06-30",
    ["Policy schedule", "Start date | End date", "1 July 2026 | 30 June 2027", "Sum insured: £1,000,000"],
    1,
  ),
  one("columns", "2027-01-14", ["Commencement date | Expiry date | Policy", "15/01/2026 | 14/01/2027 | PL-77"]),
  one(
    "pdf",
    "2027-05-09",
    ["Schedule", "Period: 10 May 2026 - 9 May 2027", "Professional indemnity: £1,000,000 in the aggregate"],
    1,
  ),
  one(
    "pdf",
    "2027-05-09",
    ["Schedule", "Insurance period 10 May 2026 \u2013 9 May 2027 inclusive", "Cover: 5 million pounds"],
    5,
  ),
  one("pdf", "2027-08-31", [
    "ICO registration certificate",
    "Registration reference: ZA000000",
    "Date registered: 01 September 2026",
    "Registration expires: 31 August 2027",
  ]),
  one(
    "pdf",
    "2027-02-28",
    [
      "Confirmation of cover",
      "From 00:01 on 1 March 2026 to midnight on 28 February 2027",
      "Employers liability £10 million",
    ],
    10,
  ),
  one(
    "pdf",
    "2027-02-28",
    ["This insurance runs for 12 months from 1 March 2026.", "Limit of indemnity five million pounds"],
    5,
  ),
  one("pdf", "2027-10-01", ["CERTIFICATE", "EXPIRY DATE:", "01-OCT-2027", "ISSUE DATE:", "02-OCT-2026"]),
  one("pdf", "2027-04-05", [
    "Statement of fact",
    "Effective date 06/04/2026",
    "Renewal date 05/04/2027",
    "Date printed 12/03/2026",
  ]),
  one("pdf", "2027-11-30", [
    "Motor fleet",
    "Cover valid from 1st December 2026 until 30th November 2027",
    "Business use included",
  ]),
  one("pdf", "2027-07-19", [
    "Cyber Essentials",
    "Certificate issued: 2026-07-20",
    "Recertification due / valid to: 2027-07-19",
  ]),
  one("pdf", "2027-07-19", ["Cyber Essentials", "Issued on July 20, 2026", "Valid through July 19, 2027"]),
  one("pdf", "2029-03-14", ["Level 3 safeguarding", "Completed: 14th March 2026", "Expires: 14th March 2029"]),
  one("pdf", "2027-09-30", [
    "The policy shall remain in force up to and including the 30th day of September 2027.",
    "Signed 3 October 2026",
  ]),
  one(
    "pdf",
    "2027-09-30",
    [
      "Insured: Example Tutors Ltd",
      "Insurer: Northern Example Insurance plc",
      "Valid: 01/10/26 to 30/09/27",
      "Limit GBP 5,000,000",
    ],
    5,
  ),
  one("small", "2027-12-24", [
    "In small print: this certificate ceases to have effect on 24 December 2027.",
    "Printed on 2 January 2027",
  ]),
  one(
    "small",
    "2027-01-31",
    ["Period of cover", "01 Feb 2026 to 31 Jan 2027", "Public and products liability £10m"],
    10,
  ),
  one(
    "pdf",
    "2027-03-17",
    [
      "Policy starts on: 18 Mar 2026",
      "Policy ends on: 17 Mar 2027",
      "Excess £250",
      "Turnover £450,000",
      "Limit of indemnity £2,000,000",
    ],
    2,
  ),
  one("pdf", "2027-06-11", [
    "Date of birth 12/06/1990",
    "Registration with the HCPC",
    "Registered from 12/06/2025 to 11/06/2027",
  ]),
  one("pdf", "2026-12-01", ["MOT test certificate", "Date of test 02.12.2025", "Expiry date 01.12.2026"]),
  one(
    "pdf",
    "2027-04-30",
    [
      "Insurance period",
      "Inception date: 1st May 2026 (00:01 hours)",
      "Expiry date: 30th April 2027 (midnight)",
      "Limit: £ 5,000,000",
    ],
    5,
  ),
  one(
    "columns",
    "2027-08-14",
    ["Section | Limit | From | To", "Public liability | £5,000,000 | 15/08/2026 | 14/08/2027"],
    5,
  ),
  one("pdf", "2027-02-02", [
    "This is to certify that cover is provided for the period 3 February 2026 to 2 February 2027.",
    "Date of issue: 20 January 2026",
  ]),
  one("pdf", "2027-05-31", ["Fire risk assessment", "Assessment date 1 June 2026", "Next review due 31 May 2027"]),
  one(
    "docx",
    "2027-03-31",
    [
      "Broker's letter",
      "We confirm that the policy runs from 1 April 2026 to 31 March 2027.",
      "Limit of indemnity: £5,000,000",
    ],
    5,
  ),
  one("docx", "2027-10-15", ["Certificate of insurance", "Expires: 15 October 2027"]),
  one("docx", "2027-01-09", ["Start date: 10/01/2026", "End date: 09/01/2027"]),
  one(
    "scan",
    "2027-03-31",
    ["CERTIFICATE OF INSURANCE", "Valid from 1 April 2026", "Expiry date: 31 March 2027", "Limit £5,000,000"],
    5,
  ),
  one("scan", "2027-08-31", ["Employers' liability", "Period of insurance", "from 01/09/2026 to 31/08/2027"]),
  one("photo", "2027-06-30", ["First aid certificate", "Issued 1 July 2024", "Valid until 30 June 2027"]),
  one("photo", "2027-01-31", ["Insurance", "Policy expires on 31st January 2027"]),
  one("pdf", "2027-07-01", [
    "Terms",
    "Cover lapses at noon on 1 July 2027 unless renewed.",
    "Renewal invited 1 June 2027",
    "Dated 30 June 2026",
  ]),
  one("pdf", "2027-09-14", ["Debtor ref 15/09/2026", "Reference 14/09/2027"]),
  one("pdf", "2028-01-01", ["Accreditation awarded 2 January 2026 for two years", "Accreditation end: 1 January 2028"]),
];

/** The certificate as the file that comes: its bytes, name and content type. */
export async function drawn({ lines, look }: Certificate, number = 1) {
  if (look === "docx") return { bytes: docx(lines), name: `certificate-${number}.docx`, contentType: docxType };
  if (look === "scan" || look === "photo") {
    const picture = sharp(Buffer.from(svg(lines, look === "photo" ? 1 : 0)));
    const [bytes, kind] =
      look === "scan"
        ? [await picture.png().toBuffer(), "png"]
        : [await picture.jpeg({ quality: 70 }).toBuffer(), "jpg"];
    return { bytes, name: `certificate-${number}.${kind}`, contentType: kind === "png" ? "image/png" : "image/jpeg" };
  }
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(number % 2 ? StandardFonts.Helvetica : StandardFonts.TimesRoman);
  const page = pdf.addPage([595, 842]);
  const size = look === "small" ? 6 : 12;
  for (const [row, line] of lines.entries())
    for (const [column, cell] of line.split(" | ").entries())
      page.drawText(cell, { x: 60 + column * 130, y: 760 - row * size * 2.4, size, font });
  return { bytes: Buffer.from(await pdf.save()), name: `certificate-${number}.pdf`, contentType: "application/pdf" };
}

const svg = (lines: string[], tilt: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="900"><rect width="100%" height="100%" fill="#f8f6f0"/>
  <g transform="rotate(${tilt} 620 450)" font-family="sans-serif" font-size="38" fill="#222">${lines
    .map((line, row) => `<text x="120" y="${160 + row * 90}">${escaped(line)}</text>`)
    .join("")}</g></svg>`;
