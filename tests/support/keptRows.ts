/** What a page's browser keeps in its store. */
import type { Page } from '@playwright/test'

/** How many rows a store of the browser holds, of those that have `part`; opening changes nothing. */
export const rowsIn = (page: Page, store: string, part = ''): Promise<number> =>
  page.evaluate(
    ([name, having]) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('dagsorden')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.filter((row) => having === '' || having in row).length)
          }
        }
      }),
    [store, part] as const,
  )

/** Takes all rows out of a store of the browser. */
export const clearRows = (page: Page, store: string): Promise<void> =>
  page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('dagsorden')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, 'readwrite')
          transaction.objectStore(name).clear()
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    store,
  )
