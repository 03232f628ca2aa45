/** Work that can wait until the browser has nothing else to do. */

/** @param timeout when it is done at the latest (ms) */
export function whenIdle(work: () => void, timeout: number): { cancel: () => void } {
  // Safari has none.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, Math.min(timeout, 200))
    return { cancel: () => clearTimeout(timer) }
  }
  const request = requestIdleCallback(work, { timeout })
  return { cancel: () => cancelIdleCallback(request) }
}
