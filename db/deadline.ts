/** A call to the database that did not answer in time; the pool that held it is being replaced. */
export class DatabaseTimeout extends Error {
  constructor(milliseconds: number) {
    super(`the database did not answer within ${milliseconds} ms`)
    this.name = 'DatabaseTimeout'
  }
}

/** Settles as `work` does, or rejects with `DatabaseTimeout` after `milliseconds`, having called `onTimeout`. */
export function withDeadline<T>(work: PromiseLike<T>, milliseconds: number, onTimeout: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new DatabaseTimeout(milliseconds))
      onTimeout()
    }, milliseconds)
    work.then(
      (value) => {
        clearTimeout(timer)
        resolve(value)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
