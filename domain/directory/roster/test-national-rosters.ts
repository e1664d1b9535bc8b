import { latin9, writeFiles } from './test-rosters.ts'
import type { RosterSchool, TestGuardian, TestStudent } from './test-school-roster.ts'

type Part = string | Part[]

/** `ElevesAvecAdresses.xml` and `ResponsablesAvecAdresses.xml` as a school's office exports them, in ISO-8859-15. */
export function writeSiecle(school: RosterSchool, folder: string): Promise<string[]> {
  return writeFiles(folder, {
    'ElevesAvecAdresses.xml': latin9(studentsXml(school)),
    'ResponsablesAvecAdresses.xml': latin9(guardiansXml(school)),
  })
}

/** `sts_emp_<UAI>_2026.xml`, in ISO-8859-15. */
export function writeSts(school: RosterSchool, folder: string): Promise<string[]> {
  return writeFiles(folder, { [`sts_emp_${school.uai}_2026.xml`]: latin9(stsXml(school)) })
}

export function xml(root: string, ...parts: Part[]): string {
  return `<?xml version="1.0" encoding="ISO-8859-15"?>\n${tag(root, '', parts)}\n`
}

export function tag(name: string, attributes: string, ...parts: Part[]): string {
  const inside = parts.flat(9)
  return `<${name}${attributes ? ` ${attributes}` : ''}>${inside.length > 1 ? `\n${inside.join('\n')}\n` : (inside[0] ?? '')}</${name}>`
}

export function word(name: string, text: string | number): string {
  return `<${name}>${String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`
}

const parameters = (uai: string) =>
  tag('PARAMETRES', '', word('UAJ', uai), word('ANNEE_SCOLAIRE', 2026), word('DATE_EXPORT', '21/11/2026'))
const shout = (name: string) => name.toLocaleUpperCase('fr')

function studentsXml({ uai, students }: RosterSchool): string {
  const student = ({ id, lastName, firstName, className }: TestStudent) =>
    tag('ELEVE', `ELEVE_ID="${id}" ELENOET="${id}"`, [
      word('ID_NATIONAL', `0${id}00000AA`),
      word('NOM_DE_FAMILLE', shout(lastName)),
      word('PRENOM', firstName),
      word('DATE_NAISS', '01/07/2014'),
      word('CODE_MEF', { 6: '10010012110', 5: '10110001110', 4: '10210001110', 3: '10310019110' }[className[0]!] ?? ''),
    ])
  const structures = ({ id, className, courses }: TestStudent) =>
    tag('STRUCTURES_ELEVE', `ELEVE_ID="${id}"`, [structure(className, 'D'), ...courses.map((code) => structure(code, 'G'))])
  const data = tag('DONNEES', '', tag('ELEVES', '', students.map(student)), tag('STRUCTURES', '', students.map(structures)))
  return xml('BEE_ELEVES', parameters(uai), data)
}

const structure = (code: string, type: 'D' | 'G') =>
  tag('STRUCTURE', '', word('CODE_STRUCTURE', code), word('TYPE_STRUCTURE', type))

function guardiansXml({ uai, guardians }: RosterSchool): string {
  const persons = guardians.map(({ id, lastName, firstName, relation, email = '', mobile = '' }) =>
    tag('PERSONNE', `PERSONNE_ID="${id}"`, [
      word('NOM', shout(lastName)),
      word('PRENOM', firstName),
      word('LC_CIVILITE', relation === 'mother' ? 'MME' : 'M.'),
      word('TEL_PORTABLE', mobile.replace('+33', '0')),
      word('MEL', email),
      word('ADRESSE_ID', id),
      word('COMMUNICATION_ADRESSE', '0'),
    ]),
  )
  const ties = guardians.flatMap((one) => one.children.map((child) => legalTie(one, child)))
  const addresses = guardians.map(({ id }) =>
    tag('ADRESSE', `ADRESSE_ID="${id}"`, [
      word('LIGNE1_ADRESSE', `${id % 90} rue des Essais`),
      word('CODE_POSTAL', '69003'),
      word('LIBELLE_POSTAL', 'LYON'),
    ]),
  )
  const data = tag('DONNEES', '', tag('PERSONNES', '', persons), tag('RESPONSABLES', '', ties), tag('ADRESSES', '', addresses))
  return xml('BEE_RESPONSABLES', parameters(uai), data)
}

function legalTie({ id, relation }: TestGuardian, child: TestStudent): string {
  const kinship = { mother: '20', father: '10', guardian: '90' }[relation]
  return tag('RESPONSABLE_ELEVE', '', [
    word('ELEVE_ID', child.id),
    word('PERSONNE_ID', id),
    word('RESP_LEGAL', relation === 'father' ? '2' : '1'),
    word('CODE_PARENTE', kinship),
  ])
}

function stsXml({ uai, classes, courses, teachers, staff }: RosterSchool): string {
  const subjects = [...new Set(teachers.map(({ subject }) => subject))]
  const code = (subject: string) => String(100 + subjects.indexOf(subject))
  const services = (list: RosterSchool['teachers']) =>
    tag(
      'SERVICES',
      '',
      list.map((one) =>
        tag(
          'SERVICE',
          `CODE_MATIERE="${code(one.subject)}" CODE_MOD_COURS="CG"`,
          tag('ENSEIGNANTS', '', tag('ENSEIGNANT', `ID="${one.id}" TYPE="epp"`, '')),
        ),
      ),
    )
  const divisions = classes.map((name) =>
    tag(
      'DIVISION',
      `CODE="${name}"`,
      word('LIBELLE_LONG', `CLASSE ${name}`),
      services(teachers.filter((one) => one.classes.includes(name))),
    ),
  )
  const groups = courses.map((course) =>
    tag('GROUPE', `CODE="${course.code}"`, [
      word('LIBELLE_LONG', course.name),
      tag(
        'DIVISIONS_APPARTENANCE',
        '',
        course.classes.map((name) => tag('DIVISION_APPARTENANCE', `CODE="${name}"`, '')),
      ),
      services(teachers.filter((one) => one.courses.includes(course.code))),
    ]),
  )
  const individuals = [
    ...teachers.map((one) => individual(one.id, one, 'ENS', one.headOf)),
    ...staff.map((one) => individual(one.id, one, one.code, '')),
  ]
  const labels = tag(
    'MATIERES',
    '',
    subjects.map((name) =>
      tag('MATIERE', `CODE="${code(name)}"`, word('LIBELLE_LONG', shout(name)), word('LIBELLE_EDITION', name)),
    ),
  )
  const structures = tag('STRUCTURE', '', tag('DIVISIONS', '', divisions), tag('GROUPES', '', groups))
  const data = tag('DONNEES', '', tag('INDIVIDUS', '', individuals), structures)
  return xml('STS_EDT', tag('PARAMETRES', '', tag('UAJ', `CODE="${uai}"`, '')), tag('NOMENCLATURES', '', labels), data)
}

function individual(
  id: number,
  { firstName, lastName }: { firstName: string; lastName: string },
  duty: string,
  headOf: string,
): string {
  const head = headOf
    ? [
        tag(
          'PROFS_PRINC',
          '',
          tag('PROF_PRINC', '', word('CODE_STRUCTURE', headOf), word('DATE_DEBUT', '2026-09-01'), word('DATE_FIN', '2027-08-31')),
        ),
      ]
    : []
  return tag('INDIVIDU', `ID="${id}" TYPE="epp"`, [
    word('NOM_USAGE', shout(lastName)),
    word('PRENOM', firstName),
    word('FONCTION', duty),
    ...head,
  ])
}
