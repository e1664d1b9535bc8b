import { getTranslations } from 'next-intl/server'
import { saveChatLooksAction } from '#domain/chat/actions'
import type { ChatLooks, Design } from '#domain/chat/chat-looks'
import { AdminForm } from './admin-form.tsx'
import { DesignChoices } from './design-choices.tsx'
import { ListDrawing, TalkDrawing } from './design-drawings.tsx'

const DESIGNS: Design[] = ['1', '2', '3']

/** How the school's chat looks: the list and the talk, each by itself. */
export async function ChatLooksForm({ looks }: { looks: ChatLooks }) {
  const [t, s] = await Promise.all([getTranslations('chat.looks'), getTranslations('school')])
  const lists = DESIGNS.map((value) => ({ value, label: t(`list${value}`), drawing: <ListDrawing design={value} /> }))
  const talks = DESIGNS.map((value) => ({ value, label: t(`detail${value}`), drawing: <TalkDrawing design={value} /> }))
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{t('title')}</h2>
      <p className="intro">{t('intro')}</p>
      <AdminForm action={saveChatLooksAction} button={t('save')} saved={s('saved')}>
        <DesignChoices legend={t('list')} name="list" chosen={looks.list} choices={lists} />
        <DesignChoices legend={t('detail')} name="detail" chosen={looks.detail} choices={talks} />
      </AdminForm>
    </section>
  )
}
