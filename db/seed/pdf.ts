/** Code points that Windows-1252 holds elsewhere than Latin-1 does. */
const WINDOWS: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  œ: 0x9c,
  Œ: 0x8c,
}

/** A PDF of one A4 page: a title and lines in Helvetica (ISO 32000-1, WinAnsiEncoding). */
export function pdfOf(title: string, lines: string[]): Buffer {
  const rows = lines.map((line) => `0 -24 Td (${escaped(line)}) Tj`).join('\n')
  const content = `BT\n/F2 20 Tf 60 770 Td (${escaped(title)}) Tj\n/F1 12 Tf 0 -20 Td\n${rows}\nET\n`
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
  ])
}

/** Bytes as the characters of a string, one each, so that offsets are lengths. */
function escaped(text: string): string {
  const bytes = Array.from(text, (char) =>
    String.fromCharCode(WINDOWS[char] ?? (char.charCodeAt(0) < 256 ? char.charCodeAt(0) : 0x20)),
  )
  return bytes.join('').replaceAll(/[\\()]/g, (sign) => `\\${sign}`)
}

function assemble(objects: string[]): Buffer {
  let pdf = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n'
  const offsets = objects.map((object, index) => {
    const offset = pdf.length
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`
  return Buffer.from(pdf + tail, 'latin1')
}
