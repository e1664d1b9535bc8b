import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '#db/client'
import { applyImport } from './apply-import.ts'

/** Applies an import until it has reached so many percent, says so and stays there: the test kills it. */
const [url = '', id = '', schoolId = '', at] = process.argv.slice(2)
await applyImport({ id, schoolId }, connect(url, { size: 1 }).db, async (percent) => {
  if (percent !== Number(at)) return
  console.log('reached')
  await sleep(600_000)
})
