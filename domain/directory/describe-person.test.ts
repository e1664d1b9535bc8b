import { describe, expect, it } from 'vitest'
import { describeFamily, describePerson, familyName, type PersonFacts } from './describe-person.ts'

const facts = (some: Partial<PersonFacts>): PersonFacts => ({
  profile: 'student',
  className: '',
  duty: '',
  classes: [],
  children: [],
  ...some,
})
const child = (firstName: string, className: string, relation: 'mother' | 'father' | 'guardian' = 'mother') => ({
  firstName,
  className,
  relation,
})

describe('a role in words', () => {
  it.each([
    [facts({ className: '3A' }), 'élève, 3A', 'student, 3A'],
    [facts({}), 'élève', 'student'],
    [facts({ profile: 'guardian' }), 'parent d’élève', 'parent'],
    [facts({ profile: 'guardian', children: [child('Léa', '3A')] }), 'mère de Léa, 3A', 'mother of Léa, 3A'],
    [
      facts({ profile: 'guardian', children: [child('Léa', '3A'), child('Jules', '6C')] }),
      'mère de Léa, 3A, et de Jules, 6C',
      'mother of Léa, 3A, and of Jules, 6C',
    ],
    [
      facts({ profile: 'guardian', children: [child('Inès', '3A', 'father'), child('Tom', '6C', 'guardian')] }),
      'père d’Inès, 3A, et responsable de Tom, 6C',
      'father of Inès, 3A, and guardian of Tom, 6C',
    ],
    [
      facts({ profile: 'guardian', children: [child('Léa', ''), child('Yves', '')] }),
      'mère de Léa et d’Yves',
      'mother of Léa and of Yves',
    ],
    [
      facts({ profile: 'teacher', duty: 'mathématiques', classes: ['3A', '4B'] }),
      'mathématiques, 3A et 4B',
      'mathématiques, 3A and 4B',
    ],
    [facts({ profile: 'teacher' }), 'enseignement', 'teacher'],
    [
      facts({ profile: 'teacher', duty: 'EPS', classes: ['3A', '3B', '4A', '4B', '5A', '5B', '6A', '6B'] }),
      'EPS, 3A, 3B, 4A, 4B, 5A et 3 autres classes',
      'EPS, 3A, 3B, 4A, 4B, 5A and 3 other classes',
    ],
    [facts({ profile: 'staff', duty: 'CPE' }), 'CPE', 'CPE'],
    [facts({ profile: 'staff' }), 'personnel', 'staff'],
  ])('%o', (person, fr, en) => {
    expect(describePerson(person, 'fr')).toBe(fr)
    expect(describePerson(person, 'en')).toBe(en)
  })

  it.each([
    ['Léa Bernard', 'Parents de Léa Bernard'],
    ['Inès Moreau', 'Parents d’Inès Moreau'],
    ['Élise Roy', 'Parents d’Élise Roy'],
    ['Hugo Petit', 'Parents de Hugo Petit'],
    ['Yann Morel', 'Parents de Yann Morel'],
    ['Yves Morel', 'Parents d’Yves Morel'],
  ])('the family of %s', (name, family) => expect(familyName(name, 'fr')).toBe(family))

  it('names the members of a family', () => {
    const sophie = { firstName: 'Sophie', lastName: 'Bernard' }
    expect(describeFamily([sophie], 'fr')).toBe('Sophie Bernard')
    expect(describeFamily([sophie, { firstName: 'Marc', lastName: 'Bernard' }], 'fr')).toBe(
      'Sophie et Marc Bernard, chacun sa copie',
    )
    expect(describeFamily([sophie, { firstName: 'Marc', lastName: 'Roy' }], 'en')).toBe(
      'Sophie Bernard and Marc Roy, a copy each',
    )
  })
})
