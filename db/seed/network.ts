import type { Database } from '../client.ts'
import { insertDirectory } from './directory-rows.ts'
import { makeGroups } from './groups.ts'
import { makeSchool } from './people.ts'

const STUDENTS = 520
const PEOPLE = 1490
const TOWNS = ['Lyon', 'Villeurbanne', 'Bron', 'Oullins', 'Givors', 'Vénissieux', 'Caluire', 'Écully', 'Tarare', 'Brignais']
const PATRONS = [
  'Marie-Curie',
  'Louise-Michel',
  'Victor-Hugo',
  'Jean-Macé',
  'Simone-Veil',
  'Émile-Zola',
  'Honoré-d’Urfé',
  'Ampère',
]

/**
 * Adds schools with families, groups and rules, and no mail, until about `people` more are there (at least one school).
 * Nobody there can sign in. Returns how many people were added.
 */
export async function addNetwork(db: Database, people: number): Promise<number> {
  const now = new Date()
  let added = 0
  for (let number = 1; added === 0 || added + PEOPLE / 2 < people; number++) {
    const school = makeSchool({
      seed: `network ${number}`,
      uai: `069${String(number).padStart(4, '0')}N`,
      name: `Collège ${PATRONS[number % PATRONS.length]} de ${TOWNS[Math.floor(number / PATRONS.length) % TOWNS.length]}`,
      students: STUDENTS,
      named: false,
      identifierSuffix: `.n${number}`,
    })
    await db.transaction((tx) =>
      insertDirectory(tx, school, makeGroups(school, `network ${number}`), '!', { since: now, feedSeenAt: now }),
    )
    added += school.people.length
  }
  return added
}
