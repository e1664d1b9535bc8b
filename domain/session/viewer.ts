/** Who asks: built once a request from the session's row, never from the request. */
export type Viewer = {
  personId: string
  sessionId: string
  schoolId: string
  schoolName: string
  timeZone: string
  profile: 'student' | 'guardian' | 'teacher' | 'staff'
  name: string
  firstName: string
  isAdmin: boolean
  locale: 'fr' | 'en'
  theme: 'auto' | 'light' | 'dark'
  density: 'airy' | 'compact'
  readingFont: boolean
  /** The same human has an account in another school, and may go over to it. */
  hasOtherSchools?: boolean
  /** The school forbids them to write, for screens to say so; `requireMayWrite` is what holds. */
  isWritingBlocked?: boolean
}
