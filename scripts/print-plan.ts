import { createTranslator } from 'next-intl'
import type { Database } from '#db/client'
import type { Plan } from '#domain/directory/import/plan'
import { type Issue, listIssues } from '#domain/directory/import/queries'
import type { Refusal } from '#domain/refusal'
import { messages } from '#i18n/messages'

type Values = Record<string, string | number>
type Translate = { (key: string, values?: Values): string; has: (key: string) => boolean }

const words = createTranslator({ locale: 'fr', messages: messages.fr }) as unknown as Translate

/** A sentence of the area `import`. */
export const say = (key: string, values?: Values): string => words(`import.${key}`, values)

/** What was refused, in the words of the pages. */
export function saySomethingRefused({ code, values }: Refusal): string {
  const place = ['roster.refusals', 'import.refusals', 'refusals'].find((one) => words.has(`${one}.${code}`))
  return place ? words(`${place}.${code}`, values) : words('refusals.bad-input')
}

/** Prints the plan as its page shows it: people, groups, ties, contacts, wrong lines, what stops it or asks for a yes. */
export async function printPlan(actor: { schoolId: string }, id: string, plan: Plan, db: Database): Promise<void> {
  const lines = [...people(plan), ...groups(plan), ...contacts(plan), ...(await issues(actor, id, plan, db)), ...questions(plan)]
  console.log(lines.join('\n'))
}

function people({ people }: Plan): string[] {
  return Object.entries(people).flatMap(([profile, counts]) => {
    const said = Object.entries(counts).filter(([, count]) => count > 0)
    const list = said.map(([change, count]) => say(`command.change.${change}`, { count })).join(', ')
    return list ? [say('command.profile', { profile: say(`profiles.${profile}`), words: list })] : []
  })
}

function groups({ groups, members, ties }: Plan): string[] {
  const { classes, goneClasses, fresh, gone } = groups
  return [
    ...(classes.length > 0 ? [say('plan.classes', { count: classes.length, names: classes.join(', ') })] : []),
    ...(goneClasses.length > 0 ? [say('plan.goneClasses', { count: goneClasses.length, names: goneClasses.join(', ') })] : []),
    say('plan.groups', { fresh, gone }),
    say('plan.members', members),
    say('plan.ties', ties),
  ]
}

function contacts({ lost }: Plan): string[] {
  const pairs = Object.entries(lost).filter(([, { count }]) => count > 0)
  return pairs.map(([pair, { count, examples }]) => {
    const names = examples.map((two) => two.join(' – ')).join(', ')
    return `${say('plan.lostHeading')}\u00a0: ${say(`plan.lost.${pair}`, { count })} (${names}${count > examples.length ? ', …' : ''})`
  })
}

const MOST = 200

async function issues(actor: { schoolId: string }, id: string, plan: Plan, db: Database): Promise<string[]> {
  const found = await listIssues(actor, id, MOST, db)
  const { error, warning } = plan.issues
  const more = error + warning - found.length
  return [
    ...found.map(issueLine),
    ...(more > 0 ? [say('command.moreIssues', { count: more })] : []),
    error > 0 ? say('issues.errors', { count: error }) : '',
    warning > 0 ? say('issues.warnings', { count: warning }) : '',
  ].filter(Boolean)
}

function issueLine({ file, line, column, code, values }: Issue): string {
  const place = ['roster.issues', 'import.issues'].find((one) => words.has(`${one}.${code}`))
  const reason = place ? words(`${place}.${code}`, values) : code
  return say('command.issue', { file, line, column: column && ` (${column})`, reason })
}

function questions({ guards, stops }: Plan): string[] {
  return [
    ...stops.map(({ code, names }) => `${say('stops.heading')}\u00a0: ${say(`stops.${code}`, { names: names.join(', ') })}`),
    ...guards.map(({ code, count }) => `${say('guards.heading')}\u00a0: ${say(`guards.${code}`, { count })}`),
  ]
}
