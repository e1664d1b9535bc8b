import { download, pdf } from './support/files.ts'
import { composeOf, pick, row, sendByHand, sendQuickly, subjectLink, unique, upload } from './support/mail.ts'
import { expect, test } from './support/people.ts'

const chip = (name: string) => ({ name: `Retirer ${name}`, exact: true })

test('B01 an answer goes to the sender, under « Re : » once, in the same conversation', async ({ as, by }) => {
  const [student, karim] = [await as('felix.beaulieu'), await as('karim.benali')]
  const subject = unique('Retard de lundi')
  const id = await sendQuickly(await by('karim.benali'), { to: ['felix.beaulieu'], subject })
  await student.goto(`/mail/inbox/${id}`)
  await student.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(student.getByRole('button', chip('Karim Benali'))).toBeVisible()
  await expect(composeOf(student).subject).toHaveValue(`Re\u00a0: ${subject}`)
  await composeOf(student).text.fill('Le bus était en retard.')
  await sendByHand(student)

  await karim.goto('/mail/inbox')
  await subjectLink(karim, `Re : ${subject}`).click()
  await expect(karim.getByText('Le bus était en retard.').last()).toBeVisible()
  // The message that is answered stands folded above.
  await expect(karim.getByRole('article')).toHaveCount(1)
  await expect(karim.getByText('2 messages')).toBeVisible()
  await karim.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(composeOf(karim).subject).toHaveValue(`Re\u00a0: ${subject}`)
})

test('B01 answering all reaches everybody who was named, and says to how many', async ({ as, by }) => {
  const subject = unique('Projet commun')
  const sent = { to: ['moussa.kouadio', 'claire.martin'], cc: ['paul.durand'], subject }
  const id = await sendQuickly(await by('karim.benali'), sent)
  const student = await as('moussa.kouadio')
  await student.goto(`/mail/inbox/${id}`)
  const answerAll = student.getByRole('button', { name: 'Répondre à tous', exact: true })
  await expect(answerAll).toHaveAttribute('title', 'Répondre à 3 personnes')
  await answerAll.click()
  for (const name of ['Karim Benali', 'Claire Martin', 'Paul Durand']) {
    await expect(student.getByRole('button', chip(name))).toBeVisible()
  }
  await expect(student.getByRole('status').filter({ hasText: '3 personnes' })).toBeVisible()
  await composeOf(student).text.fill('Merci à tous.')
  // Paul and Claire do not teach the 5D: whoever is on the message may be answered all the same.
  await sendByHand(student)
  for (const name of ['claire.martin', 'paul.durand', 'karim.benali']) {
    expect(await (await (await by(name)).get('/mail/inbox')).text(), name).toContain(`Re\u00a0: ${subject}`)
  }
})

test('B01 forwarding takes the text and the files along, under « Tr : »', async ({ as, by }) => {
  const file = pdf('affiche.pdf')
  const subject = unique('Fête du collège')
  const [karim, elodie] = [await by('karim.benali'), await as('elodie.chapuis')]
  const attachments = [await upload(karim, file.name, file.buffer)]
  const id = await sendQuickly(karim, { to: ['elodie.chapuis'], subject, text: 'Voici l’affiche.', attachments })
  await elodie.goto(`/mail/inbox/${id}`)
  await elodie.getByRole('button', { name: 'Transférer', exact: true }).click()
  const { to, subject: title, text } = composeOf(elodie)
  await expect(title).toHaveValue(`Tr\u00a0: ${subject}`)
  await expect(text).toContainText('Voici l’affiche.')
  await pick(to, 'Naïma Ouk', /^Naïma Oukaci,/)
  await sendByHand(elodie)
  const naima = await as('naima.oukaci')
  await naima.goto('/mail/inbox')
  await subjectLink(naima, `Tr : ${subject}`).click()
  await expect(naima.getByRole('article')).toContainText('Voici l’affiche.')
  expect((await download(naima.getByRole('link', { name: 'affiche.pdf', exact: true }))).bytes).toEqual(file.buffer)
})

test('B07 the answer to a message of a group goes to its sender alone', async ({ as, by }) => {
  const subject = unique('Stage de physique')
  const id = await sendQuickly(await by('karim.benali'), { to: ['Enseignants de physique-chimie'], subject })
  const one = await as('sylvie.maury')
  await one.goto(`/mail/inbox/${id}`)
  await expect(one.getByRole('button', { name: 'Répondre à tous', exact: true })).toHaveAttribute(
    'title',
    /^Répondre à \d+ personnes$/,
  )
  await one.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(one.getByRole('button', chip('Karim Benali'))).toBeVisible()
  await expect(one.getByRole('button', { name: /^Retirer / })).toHaveCount(1)
  await composeOf(one).text.fill('Je suis partante.')
  await sendByHand(one)
  const colleague = await as('gael.giraud')
  await colleague.goto('/mail/inbox')
  await expect(row(colleague, subject)).toBeVisible()
  await expect(row(colleague, `Re : ${subject}`)).toHaveCount(0)
})

test('B07 a student may not answer a whole class that a teacher wrote to, only the teacher', async ({ as, by }) => {
  const subject = unique('Pour toute la classe')
  const id = await sendQuickly(await by('claire.martin'), { to: ['4B – Élèves'], subject })
  const student = await as('lou.baron')
  await student.goto(`/mail/inbox/${id}`)
  await student.getByRole('button', { name: 'Répondre', exact: true }).click()
  await expect(student.getByRole('button', chip('Claire Martin'))).toBeVisible()
  await expect(student.getByRole('button', { name: /^Retirer / })).toHaveCount(1)
})
