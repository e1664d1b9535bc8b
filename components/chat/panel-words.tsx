import en from '../../i18n/en/panel.json' with { type: 'json' }
import fr from '../../i18n/fr/panel.json' with { type: 'json' }

export type PanelWords = typeof fr

/** What the panel says, in the language of the page: in its own script, which comes when the panel does. */
export function panelWords(locale: string = document.documentElement.lang): PanelWords {
  return locale === 'en' ? en : fr
}

/** Puts values into a sentence: « Retirer {name} ». */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** A sentence by number: `one` for 1, else `many` with `#` in it. */
export function counted(number: number, { one, many }: { one: string; many: string }): string {
  return number === 1 ? one : many.replace('#', number > 99 ? '99+' : String(number))
}
