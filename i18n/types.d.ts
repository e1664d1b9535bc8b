import type { Locale, Messages } from './messages.ts'

// Keys that do not exist fail the type check.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
