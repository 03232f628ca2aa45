/** The outline at the left: its rows, and dragging them as a mouse or a finger does. */
import type { Locator, Page } from '@playwright/test'

/** A row's item: the link, and the handle beside it. */
export const rowOf = (page: Page, title: string): Locator =>
  page.locator('.outline-item:visible', { hasText: title })

export const handleOf = (page: Page, title: string): Locator => rowOf(page, title).locator('.drag-handle')

/** The outline as it is read: number and title of every row. */
export const readRows = async (page: Page): Promise<string[]> => {
  const rows = await page.locator('.outline-row[data-item]:visible').all()
  return Promise.all(
    rows.map(
      async (row) => `${await row.locator('.number').innerText()} ${await row.locator('.text').innerText()}`,
    ),
  )
}

export interface Point {
  x: number
  y: number
}

/** A pointer that holds something. */
export interface Held {
  /** @param right how many pixels to the right of where it took hold */
  to: (row: Locator, edge: 'above' | 'below', right?: number) => Promise<void>
  moveTo: (point: Point) => Promise<void>
  letGo: () => Promise<void>
}

/** Takes hold of a handle with the mouse. */
export async function takeByMouse(page: Page, handle: Locator): Promise<Held> {
  await handle.hover()
  const start = await middleOf(handle)
  await page.mouse.down()
  const moveTo = ({ x, y }: Point) => page.mouse.move(x, y, { steps: 5 })
  return heldBy(start, moveTo, () => page.mouse.up())
}

/** Takes hold of a handle with a finger. */
export async function takeByFinger(page: Page, handle: Locator): Promise<Held> {
  await handle.scrollIntoViewIfNeeded()
  const start = await middleOf(handle)
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  await touch('touchStart', start)
  let at = start
  const moveTo = async ({ x, y }: Point) => {
    for (const part of [0.25, 0.5, 0.75, 1])
      await touch('touchMove', { x: at.x + (x - at.x) * part, y: at.y + (y - at.y) * part })
    at = { x, y }
  }
  return heldBy(start, moveTo, () => touch('touchEnd').then(() => {}))
}

function heldBy(start: Point, moveTo: (point: Point) => Promise<void>, letGo: () => Promise<void>): Held {
  return {
    moveTo,
    letGo,
    async to(row, edge, right = 0) {
      const { y, height } = await boxOf(row)
      await moveTo({ x: start.x + right, y: edge === 'above' ? y + 3 : y + height - 3 })
    },
  }
}

async function middleOf(element: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(element)
  return { x: x + width / 2, y: y + height / 2 }
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  if (box === null) throw new Error('it is not in sight')
  return box
}
