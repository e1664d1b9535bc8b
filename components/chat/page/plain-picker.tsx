import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { fill, panelWords } from '#components/chat/panel-words'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import { FieldError } from '#components/ui/notice'
import { SearchField } from '#components/ui/search-field'
import type { NewTalk } from '#domain/chat/open-new-talk'
import { CHAT_LIMITS } from '#domain/chat/types'
import type { Viewer } from '#domain/session/viewer'
import '../people-picker.css'

type Props = { viewer: Viewer; talk: NewTalk; query: string; refusal: string }

/** Choosing people by links and forms: looked for, added one by one, then « Discuter » or « Envoyer l’invitation ». */
export async function PlainPicker({ viewer, talk: { found, chosen, room }, query, refusal }: Props) {
  const t = await getTranslations('chat.new')
  const words = panelWords(viewer.locale)
  const ids = chosen.map(({ id }) => id)
  const address = (people: string[]) =>
    `/chat/new?${new URLSearchParams([...(room ? [['room', room.id]] : []), ...people.map((id) => ['with', id])])}`
  const kept = (
    <>
      {room ? <input type="hidden" name="room" value={room.id} /> : null}
      {ids.map((id) => (
        <input key={id} type="hidden" name="with" value={id} />
      ))}
    </>
  )
  return (
    <div className="newtalk">
      <h1 className="h20">{room ? t('inviteTitle', { name: room.title }) : words.newTalk}</h1>
      {room?.kind === 'pair' ? <p className="small mute">{words.inviteFromPair}</p> : null}
      {chosen.length > 0 ? (
        <ul className="chosen" aria-label={words.chosen}>
          {chosen.map(({ id, name }) => (
            <li key={id} className="chip">
              <Avatar name={name} size="xs" />
              <span className="cut">{name}</span>
              <Link
                className="x"
                href={address(ids.filter((one) => one !== id))}
                prefetch={false}
                aria-label={fill(words.remove, { name })}
              >
                <Icon name="x" size={15} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <form action="/chat/new" className="flow">
        {kept}
        <SearchField name="q" label={words.search} value={query} />
        <button type="submit" className="btn btn-line btn-sm">
          {t('look')}
        </button>
      </form>
      {found.length > 0 ? (
        <ul className="lines" aria-label={words.suggestions}>
          {found.map(({ id, name, role }) => (
            <li key={id}>
              <Avatar name={name} size="s" />
              <span className="grow">
                {name} <span className="small mute">{role}</span>
              </span>
              <Link className="btn btn-line btn-sm" href={address([...ids, id])} prefetch={false}>
                {t('add', { name })}
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mute">{query ? fill(words.nobody, { query }) : t('none')}</p>
      )}
      {chosen.length > 0 ? (
        <form method="post" action={room ? '/api/chat/invite' : '/api/chat/start'} className="stack">
          <input type="hidden" name="back" value={address(ids)} />
          {room ? <input type="hidden" name="room" value={room.id} /> : null}
          {ids.map((id) => (
            <input key={id} type="hidden" name="people[]" value={id} />
          ))}
          {!room && chosen.length > 1 ? <RoomFields viewer={viewer} /> : null}
          {refusal ? <FieldError id="start-refusal">{await sentenceOf(refusal)}</FieldError> : null}
          <p className="flow">
            <button type="submit" className="btn btn-main">
              {room ? words.inviteSend : words.talk}
            </button>
          </p>
        </form>
      ) : null}
    </div>
  )
}

function RoomFields({ viewer: { locale, profile } }: { viewer: Viewer }) {
  const words = panelWords(locale)
  return (
    <>
      <label className="field">
        <span>{words.roomName}</span>
        <input className="input" name="name" maxLength={CHAT_LIMITS.name} autoComplete="off" dir="auto" />
      </label>
      {profile === 'staff' || profile === 'teacher' ? (
        <label className="choice">
          <input className="box" type="checkbox" name="withHistory" />
          {words.withHistory}
        </label>
      ) : null}
    </>
  )
}

/** The sentence of a code that an address carries; of any other, that something was not understood. */
async function sentenceOf(code: string): Promise<string> {
  const t = await getTranslations('chat.refusals')
  const values = { limit: CHAT_LIMITS.people }
  return t.has(code as never)
    ? (t as unknown as (key: string, values: object) => string)(code, values)
    : (await getTranslations('refusals'))('bad-input')
}
