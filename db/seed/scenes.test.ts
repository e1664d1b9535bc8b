import { expect, test } from 'vitest'
import { audienceOf } from './audience.ts'
import { OFFICE_HOURS, schoolCalendar } from './calendar.ts'
import { makeGroups } from './groups.ts'
import { Mailbag } from './mailbag.ts'
import { makeSchool } from './people.ts'
import { seededRandom } from './random.ts'
import { playScenes } from './scenes.ts'

const school = makeSchool({ seed: 'scenes', uai: '0690001A', name: 'Collège', students: 78, named: true })
const groups = makeGroups(school, 'scenes')
const hours = Array.from({ length: 7 * 24 }, (_, hour) => new Date(Date.UTC(2026, 9, 22, hour, 20)))

test('whenever the school is filled, scenes are over and answers come after what they answer', () => {
  for (const now of hours) {
    const calendar = schoolCalendar(now, 'Europe/Paris')
    const bag = new Mailbag(school, audienceOf(school), now.getTime(), seededRandom('bag'))
    playScenes({ school, groups, calendar, random: seededRandom('mail'), bag, decks: new Map() })
    const sentAt = new Map(bag.messages.map((message) => [message.id, String(message.sent_at ?? message.updated_at)]))
    for (const message of bag.messages) {
      expect(sentAt.get(message.id)! <= now.toISOString()).toBe(true)
      if (message.reply_to_id) expect(sentAt.get(message.id)! > sentAt.get(String(message.reply_to_id))!).toBe(true)
    }
  }
})

test('nobody at work writes at night or on a Sunday, across the change of the clocks', () => {
  for (const now of hours) {
    const calendar = schoolCalendar(now, 'Europe/Paris')
    for (const minutes of [0, 5, 300, 3000, 20_000]) {
      const local = new Date(calendar.before(minutes, OFFICE_HOURS)).toLocaleString('en-GB', {
        timeZone: 'Europe/Paris',
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      })
      expect(local).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? (07:[45]|0[89]:|1\d:)/)
    }
  }
})
