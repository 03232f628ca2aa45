/** Does something whose failure must not keep what comes after it from being done. @returns what it gives; `null` when it failed, which is reported */
export function safely<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    reportError(error)
    return null
  }
}
