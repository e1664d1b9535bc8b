import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tag, word, xml } from './test-national-rosters.ts'
import { factsOf, readAll } from './test-reading.ts'
import { latin9, writeFiles } from './test-rosters.ts'

const PARAMETERS = '<PARAMETRES><UAJ>0690001A</UAJ></PARAMETRES>'
const student = (id: string, more = '', name = 'BERNARD') =>
  tag('ELEVE', `ELEVE_ID="${id}"`, word('ID_NATIONAL', '1234567890A'), word('NOM_DE_FAMILLE', name), word('PRENOM', 'Léa'), more)
const structures = (id: string, ...codes: [string, string][]) =>
  tag(
    'STRUCTURES_ELEVE',
    `ELEVE_ID="${id}"`,
    codes.map(([code, type]) => tag('STRUCTURE', '', word('CODE_STRUCTURE', code), word('TYPE_STRUCTURE', type))),
  )
const students = (list: string[], places: string[], parameters = PARAMETERS) =>
  xml('BEE_ELEVES', parameters, tag('DONNEES', '', tag('ELEVES', '', list), tag('STRUCTURES', '', places)))
const ONE_STUDENT = students([student('1')], [structures('1', ['3A', 'D'])])

const guardian = (id: string, more: string) =>
  tag('PERSONNE', `PERSONNE_ID="${id}"`, word('NOM', `BERNARD-${id}`), word('PRENOM', 'Sophie'), more)
const responsible = (person: string, more: string, pupil = '1') =>
  tag('RESPONSABLE_ELEVE', '', word('ELEVE_ID', pupil), word('PERSONNE_ID', person), more)
const guardians = (people: string[], ties: string[]) =>
  xml(
    'BEE_RESPONSABLES',
    PARAMETERS,
    tag(
      'DONNEES',
      '',
      tag('PERSONNES', '', people),
      tag('RESPONSABLES', '', ties),
      '<ADRESSES><ADRESSE ADRESSE_ID="9"><LIGNE1_ADRESSE>1 rue du Lac</LIGNE1_ADRESSE><CODE_POSTAL>69003</CODE_POSTAL><LIBELLE_POSTAL>LYON</LIBELLE_POSTAL></ADRESSE></ADRESSES>',
    ),
  )

async function reading(files: Record<string, string | Uint8Array>, options = {}) {
  const written = Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? latin9(text) : text] as const)
  return readAll(await writeFiles(await mkdtemp(join(tmpdir(), 'preau-xml-')), Object.fromEntries(written)), options)
}

describe('SIECLE students', () => {
  it('are read with division and groups, never with their national number', async () => {
    const found = await reading({
      'e.xml': students([student('1', '', "D'ALMÉIDA LE GOFF")], [structures('1', ['6 B', 'D'], ['6LV1.ALL', 'G'])]),
    })
    expect(found.issues).toEqual([])
    expect(factsOf(found.facts, 'person')).toMatchObject([
      { externalId: 'siecle-eleve:1', lastName: "D'Alméida Le Goff", firstName: 'Léa', place: { line: 5 } },
    ])
    expect(factsOf(found.facts, 'class')).toMatchObject([{ externalId: 'division:6 B', name: '6 B', level: '6' }])
    expect(factsOf(found.facts, 'course')).toMatchObject([{ externalId: 'groupe:6LV1.ALL' }])
    expect(JSON.stringify(found)).not.toContain('1234567890A')
  })

  it('without a division are passed over, and leave when their date is past', async () => {
    const list = [
      student('1'),
      student('2', word('DATE_SORTIE', '15/10/2026')),
      student('3', word('DATE_SORTIE', '04/07/2027')),
      student('4', word('DATE_SORTIE', 'bientôt')),
    ]
    const found = await reading({ 'e.xml': students(list, [structures('3', ['3A', 'D']), structures('4', ['3A', 'D'])]) })
    expect(factsOf(found.facts, 'person').map(({ externalId, leaves }) => `${externalId} ${leaves}`)).toEqual([
      'siecle-eleve:2 true',
      'siecle-eleve:3 false',
      'siecle-eleve:4 false',
    ])
    expect(found.issues.map(({ code, place }) => `${code} ${place.column}`)).toEqual([
      'no-division ELEVE_ID',
      'bad-date DATE_SORTIE',
    ])
  })

  it('of another school are refused', async () => {
    const other = students([], [], '<PARAMETRES><UAJ>0690002B</UAJ></PARAMETRES>')
    await expect(reading({ 'e.xml': other })).rejects.toMatchObject({
      code: 'roster-other-school',
      values: { found: '0690002B' },
    })
  })
})

describe('SIECLE guardians', () => {
  it('are the legal ones, with an address only where it may be told', async () => {
    const people = [
      guardian('1', word('LC_CIVILITE', 'MME') + word('ADRESSE_ID', '9') + word('COMMUNICATION_ADRESSE', '1')),
      guardian('2', word('LC_CIVILITE', 'M.') + word('ADRESSE_ID', '9') + word('COMMUNICATION_ADRESSE', '0')),
      guardian('3', ''),
      guardian('4', ''),
      guardian('5', word('LC_CIVILITE', 'M.')),
    ]
    const ties = [
      responsible('1', word('RESP_LEGAL', '1') + word('CODE_PARENTE', '20')),
      responsible('2', word('NIVEAU_RESPONSABILITE', '1')),
      responsible('3', word('RESP_LEGAL', '0')),
      responsible('4', word('NIVEAU_RESPONSABILITE', '2')),
      responsible('5', word('RESP_LEGAL', '2') + word('CODE_PARENTE', '20')),
    ]
    const found = await reading({ 'e.xml': ONE_STUDENT, 'r.xml': guardians(people, ties) })
    expect(found.issues).toEqual([])
    expect(factsOf(found.facts, 'tie').map(({ guardian: id, relation }) => `${id} ${relation}`)).toEqual([
      'siecle-personne:1 mother',
      'siecle-personne:2 father',
      'siecle-personne:5 guardian',
    ])
    const people3 = factsOf(found.facts, 'person').filter(({ profile }) => profile === 'guardian')
    expect(people3.map(({ contact }) => contact.address)).toEqual(['1 rue du Lac, 69003 LYON', undefined, undefined])
  })

  it('of unknown students, and nobody’s ties, are told with their line; students of an earlier file are known', async () => {
    const files = {
      'r.xml': guardians(
        [guardian('1', '')],
        [responsible('1', word('RESP_LEGAL', '1'), '77'), responsible('8', word('RESP_LEGAL', '1'))],
      ),
    }
    const found = await reading({ ...files, 'e.xml': ONE_STUDENT })
    expect(
      found.issues.map(({ code, values, place }) => `${code} ${values.id} ${place.file.split('/').at(-1)} ${place.line > 1}`),
    ).toEqual(['unknown-person 77 r.xml true', 'unknown-person 8 r.xml true'])
    const people = [{ externalId: 'siecle-eleve:77', profile: 'student' as const, firstName: '', lastName: '', className: '' }]
    const known = await reading(files, { known: { people, groups: [] } })
    expect(factsOf(known.facts, 'tie')).toMatchObject([{ student: 'siecle-eleve:77' }])
  })
})

describe('STS', () => {
  const sts = (people: string, structure: string) =>
    xml(
      'STS_EDT',
      '<PARAMETRES><UAJ CODE="0690001A"/></PARAMETRES>',
      '<NOMENCLATURES><MATIERES><MATIERE CODE="061300"><LIBELLE_EDITION>Mathématiques</LIBELLE_EDITION></MATIERE></MATIERES></NOMENCLATURES>',
      tag('DONNEES', '', tag('INDIVIDUS', '', people), tag('STRUCTURE', '', structure)),
    )
  const individual = (id: string, type: string, more: string) =>
    tag('INDIVIDU', `ID="${id}" TYPE="${type}"`, word('NOM_USAGE', 'MARTIN'), word('PRENOM', 'CLAIRE'), more)
  const division =
    '<DIVISIONS><DIVISION CODE="3A"><SERVICES><SERVICE CODE_MATIERE="061300"><ENSEIGNANTS><ENSEIGNANT ID="7" TYPE="epp"/><ENSEIGNANT ID="99" TYPE="epp"/></ENSEIGNANTS></SERVICE></SERVICES></DIVISION></DIVISIONS>'

  it('gives teachers, staff and head teachers; local ids are a series of their own', async () => {
    const head = (end: string) =>
      tag('PROFS_PRINC', '', tag('PROF_PRINC', '', word('CODE_STRUCTURE', '3A'), word('DATE_FIN', end)))
    const people = [
      individual('7', 'epp', word('FONCTION', 'ENS') + head('2027-08-31')),
      individual('7', 'local', word('FONCTION', 'EDU')),
      individual('8', 'epp', word('FONCTION', 'ENS') + head('2025-08-31')),
      individual('9', 'epp', word('FONCTION', 'XYZ')),
    ]
    const { facts, issues } = await reading({ 'sts.xml': sts(people.join('\n'), division) })
    expect(issues.map(({ code, values }) => `${code} ${values.id}`)).toEqual(['unknown-person 99'])
    expect(
      factsOf(facts, 'person').map((one) => `${one.externalId} ${one.profile} ${one.firstName} ${one.lastName} ${one.duty}`),
    ).toEqual([
      'sts:7 teacher Claire Martin mathématiques',
      'sts:local-7 staff Claire Martin CPE',
      'sts:8 teacher Claire Martin ',
      'sts:9 staff Claire Martin XYZ',
    ])
    expect(factsOf(facts, 'member').map((one) => `${one.group} ${one.person} ${one.role}`)).toEqual([
      'division:3A sts:7 teacher',
      'division:3A sts:7 head',
    ])
  })

  it('and SIECLE make one class of a division', async () => {
    const { facts, issues } = await reading({
      'sts.xml': sts(individual('7', 'epp', word('FONCTION', 'ENS')), division.replace('<ENSEIGNANT ID="99" TYPE="epp"/>', '')),
      'e.xml': ONE_STUDENT,
    })
    expect(issues).toEqual([])
    expect(factsOf(facts, 'class')).toHaveLength(1)
    expect(factsOf(facts, 'member').map(({ group, role }) => `${group} ${role}`)).toEqual([
      'division:3A teacher',
      'division:3A student',
    ])
  })
})

describe('XML that is not what it should be', () => {
  it.each([
    ['a DOCTYPE', '<!DOCTYPE BEE_ELEVES [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><BEE_ELEVES>&b;</BEE_ELEVES>', 'roster-doctype'],
    ['an external entity', '<!DOCTYPE BEE_ELEVES SYSTEM "file:///etc/passwd"><BEE_ELEVES/>', 'roster-doctype'],
    ['an end too early', '<BEE_ELEVES><DONNEES><ELEVES><ELEVE ELEVE_ID="1"><PRENOM>Léa', 'roster-broken-xml'],
    ['an unknown entity', '<BEE_ELEVES><DONNEES>&nbsp;</DONNEES></BEE_ELEVES>', 'roster-broken-xml'],
    ['a text without end', `<BEE_ELEVES><DONNEES>${'x'.repeat(2_000_000)}</DONNEES></BEE_ELEVES>`, 'roster-broken-xml'],
    ['a well', `<BEE_ELEVES>${'<a>'.repeat(500_000)}`, 'roster-broken-xml'],
    ['another root', '<html><body/></html>', 'roster-unknown-file'],
    ['labels alone', '<BEE_STRUCTURES><DONNEES/></BEE_STRUCTURES>', 'roster-wrong-file'],
    ['an encoding of nobody', '<?xml version="1.0" encoding="klingon"?><BEE_ELEVES/>', 'roster-encoding'],
  ])('is refused: %s', async (_, text, code) => {
    await expect(reading({ 'e.xml': text })).rejects.toMatchObject({ name: 'Refusal', code })
  })

  it('passes over what says nothing of people, and refuses two files of one kind', async () => {
    const found = await reading({ 'e.xml': ONE_STUDENT, 'Nomenclature.xml': '<BEE_NOMENCLATURES/>' })
    expect(factsOf(found.facts, 'person')).toHaveLength(1)
    await expect(reading({ 'a.xml': ONE_STUDENT, 'b.xml': ONE_STUDENT })).rejects.toMatchObject({ code: 'roster-twice' })
    await expect(reading({ 'a.xml': ONE_STUDENT, 'b.csv': 'Nom;Prénom\n' })).rejects.toMatchObject({ code: 'roster-mixed' })
  })

  it('keeps a name with a control character in it, and tells', async () => {
    const found = await reading({ 'e.xml': ONE_STUDENT.replace('Léa', 'L\u0001éa') })
    expect(found.issues.map(({ code }) => code)).toEqual(['hidden-characters'])
    expect(factsOf(found.facts, 'person')).toMatchObject([{ firstName: 'Léa' }])
  })
})
