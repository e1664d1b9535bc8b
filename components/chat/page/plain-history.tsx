import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import { SearchField } from '#components/ui/search-field'
import { words } from '#components/ui/words'
import type { OpenedHistory } from '#domain/chat/open-history'
import type { Recipient } from '#domain/mail/types'
import { fullName, refText, same } from '../../mail/compose/recipient-name.ts'
import { PlainHistoryForm } from './plain-history-form.tsx'
import '../people-picker.css'

/** Where a talk's history goes, by links and forms: looked for, added one by one, then « Envoyer ». */
export async function PlainHistory({ history, query }: { history: OpenedHistory; query: string }) {
  const [t, compose] = await Promise.all([getTranslations('history'), getTranslations('compose.labels')])
  const { room, chosen, found, mayOutside, nextId } = history
  const refs = chosen.map(refText)
  const here = `/chat/${room.id}`
  const address = (some: string[]) => `${here}/history?${new URLSearchParams(some.map((one) => ['to', one]))}`
  return (
    <section className="sheet open chat-sheet" aria-labelledby="history-title">
      <header className="talk-head">
        <Link className="back" href={here} prefetch={false}>
          <Icon name="chevron-left" size={20} />
          {t('page.back')}
        </Link>
      </header>
      <div className="newtalk">
        <h1 className="h20" id="history-title">
          {t('title')}
        </h1>
        <p className="mute">{t('dialog.hint')}</p>
        <Chosen chosen={chosen} removed={(one) => address(refs.filter((ref) => ref !== refText(one)))} />
        <search>
          <form action={`${here}/history`} className="flow">
            {refs.map((ref) => (
              <input key={ref} type="hidden" name="to" value={ref} />
            ))}
            <SearchField name="q" label={t('page.search')} value={query} />
            <button type="submit" className="btn btn-line btn-sm">
              {t('page.find')}
            </button>
          </form>
        </search>
        {query && found.length === 0 ? <p role="status">{t('page.none')}</p> : null}
        {found.length > 0 ? (
          <ul className="lines" aria-label={compose('suggestions')}>
            {found.map((one) => (
              <li key={refText(one)}>
                <Link className="btn btn-line btn-sm" href={address([...refs, refText(one)])} prefetch={false}>
                  {t('page.add', { name: fullName(one) })}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <PlainHistoryForm
          room={room.id}
          nextId={nextId}
          refs={refs}
          mayOutside={mayOutside}
          words={words((key) => t(`dialog.${key}`), ['send', 'agreed', 'addresses', 'addressesHint'] as const)}
        />
      </div>
    </section>
  )
}

async function Chosen({ chosen, removed }: { chosen: Recipient[]; removed: (one: Recipient) => string }) {
  const t = await getTranslations('compose.labels')
  if (chosen.length === 0) return null
  return (
    <ul className="chosen" aria-label={t('to')}>
      {chosen
        .filter((one, place) => chosen.findIndex((other) => same(one, other)) === place)
        .map((one) => (
          <li key={refText(one)} className={one.kind === 'person' ? 'chip' : 'chip group'}>
            <Avatar name={one.name} kind={one.isMailbox ? 'mailbox' : one.kind === 'person' ? 'person' : 'group'} size="xs" />
            <span className="cut">{one.kind === 'person' ? one.name : `${one.name} (${one.size})`}</span>
            <Link className="x" href={removed(one)} prefetch={false} aria-label={t.raw('remove').replace('{name}', one.name)}>
              <Icon name="x" size={15} />
            </Link>
          </li>
        ))}
    </ul>
  )
}
