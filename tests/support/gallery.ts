/** The gallery of components (`client/gallery/`), from a development server of its own. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { createServer, type ViteDevServer } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

export interface TestGallery {
  /** Of the whole gallery. */
  url: string
  close(): Promise<void>
}

/** Something to look at: the states that can stand on one page, or one that must be alone. */
export interface GalleryPage {
  name: string
  /** What stands behind the gallery's address. */
  search: string
  /** It is there on a phone, or on a larger screen, only. */
  only: string | null
}

export async function startGallery(): Promise<TestGallery> {
  const vite: ViteDevServer = await createServer({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'client'),
    logLevel: 'error',
    // Nothing is edited meanwhile; a page that loads itself anew would be gone in the middle of a test.
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await vite.listen()
  const { port } = vite.httpServer!.address() as { port: number }
  return { url: `http://127.0.0.1:${port}/gallery`, close: () => vite.close() }
}

/** Opens the gallery, and reads from its contents what there is. */
export async function openGallery(page: Page, { url }: TestGallery): Promise<GalleryPage[]> {
  await page.goto(url)
  await page.locator('.gallery-contents').waitFor({ timeout: 90_000 })
  return page.locator('.gallery-contents a').evaluateAll((links) =>
    (links as HTMLElement[]).flatMap(({ dataset: { group, state, alone, only } }) => {
      const isGroup = group !== undefined
      // A group is shown without those states that must be alone; it can consist of them.
      if (isGroup !== (alone === 'false')) return []
      if (isGroup) return [{ name: group, search: `?group=${group}`, only: null }]
      return [{ name: state!, search: `?state=${state}`, only: only ?? null }]
    }),
  )
}

/** Goes there without loading the page anew, and waits until every state is as it shall be. */
export async function showInGallery(page: Page, { search }: GalleryPage): Promise<void> {
  await page.evaluate((to) => {
    scrollTo(0, 0)
    history.pushState(null, '', `/gallery${to}`)
  }, search)
  await page.waitForFunction((to) => {
    const frames = [...document.querySelectorAll<HTMLElement>('.frame')]
    const isThere = to.startsWith('?group=') || frames.some(({ id }) => `?state=${id}` === to)
    const isGone = document.querySelector('.gallery-contents') === null
    return isGone && isThere && frames.length > 0 && frames.every(({ dataset }) => dataset.ready === 'true')
  }, search)
}
