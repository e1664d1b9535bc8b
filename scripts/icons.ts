/**
 * Makes public/icons.svg (one symbol an icon) from lucide-static, and components/ui/icon-sprite.tsx with the names and the
 * sprite's address. The address carries a hash of the content, so that browsers may keep it for a year.
 * Run it after changing the list: `node scripts/icons.ts`.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const NAMES =
  `mail newspaper book-user pencil-line inbox send file-pen-line file-text file trash-2 folder folder-open folder-input
plus folder-plus ellipsis keyboard search paperclip reply reply-all forward printer mail-open x users star share arrow-down chevron-left chevron-right
chevron-down check check-check circle-alert triangle-alert circle-check circle-dashed minus moon mails mail-check landmark upload
download group route shield scroll-text ban settings log-out undo-2 bold italic underline list list-ordered quote link
calendar-clock refresh-cw rotate-ccw wifi-off clock eye lock user phone message-square messages-square message-square-plus panel-right-close key-round shield-check log-in school id-card file-image file-archive file-spreadsheet file-type image music video`.split(
    /\s+/,
  )

const root = new URL('../', import.meta.url)

function symbol(name: string): string {
  const svg = readFileSync(new URL(`node_modules/lucide-static/icons/${name}.svg`, root), 'utf8')
  const inside = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.indexOf('</svg>'))
  return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replaceAll(/\s*\n\s*/g, '').replaceAll(' />', '/>')}</symbol>`
}

const names = NAMES.toSorted()
const sprite = `<svg xmlns="http://www.w3.org/2000/svg">\n${names.map(symbol).join('\n')}\n</svg>\n`
const version = createHash('sha256').update(sprite).digest('hex').slice(0, 8)

writeFileSync(new URL('public/icons.svg', root), sprite)
writeFileSync(
  new URL('components/ui/icon-sprite.tsx', root),
  `// Written by scripts/icons.ts.\nexport const SPRITE = '/icons.svg?${version}'\n\nexport type IconName =\n${names.map((name) => `  | '${name}'`).join('\n')}\n`,
)
