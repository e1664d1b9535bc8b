/**
 * A line of a CSV file as French spreadsheets read it (`;` between cells). A cell that a spreadsheet would take for a formula
 * gets an apostrophe before it (OWASP, « CSV Injection »), since names come from people.
 */
export function csvLine(cells: string[]): string {
  return `${cells.map(cell).join(';')}\r\n`
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
