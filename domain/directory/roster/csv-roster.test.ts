import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { messages } from '#i18n/messages'
import { CSV_FIELDS, proposeMapping } from './csv-fields.ts'
import { previewCsv } from './csv-records.ts'
import { openRoster } from './open-roster.ts'
import { factsOf, readAll } from './test-reading.ts'
import { writeFiles } from './test-rosters.ts'

async function reading(files: Record<string, string | Uint8Array>, options = {}) {
  return readAll(await writeFiles(await mkdtemp(join(tmpdir(), 'preau-csv-')), files), options)
}
const codes = ({ issues }: Awaited<ReturnType<typeof reading>>) => issues.map(({ code, place }) => `${code} ${place.line}`)

describe('columns of a free table', () => {
  it.each([
    [['NOM', 'Prénom', 'Classe'], 'liste.csv', { profile: 'student', columns: { lastName: 0, firstName: 1, class: 2 } }],
    [
      ['Prénom Élève', "Nom d'usage Élève", 'Nom Élève', 'N° INE'],
      '',
      { profile: 'student', columns: { firstName: 0, usageName: 1, lastName: 2 } },
    ],
    [
      ['last name', 'First_Name', 'E-mail', 'Discipline'],
      '',
      { profile: 'teacher', columns: { lastName: 0, firstName: 1, email: 2, duty: 3 } },
    ],
    [['Nom', 'Prénom', 'Profil'], '', { profile: 'column', columns: { lastName: 0, firstName: 1, profile: 2 } }],
    [
      [
        'Nom responsable',
        'Prénom responsable',
        'Courriel',
        'Nom enfant',
        'Prénom enfant',
        'Classes enfants',
        'Nom enfant',
        'Prénom enfant',
      ],
      '',
      {
        profile: 'guardian',
        columns: {
          lastName: 0,
          firstName: 1,
          email: 2,
          child1LastName: 3,
          child1FirstName: 4,
          child1Class: 5,
          child2LastName: 6,
          child2FirstName: 7,
        },
      },
    ],
    [
      ['nom', 'prenom', 'Nom du parent 1', 'Prénom parent1', 'Mail resp. légal 2'],
      '',
      {
        profile: 'student',
        columns: { lastName: 0, firstName: 1, guardian1LastName: 2, guardian1FirstName: 3, guardian2Email: 4 },
      },
    ],
  ])('are found by %j', (headers, name, mapping) => expect(proposeMapping(headers, name)).toEqual(mapping))

  it('have words each', () => expect(Object.keys(messages.fr.roster.fields).toSorted()).toEqual([...CSV_FIELDS].toSorted()))

  it('are shown with the first five rows before anything is read', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `Petit;Hugo${index};3A`)
    const paths = await writeFiles(await mkdtemp(join(tmpdir(), 'preau-csv-')), {
      'eleves.csv': ['Nom;Prénom;Classe', ...rows].join('\n'),
    })
    const [file] = await openRoster(paths.map((path) => ({ path })))
    const preview = await previewCsv(file!)
    expect(preview).toMatchObject({ headers: ['Nom', 'Prénom', 'Classe'], mapping: { profile: 'student' } })
    expect(preview.rows).toHaveLength(5)
  })
})

describe('free tables', () => {
  it('read any encoding, separator, quote and line end', async () => {
    const text = 'Nom;Prénom;Classe\r\n"Lefèvre; dit ""Œil""";Noël;3A\r\n\r\n"Müller\n";Zoé;3A\r\n'
    const written = {
      utf8: text,
      bom: `\uFEFF${text}`,
      latin9: iconv.encode(text, 'iso-8859-15'),
      windows: iconv.encode(text, 'windows-1252'),
      utf16: iconv.encode(text, 'utf16le', { addBOM: true }),
      commas: text.replaceAll(';', ',').replace('Lefèvre,', 'Lefèvre;'),
      tabs: text.replaceAll(';', '\t').replace('Lefèvre\t', 'Lefèvre;'),
      lineFeeds: text.replaceAll('\r\n', '\n'),
    }
    for (const [name, content] of Object.entries(written)) {
      const { facts, issues } = await reading({ 'eleves.csv': content })
      expect(issues, name).toEqual([])
      expect(
        factsOf(facts, 'person').map((one) => `${one.firstName} ${one.lastName} ${one.place.line}`),
        name,
      ).toEqual(['Noël Lefèvre; dit "Œil" 2', 'Zoé Müller 4'])
    }
  })

  it('tell bytes that are no letters, with their line', async () => {
    const bytes = Buffer.concat([
      Buffer.from('\uFEFFNom;Prénom;Classe\nPetit;Hugo;3A\nMor'),
      Buffer.from([0xff]),
      Buffer.from('eau;Inès;3A\n'),
    ])
    expect(codes(await reading({ 'eleves.csv': bytes }))).toEqual(['undecodable 3'])
  })

  it('keep a student one person from class to class, and homonyms apart', async () => {
    const ids = async (rows: string) =>
      factsOf((await reading({ 'eleves.csv': `Nom;Prénom;Classe\n${rows}` })).facts, 'person').map(({ externalId }) => externalId)
    expect(await ids('Petit;Hugo;3A')).toEqual(await ids('PETIT;hugo;4B'))
    expect(await ids('Petit;Hugo;3A\nPetit;Hugo;6C')).toEqual(['csv-eleve:petit/hugo/3a', 'csv-eleve:petit/hugo/6c'])
    expect(codes(await reading({ 'eleves.csv': 'Nom;Prénom;Classe\nPetit;Hugo;3A\nPetit;Hugo;6C' }))).toEqual([
      'homonyms 2',
      'homonyms 3',
    ])
  })

  it('tell rows of one person once, with all classes and guardians', async () => {
    const { facts, issues } = await reading({
      'enseignants.csv':
        'Nom;Prénom;Matière;Classe;Professeur principal\nMartin;Claire;maths;3A;oui\nMartin;Claire;maths;4B;non\n',
    })
    expect(issues).toEqual([])
    expect(factsOf(facts, 'person')).toHaveLength(1)
    expect(factsOf(facts, 'member').map(({ group, role }) => `${group} ${role}`)).toEqual([
      'csv-classe:3a teacher',
      'csv-classe:3a head',
      'csv-classe:4b teacher',
    ])
  })

  it('never make one guardian of two families that only share a name', async () => {
    const header = 'Nom;Prénom;Classe;Nom responsable 1;Prénom responsable 1;Courriel responsable 1\n'
    const rows = [
      'Bernard;Léa;3A;Bernard;Sophie;s@exemple.fr',
      'Bernard;Jules;6C;Bernard;Sophie;S@exemple.fr',
      'Bernard;Zoé;5A;Bernard;Sophie;autre@exemple.fr',
    ]
    const found = await reading({ 'eleves.csv': header + rows.join('\n') })
    expect(codes(found)).toEqual(['same-person 4'])
    const ties = factsOf(found.facts, 'tie').map(({ guardian, student }) => [guardian, student])
    expect(ties.map(([guardian]) => guardian === ties[0]![0])).toEqual([true, true, false])
  })

  it('find the children of guardians by name and class, and guess at none', async () => {
    const students = 'Nom;Prénom;Classe\nPetit;Hugo;3A\nPetit;Hugo;6C\nMoreau;Inès;3A\n'
    const guardians = `Civilité;Nom;Prénom;Nom enfant;Prénom enfant;Classe enfant
Mme;Petit;Nadia;Petit;Hugo;6 C
M.;Petit;Luc;Petit;Hugo;
Mme;Moreau;Eva;MOREAU;Ines;
Mme;Roux;Lou;Roux;Tom;3A
cousin;Brun;Max;Moreau;Inès;3A
`
    const found = await reading({ 'eleves.csv': students, 'responsables.csv': guardians })
    expect(factsOf(found.facts, 'tie').map(({ student, relation }) => `${student} ${relation}`)).toEqual([
      'csv-eleve:petit/hugo/6c mother',
      'csv-eleve:moreau/ines mother',
      'csv-eleve:moreau/ines guardian',
    ])
    expect(codes(found).slice(2)).toEqual(['child-ambiguous 3', 'child-not-found 5', 'unknown-relation 6'])
    expect(factsOf(found.facts, 'person').filter(({ profile }) => profile === 'guardian')).toHaveLength(5)
  })

  it('tie guardians to students whom the school has already', async () => {
    const known = {
      people: [
        { externalId: 'siecle-eleve:4', profile: 'student' as const, firstName: 'Inès', lastName: 'Moreau', className: '3A' },
      ],
      groups: [],
    }
    const { facts, issues } = await reading(
      { 'parents.csv': 'Nom,Prénom,Nom enfant,Prénom enfant\nMoreau,Eva,Moreau,Inès\n' },
      { known },
    )
    expect(issues).toEqual([])
    expect(factsOf(facts, 'tie')).toMatchObject([{ student: 'siecle-eleve:4' }])
  })

  it('read the three exports of ONDE as they come', async () => {
    const students = `"Nom Élève";"Nom d'usage Élève";"Prénom Élève";"Date naissance";"Sexe";"Adresse1";"Cp1";"Commune1";"Pays1";"Cycle";"Niveau";"Classe"
"BERNARD";"";"Léa";"01/07/2017";"F";"1 rue du Lac";"69003";"LYON";"FRANCE";"CYCLE III";"CM1";"CM1-CM2 A"
"PETIT";"MOREAU";"Hugo";"02/08/2017";"M";"";"";"";"";"CYCLE III";"CM2";"CM1-CM2 A"
`
    const guardians = `"Civilité Responsable";"Nom usage responsable";"Nom responsable";"Prénom responsable";"Adresse responsable";"CP responsable";"Commune responsable";"Pays";"Courriel";"Téléphone domicile";"Téléphone portable";"Nom d'usage enfant";"Nom de famille enfant";"Prénom enfant";"Classes enfants";"Nom d'usage enfant";"Nom de famille enfant";"Prénom enfant";"Classes enfants"
"MME";"BERNARD";"ROUX";"Sophie";"1 rue du Lac";"69003";"LYON";"FRANCE";"sophie@exemple.fr";"04 78 00 00 00";"06.12.34.56.78";"";"BERNARD";"Léa";"CM1-CM2 A";"MOREAU";"PETIT";"Hugo";"CM1-CM2 A"
`
    const teachers =
      '"Civilité";"Nom usage";"Nom";"Prénom";"Courriel";"Directeur";"Classe"\n"M.";"";"DURAND";"Paul";"paul@exemple.fr";"Non";"CM1-CM2 A"\n'
    const written = {
      'CSVExtraction-eleves.csv': students,
      'CSVExtraction-responsables.csv': guardians,
      'CSVExtraction-enseignants.csv': teachers,
    }
    const found = await reading(
      Object.fromEntries(Object.entries(written).map(([name, text]) => [name, iconv.encode(text, 'iso-8859-1')])),
    )
    expect(found.issues).toEqual([])
    expect(factsOf(found.facts, 'person').map((one) => `${one.profile} ${one.firstName} ${one.lastName}`)).toEqual([
      'student Léa Bernard',
      'student Hugo Moreau',
      'guardian Sophie Bernard',
      'teacher Paul Durand',
    ])
    expect(factsOf(found.facts, 'person')[2]!.contact).toEqual({
      email: 'sophie@exemple.fr',
      phone: '+33478000000',
      mobile: '+33612345678',
      address: '1 rue du Lac, 69003 LYON',
    })
    expect(factsOf(found.facts, 'tie').map(({ relation }) => relation)).toEqual(['mother', 'mother'])
    expect(factsOf(found.facts, 'member').map(({ group, role }) => `${group} ${role}`)).toEqual([
      'csv-classe:cm1cm2a student',
      'csv-classe:cm1cm2a student',
      'csv-classe:cm1cm2a teacher',
    ])
  })

  it('go by the mapping that was chosen, and ask where the names are', async () => {
    const mappings = { 'a.csv': { profile: 'column' as const, columns: { lastName: 1, firstName: 0, profile: 2 } } }
    const found = await reading(
      { 'a.csv': 'un,deux,trois\nLéa,Bernard,élève\nAnne,Leroy,Personnel\nTom,Garcia,fantôme\n' },
      { mappings },
    )
    expect(factsOf(found.facts, 'person').map(({ lastName, profile }) => [lastName, profile])).toEqual([
      ['Bernard', 'student'],
      ['Leroy', 'staff'],
    ])
    expect(codes(found)).toEqual(['unknown-profile 4'])
    await expect(reading({ 'a.csv': 'un,deux,trois\nLéa,Bernard,élève\n' })).rejects.toMatchObject({ code: 'roster-no-mapping' })
  })
})
