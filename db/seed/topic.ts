/** Who begins a thread, and whom it goes to. */
export type Path =
  | 'guardian>teacher'
  | 'guardian>staff'
  | 'guardian>child'
  | 'teacher>guardians'
  | 'staff>guardians'
  | 'student>teacher'
  | 'student>student'
  | 'student>staff'
  | 'teacher>student'
  | 'teacher>class'
  | 'teacher>parents'
  | 'teacher>team'
  | 'staff>team'
  | 'teacher>teacher'
  | 'teacher>staff'
  | 'staff>teacher'
  | 'staff>staff'
  | 'staff>everybody'
  | 'subject'

/**
 * A thread to be written many times. `{enfant}`, `{jour+2}` … are filled in, `{il|elle}` follows the student, `[il|elle]`
 * the author; greeting and signature are put around. Replies come from the one written to, then from the author, in turn.
 */
export type Topic = {
  subject: string
  body: string
  replies?: string[]
  /** The file that goes with it: a key of `FILES`. */
  file?: string
  /** Only from or to people of that duty: « CPE », « mathématiques ». */
  duty?: string
  /** Only in classes of these levels: « 43 » for 4e and 3e. */
  levels?: string
  /** The group written to, where the path leaves it open; `{niveau}` stands for a level. */
  group?: string
}
