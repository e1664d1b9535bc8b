const UNITS = { fr: ['octets', 'ko', 'Mo', 'Go'], en: ['bytes', 'kB', 'MB', 'GB'] } as const

/** A file's size in words, in steps of 1,000 as people's computers show it: « 84 ko », « 1,4 Mo ». */
export function formatSize(bytes: number, locale: 'fr' | 'en'): string {
  const step = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : bytes < 999_500_000 ? 2 : 3
  const value = bytes / 1000 ** step
  const digits = step > 1 && value < 9.95 ? 1 : 0
  const number = value.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: digits })
  return `${number}\u00a0${UNITS[locale][step]}`
}
