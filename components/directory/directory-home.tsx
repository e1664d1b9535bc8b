import { getTranslations } from 'next-intl/server'
import { ClassLinks } from '#components/directory/class-links'
import { GroupList } from '#components/directory/group-list'
import { SheetRow } from '#components/directory/sheet-row'
import type { ClassLink, GroupLink } from '#domain/directory/types'

type Props = { classes: ClassLink[]; groups: GroupLink[]; functions: GroupLink[] }

/** Where to begin without a name: one's own classes and groups, what people do in the school, all classes. */
export async function DirectoryHome({ classes, groups, functions }: Props) {
  const t = await getTranslations('directory')
  const names = (wanted: (one: ClassLink) => boolean) => classes.filter(wanted).map(({ name }) => name)
  const lists = [
    { title: t('myClasses'), classes: names(({ mine, course }) => mine && !course) },
    { title: t('myCourses'), classes: names(({ mine, course }) => mine && course) },
    { title: t('otherClasses'), classes: names(({ mine, course }) => !mine && !course) },
    { title: t('otherCourses'), classes: names(({ mine, course }) => !mine && course) },
  ].map(({ title, classes: some }) =>
    some.length > 0 ? (
      <SheetRow key={title} name={title}>
        <ClassLinks classes={some} />
      </SheetRow>
    ) : null,
  )
  return (
    <>
      {lists.slice(0, 2)}
      <SheetRow name={t('myGroups')}>
        {groups.length > 0 ? <GroupList groups={groups} /> : <p className="mute">{t('noGroup')}</p>}
      </SheetRow>
      {lists.slice(2)}
      {functions.length > 0 ? (
        <SheetRow name={t('functions')}>
          <GroupList groups={functions} />
        </SheetRow>
      ) : null}
    </>
  )
}
