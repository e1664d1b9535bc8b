import { expect, it } from 'vitest'
import { type Cast, compareReach, type Edge } from './compare-reach.ts'

const CLASS = 25
type Group = { name: string; members: number[] }

/** Students in classes whose members write to each other, and their teachers. */
function network(students: number, teachers: number): { cast: Cast; edges: Edge[] } {
  const people: Cast['people'] = Array.from({ length: students + teachers }, (_, place) => ({
    id: `${place}`,
    name: `n${place}`,
    profile: place < students ? 'student' : 'teacher',
  }))
  const places = people.keys().toArray()
  const classes = Array.from({ length: students / CLASS }, (_, number) => {
    const members = places.slice(number * CLASS, (number + 1) * CLASS)
    return [`c${number}`, { name: `c${number}`, members }] as [string, Group]
  })
  const wholes: [string, Group][] = [
    ['students', { name: 'Élèves', members: places.slice(0, students) }],
    ['teachers', { name: 'Enseignants', members: places.slice(students) }],
  ]
  const edge = (from: string, to: string, was: boolean): Edge => ({ from, to, reach: 'members', was, will: true })
  const edges = [edge('students', 'students', false), edge('students', 'teachers', false)]
  return {
    cast: { people, groups: new Map([...classes, ...wholes]), children: new Map() },
    edges: [...edges, ...classes.map(([id]) => edge(id, id, true))],
  }
}

it('counts a network in which all students come within reach of each other, and lets the process breathe meanwhile', async () => {
  const [students, teachers] = [40_000, 2000]
  const { cast, edges } = network(students, teachers)
  let breaths = 0
  const breathing = setInterval(() => breaths++, 5)
  const effects = await compareReach(cast, edges)
  clearInterval(breathing)
  expect(effects.map(({ target, contacts, people }) => ({ target, contacts, people }))).toEqual([
    { target: 'student', contacts: students * (students - CLASS), people: students },
    { target: 'teacher', contacts: students * teachers, people: students },
  ])
  expect(breaths).toBeGreaterThan(2)
}, 15_000)
