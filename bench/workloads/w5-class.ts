import { GROUP_SIZES, GROUPS, personId } from '../data/ids.ts'
import { takeBackSent } from '../data/prepare.ts'
import { alternate, median, timedEach } from '../measure.ts'
import { atMostTimes, type Line, milliseconds } from '../report.ts'
import { isReadable, sendBare, sendByRequest } from '../sending.ts'
import type { Stage } from '../stage.ts'
import { countStatements } from '../statements.ts'
import type { Workload } from './workload.ts'

const EACH = 12

export const w5: Workload = {
  name: 'W5',
  title: 'one message to a class of 30, from request to readable',
  run: async (stage) => {
    await timedEach(EACH, () => sendToClass(stage))
    const [ours = [], bare = []] = await alternate(
      stage.rounds,
      async () => median(await timedEach(EACH, () => sendToClass(stage))),
      async () => median(await timedEach(EACH, () => sendBare(stage, GROUPS.class))),
    )
    const lines = [
      atMostTimes('request to readable, floor: bare SQL', median(ours), median(bare), 12, milliseconds),
      await countLine(stage),
    ]
    await takeBackSent(stage.db, stage.size)
    return lines
  },
}

async function sendToClass(stage: Stage): Promise<void> {
  const id = await sendByRequest(stage, GROUPS.class, GROUP_SIZES.class)
  if (!(await isReadable(stage, personId(1), id))) throw new Error('a message that was said to be sent is not there')
}

async function countLine(stage: Stage): Promise<Line> {
  const asked = (name: 'class' | 'crowd') =>
    countStatements(stage.server, stage.size.database, 1, () => sendByRequest(stage, GROUPS[name], GROUP_SIZES[name]))
  const [few, many] = [await asked('class'), await asked('crowd')]
  const words = (one: typeof few) => `${one.queries} (+ ${one.transactions} begin)`
  return {
    what: 'queries to 30, floor: to 2,000',
    ours: words(few),
    floor: words(many),
    aim: 'the same',
    met: few.queries === many.queries,
  }
}
