/** What a page tells about saving, with what stood in it at that moment: as a person sees it, frame by frame. */
import type { Page } from '@playwright/test'

/** What was drawn in one frame. */
export interface Told {
  /** In the indicator. */
  words: string
  /** What stood in each text that is looked at, by its name. */
  texts: Record<string, string>
}

/**
 * Calls back for every frame that shows other words, or other texts, than the one before, for as long as the page lives.
 * @param names of the texts to look at, as `Baggrund, punkt 1.1`
 */
export async function listenToStates(
  page: Page,
  names: readonly string[],
  onTold: (told: Told) => void,
): Promise<void> {
  await page.exposeFunction('told', onTold)
  await page.evaluate((names) => {
    let last = ''
    let isDue = false
    const look = () => {
      isDue = false
      const textOf = (name: string) =>
        document.querySelector(`[role=textbox][aria-label="${name}"]`)?.textContent ?? ''
      const now = {
        words: document.querySelector('.save-indicator')?.textContent ?? '',
        texts: Object.fromEntries(names.map((name) => [name, textOf(name)])),
      }
      if (JSON.stringify(now) === last) return
      last = JSON.stringify(now)
      void (window as unknown as { told: (told: typeof now) => void }).told(now)
    }
    // What is on the page when a frame is drawn is what a person sees.
    const observer = new MutationObserver(() => {
      if (!isDue) requestAnimationFrame(look)
      isDue = true
    })
    observer.observe(document.body, { childList: true, characterData: true, subtree: true })
    look()
  }, names)
}
