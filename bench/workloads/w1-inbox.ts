import { bytesOf, compare, comparedLines } from '../asked.ts'
import { atMost, kilobytes } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

export const w1: Workload = {
  name: 'W1',
  title: 'inbox page (50 rows, folders, counts), mailbox of 10,000',
  run: async (stage: Stage) => {
    const owner = stage.owners[10_000]
    const compared = await compare(
      stage,
      { paths: ['/mail/inbox'], headers: { cookie: owner.cookie } },
      { paths: ['/'], headers: { cookie: owner.floorCookie } },
    )
    return [
      ...comparedLines(compared, 0.75, 4),
      atMost('HTML, gzip', bytesOf(compared.ours), 12_000, kilobytes, bytesOf(compared.floor)),
    ]
  },
}
