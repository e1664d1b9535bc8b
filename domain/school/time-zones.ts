/** Where schools of the French Republic, and those abroad that follow its programmes, mostly are; any other zone of the system is good too. */
export const TIME_ZONES = [
  'Europe/Paris',
  'America/Cayenne',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Miquelon',
  'Indian/Mayotte',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
  'Africa/Casablanca',
  'Africa/Dakar',
  'Africa/Tunis',
  'Asia/Beirut',
  'Europe/Brussels',
  'Europe/London',
  'America/Montreal',
] as const

/** Whether the system knows a zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}
