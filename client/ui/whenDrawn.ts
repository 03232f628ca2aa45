/** Waits until the page shows what the document says: it follows once a frame, and React draws after that. */

let waiting = 0

/** Runs `work` then; only the latest of several that wait at once. */
export function whenDrawn(work: () => void): void {
  cancelAnimationFrame(waiting)
  waiting = requestAnimationFrame(() => {
    waiting = requestAnimationFrame(work)
  })
}
