import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { useTestDatabase } from '#db/test-database'
import { uuidv7 } from '#db/uuid'
import { draftTo, makeSmallSchool, refTo } from '#domain/school-for-tests'
import { mentionsFile } from './mentions-file.ts'
import { findSendQuestion } from './send-question.ts'

const test = useTestDatabase()

it.each([
  '<p>Vous trouverez ci-joint le devoir.</p>',
  '<p>La fiche <strong>ci-jointe</strong></p>',
  '<p>Voir en pièce jointe.</p>',
  '<p>Le plan est en annexe</p>',
  '<p>Je vous joins l’affiche</p>',
  '<p>Les documents joints</p>',
  '<p>cf. PJ</p>',
  '<p>J’ai joint le formulaire.</p>',
  '<p>Please see the attached file.</p>',
])('B14 %s speaks of a file', (body) => expect(mentionsFile(body)).toBe(true))

it.each([
  '<p>Bonjour à tous</p>',
  '<p>Je rejoins le groupe</p>',
  '<p>Voici le rappel.</p><blockquote><p>Ci-joint <blockquote><p>en annexe</p></blockquote> le devoir</p></blockquote>',
  '',
])('B14 %s does not', (body) => expect(mentionsFile(body)).toBe(false))

it('B14 own words after a quotation count', () => {
  expect(mentionsFile('<blockquote><p>Rien</p></blockquote><p>Ci-joint la liste</p>')).toBe(true)
})

it('B06 more than 30 people are asked about, and again when they become more', async () => {
  const school = await makeSmallSchool(test.db)
  const claire = school.viewer('Claire Martin')
  const draft = draftTo(school, ['3A – Élèves', 'Paul Durand'])
  expect(await findSendQuestion(claire, draft, undefined, test.db)).toBeNull()
  await test.db.execute(sql`with made as (
      insert into people (school_id, profile, first_name, last_name, name, search_name, identifier, class_name, activated_at)
      select ${claire.schoolId}, 'student', 'Élève', 'Essai', 'Élève Essai', 'eleve essai', 'essai.' || n, '3A', now() from generate_series(1, 28) n
      returning id)
    insert into group_members (person_id, group_id) select id, ${refTo(school, '3A – Élèves').id} from made`)
  expect(await findSendQuestion(claire, draft, undefined, test.db)).toEqual({ people: 31, file: false })
  expect(await findSendQuestion(claire, { ...draft, to: [], bcc: draft.to }, undefined, test.db)).toEqual({
    people: 31,
    file: false,
  })
  expect(await findSendQuestion(claire, draft, 31, test.db)).toBeNull()
  const more = { ...draft, cc: [refTo(school, 'Karim Benali')] }
  expect(await findSendQuestion(claire, more, 31, test.db)).toEqual({ people: 32, file: false })
})

it('B14 a file that is there, or a yes, ends the question', async () => {
  const school = await makeSmallSchool(test.db)
  const claire = school.viewer('Claire Martin')
  const draft = draftTo(school, ['Léa Bernard'], { body: '<p>Ci-joint le devoir</p>' })
  expect(await findSendQuestion(claire, draft, undefined, test.db)).toEqual({ people: 0, file: true })
  expect(await findSendQuestion(claire, draft, 0, test.db)).toBeNull()
  expect(await findSendQuestion(claire, { ...draft, attachmentIds: [uuidv7()] }, undefined, test.db)).toBeNull()
})
