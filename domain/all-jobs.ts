import { mailHistoryJob } from './chat/mail-history.ts'
import { applyImportJob, tidyImportsJob } from './directory/import/import-job.ts'
import type { Job } from './jobs/job.ts'
import { accountNewsJob } from './mail/account-news.ts'
import { answerAwayJob } from './mail/answer-away.ts'
import { expandSendingJob, resumeSendingsJob } from './mail/large-sending.ts'
import { purgeJob } from './mail/purge-job.ts'
import { sendDueJob, sweepDueJob } from './mail/send-scheduled.ts'
import { sendLetterJob } from './notifications/send-letter.ts'
import { tidySessionsJob } from './session/tidy-sessions.ts'

/** Every job there is. A new one is a file of its area that declares it (`domain/jobs/job.ts`) and a line here. */
export const ALL_JOBS: Job[] = [
  accountNewsJob,
  answerAwayJob,
  applyImportJob,
  expandSendingJob,
  mailHistoryJob,
  purgeJob,
  resumeSendingsJob,
  sendDueJob,
  sendLetterJob,
  sweepDueJob,
  tidyImportsJob,
  tidySessionsJob,
]
