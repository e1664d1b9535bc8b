const PREFIXES = /^(?:(?:re|tr|fwd?)\s*:\s*)+/i

/** The subject of an answer: « Re : » once, whatever stood before. */
export function replySubject(subject: string): string {
  return prefixed('Re\u00a0: ', subject)
}

/** The subject of a message passed on: « Tr : » once. */
export function forwardSubject(subject: string): string {
  return prefixed('Tr\u00a0: ', subject)
}

function prefixed(prefix: string, subject: string): string {
  return [...(prefix + subject.replace(PREFIXES, ''))].slice(0, 255).join('').slice(0, 255)
}
