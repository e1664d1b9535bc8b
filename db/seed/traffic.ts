import type { Person } from './people-types.ts'
import { type Desk, writeThread } from './threads.ts'
import type { Path } from './topic.ts'

/** Threads for each class in three months. */
const OF_A_CLASS: Partial<Record<Path, number>> = {
  'teacher>class': 15,
  'teacher>parents': 8,
  'teacher>team': 6,
  'staff>team': 4,
  'guardian>teacher': 10,
  'student>teacher': 7,
  'teacher>guardians': 5,
  'staff>guardians': 4,
  'guardian>staff': 3,
  'teacher>student': 3,
  'student>student': 5,
  'student>staff': 2,
  'guardian>child': 1,
}

/** Threads for the whole school, for each class that it has. */
const OF_THE_SCHOOL: Partial<Record<Path, number>> = {
  'staff>everybody': 2.2,
  'teacher>teacher': 2,
  'teacher>staff': 1.6,
  'staff>teacher': 2,
  'staff>staff': 0.6,
  subject: 0.8,
}

/** Threads that a named person begins or gets besides. */
const OF_THE_NAMED: Record<string, Partial<Record<Path, number>>> = {
  'claire.martin': {
    'guardian>teacher': 88,
    'student>teacher': 80,
    'teacher>guardians': 22,
    'staff>teacher': 36,
    'teacher>teacher': 14,
    'teacher>student': 8,
    'teacher>staff': 10,
    'teacher>class': 6,
    'teacher>parents': 4,
  },
  'paul.durand': {
    'guardian>teacher': 16,
    'student>teacher': 22,
    'teacher>guardians': 8,
    'staff>teacher': 12,
    'teacher>teacher': 8,
    'teacher>class': 5,
  },
  'karim.benali': {
    'guardian>staff': 22,
    'staff>guardians': 8,
    'student>staff': 10,
    'teacher>staff': 14,
    'staff>staff': 6,
    'staff>team': 2,
  },
  'anne.leroy': { 'teacher>staff': 14, 'staff>staff': 16, 'staff>everybody': 4 },
  'lea.bernard': { 'student>teacher': 13, 'student>student': 15, 'teacher>student': 9, 'guardian>child': 8, 'student>staff': 3 },
  'hugo.petit': { 'student>teacher': 6, 'student>student': 9, 'teacher>student': 5, 'guardian>child': 4 },
  'ines.moreau': { 'student>teacher': 8, 'student>student': 9, 'teacher>student': 4 },
  'tom.garcia': { 'student>teacher': 6, 'student>student': 9, 'teacher>student': 5, 'guardian>child': 2 },
  'jules.bernard': { 'student>teacher': 4, 'student>student': 6, 'guardian>child': 4 },
  'sophie.bernard': {
    'guardian>teacher': 9,
    'guardian>staff': 7,
    'teacher>guardians': 7,
    'staff>guardians': 7,
    'guardian>child': 3,
  },
  'marc.bernard': { 'guardian>teacher': 5, 'guardian>staff': 3 },
  'nadia.petit': { 'guardian>teacher': 10, 'guardian>staff': 5, 'teacher>guardians': 7, 'staff>guardians': 5 },
}

/** Writes the school's mail; `volume` 1 is about 45,000 copies for 520 students. */
export function writeTraffic(desk: Desk, volume: number): void {
  const classes = desk.school.classes.length
  writeAll(desk, OF_THE_SCHOOL, volume * classes)
  for (const klass of desk.school.classes) {
    // A student of the class decides the rest of the draw: their family, their teachers.
    for (const [path, count] of Object.entries(OF_A_CLASS)) {
      repeat(count * volume, () => writeThread(desk, path as Path, klass.name, desk.random.pick(klass.students)))
    }
  }
}

/** Writes what fills the boxes of the people known by name. */
export function writeNamedTraffic(desk: Desk, volume: number): void {
  for (const [identifier, counts] of Object.entries(OF_THE_NAMED)) {
    writeAll(desk, counts, Math.min(volume, 1), desk.school.named(identifier))
  }
}

function writeAll(desk: Desk, counts: Partial<Record<Path, number>>, factor: number, focus?: Person): void {
  for (const [path, count] of Object.entries(counts))
    repeat(count * factor, () => writeThread(desk, path as Path, focus?.identifier ?? '', focus))
}

/** A draw that does not fit is drawn again, a few times. */
function repeat(times: number, write: () => boolean): void {
  for (let done = 0; done < Math.round(times); done++) {
    for (let tries = 0; tries < 8 && !write(); tries++);
  }
}
