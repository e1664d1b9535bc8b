import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: string; bytes: Buffer; stored: boolean }

const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'
const TEXT = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'
const TABLE = 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'

/** A text document (OpenDocument 1.3, .odt): a title and paragraphs. */
export function odtOf(title: string, lines: string[]): Buffer {
  const body = [
    `<text:h text:outline-level="1">${escaped(title)}</text:h>`,
    ...lines.map((line) => `<text:p>${escaped(line)}</text:p>`),
  ]
  return packed('application/vnd.oasis.opendocument.text', `<office:text>${body.join('')}</office:text>`)
}

/** A spreadsheet (.ods) of one sheet; cells of a line are parted by « ; ». */
export function odsOf(title: string, lines: string[]): Buffer {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${escaped(text)}</text:p></table:table-cell>`
  const rows = lines.map((line) => `<table:table-row>${line.split(';').map(cell).join('')}</table:table-row>`)
  const sheet = `<table:table table:name="${escaped(title)}">${rows.join('')}</table:table>`
  return packed('application/vnd.oasis.opendocument.spreadsheet', `<office:spreadsheet>${sheet}</office:spreadsheet>`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function packed(type: string, body: string): Buffer {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>'
  const names = `xmlns:office="${OFFICE}" xmlns:text="${TEXT}" xmlns:table="${TABLE}" office:version="1.3"`
  const content = `${xml}<office:document-content ${names}><office:body>${body}</office:body></office:document-content>`
  const listed = [
    ['/', type],
    ['content.xml', 'text/xml'],
  ].map(([path, media]) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${media}"/>`)
  const manifest = `${xml}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${listed.join('')}</manifest:manifest>`
  // The type comes first and plain, where programs that look at bytes find it.
  return zipOf([
    { name: 'mimetype', bytes: Buffer.from(type), stored: true },
    { name: 'content.xml', bytes: Buffer.from(content), stored: false },
    { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest), stored: false },
  ])
}

/** A ZIP archive (APPNOTE 6.3) without dates, so that the same content gives the same bytes. */
function zipOf(entries: Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, stored } of entries) {
    const data = stored ? bytes : deflateRawSync(bytes)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(stored ? 0 : 8, 4)
    shared.writeUInt16LE(0x21, 8)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('PK\x03\x04'), shared, Buffer.from(name), data)
    directory.push(directoryEntry(shared, name, offset))
    offset += 30 + name.length + data.length
  }
  return Buffer.concat([...parts, ...directory, endOf(entries.length, Buffer.concat(directory).length, offset)])
}

function directoryEntry(shared: Buffer, name: string, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, rest, Buffer.from(name)])
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
