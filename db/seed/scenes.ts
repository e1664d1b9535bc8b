import type { Target } from './audience.ts'
import { DRAFTS } from './draft-texts.ts'
import { htmlOf, replySubject } from './letter.ts'
import type { Letter, Sent } from './mailbag.ts'
import { MAILBOX_SCENES } from './mailbox-scenes.ts'
import { SCENES, type Scene } from './scene-texts.ts'
import { type Desk, hoursOf } from './threads.ts'
import { french } from './typography.ts'

/** What was written by hand, from the oldest on, and who has not read it: pairs of message and person. */
export function playScenes(desk: Desk): Set<string> {
  const sent = new Map<string, Sent>()
  const unread = new Set<string>()
  const dated = [...SCENES, ...MAILBOX_SCENES].map((scene) => ({ scene, at: momentOf(desk, scene) })).sort((a, b) => a.at - b.at)
  for (const { scene, at } of dated) {
    const answered = scene.replyTo ? sent.get(scene.replyTo) : undefined
    const message = desk.bag.send(letterOf(desk, scene, at, answered))
    if (!message) continue
    if (scene.key) sent.set(scene.key, message)
    for (const identifier of scene.unread ?? []) unread.add(`${message.id} ${desk.school.named(identifier).id}`)
  }
  for (const scene of DRAFTS) desk.bag.draft(letterOf(desk, scene, momentOf(desk, scene)))
  return unread
}

function momentOf({ calendar, school }: Desk, scene: Scene): number {
  return calendar.before(scene.ago, hoursOf(school.named(scene.from)))
}

function letterOf(desk: Desk, scene: Scene, at: number, replyTo?: Sent): Letter {
  const { school, calendar } = desk
  const dated = (text: string) =>
    french(text.replaceAll(/\{jour([+-]\d+)\}/g, (_, days: string) => calendar.dayInWords(at, Number(days))))
  const about = scene.about ? school.named(scene.about) : undefined
  const subject = replyTo && scene.subject.startsWith('Re') ? replySubject(replyTo.letter.subject) : dated(scene.subject)
  const files = (scene.files ?? []).map((file) => ({ key: file.split(':')[0]!, name: file.split(':')[1]! }))
  return {
    author: school.named(scene.from),
    ...(scene.sentAs ? { sentAs: desk.groups.named(scene.sentAs) } : {}),
    to: scene.to.map((name) => targetOf(desk, name)),
    cc: (scene.cc ?? []).map((name) => targetOf(desk, name)),
    subject,
    html: htmlOf(dated(scene.body)),
    at,
    replyTo,
    about: about ? [about] : [],
    className: scene.className ?? about?.className ?? '',
    file: files,
  }
}

function targetOf({ school, groups }: Desk, name: string): Target {
  if (name.startsWith('parents:')) return { kind: 'guardians', student: school.named(name.slice('parents:'.length)) }
  if (/^[a-z-]+\.[a-z-]+$/.test(name)) return { kind: 'person', person: school.named(name) }
  return { kind: 'group', group: groups.named(name) }
}
