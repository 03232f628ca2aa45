/** Who sees little, and whom motion makes ill: colours of the system, a page enlarged to 400 %, no motion. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, headOf, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { EVERYTHING } from '../support/sampleTexts.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  const lines = Array.from(
    { length: 30 },
    (_, n) => `Linje ${n} af en lang baggrund, som går over flere linjer.`,
  )
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda()
      .motto('«Fælles arkitektur»')
      .section(
        'Drøftelsessager',
        item('Arbejdsmarkedstilknytningsforvaltningens sag')
          .by(vibeke.id)
          .field('background', paragraphs(...lines)),
        item('Alt muligt')
          .field('presentation', EVERYTHING)
          .attachments('Bilag_1_Et_meget_langt_navn_uden_mellemrum.pdf'),
      )
      .section('Orienteringssager', item('Nyt'), item('Andet').field('background', 'Baggrunden'))
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

/** As a person sees it: the picture of this part of the screen. */
const picture = async (part: Locator): Promise<string> =>
  (await part.screenshot({ animations: 'disabled', caret: 'hide' })).toString('base64')

describe('with the colours of the system', () => {
  const inForcedColours = () => visit('Vibeke Normann', { forcedColors: 'active' })

  test('[L26] one sees in which text one is', async () => {
    const page = await inForcedColours()
    for (const text of [field(page, 'Baggrund', '2.2'), titleField(page, '2.2')]) {
      const box = page.locator(':is(.field, .item-head)', { has: text })
      await text.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
      const before = await outlineOf(box)
      await enter(text)
      expectValue(await outlineOf(box)).not.toEqual(before)
    }
  })

  test('[L26] one sees what is chosen: in the outline, the toolbar, the views and a list', async () => {
    const page = await inForcedColours()
    const rows = page.locator('.outline.wide .outline-row')
    await rows.last().click()
    await expect(rows.last()).toHaveAttribute('aria-current', 'location')
    await looksChosen(rows.last(), rows.nth(1))
    await enter(field(page, 'Baggrund', '2.2'))
    await page.keyboard.press('Control+b')
    const tools = page.getByRole('toolbar').getByRole('button')
    await looksChosen(tools.nth(0), tools.nth(1))
    const views = page.getByRole('navigation', { name: 'Visning' }).first().getByRole('link')
    await looksChosen(views.nth(0), views.nth(1))
    await chooseInMenu(page, '2.2', 'Flyt til …')
    const places = page.getByRole('option')
    await looksChosen(page.getByRole('option', { selected: true }), places.first())
  })

  test('[L26] what was found stands out', async () => {
    const page = await inForcedColours()
    const text = field(page, 'Baggrund', '2.2')
    await text.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
    const before = await picture(text)
    await page.getByRole('button', { name: 'Søg', exact: true }).click()
    await page.keyboard.type('Baggrunden')
    await expect(page.getByText('1 sted', { exact: true })).toBeVisible()
    await expect(text).toBeInViewport()
    expectValue(await picture(text)).not.toBe(before)
  })
})

/** What the system draws around it, and in which colour. */
const outlineOf = (box: Locator) =>
  box.evaluate((element) =>
    [element, ...element.querySelectorAll('.rich-text')].map((part) => {
      const { outlineStyle, outlineColor } = getComputedStyle(part)
      return outlineStyle === 'none' ? 'none' : outlineColor
    }),
  )

/** As it is drawn, and not as it is styled: the system has the last word. */
async function looksChosen(chosen: Locator, other: Locator): Promise<void> {
  await expect.poll(async () => (await groundOf(chosen)) !== (await groundOf(other))).toBe(true)
}

/** The colour at its left edge, where no letter stands. */
async function groundOf(part: Locator): Promise<string> {
  const drawn = await picture(part)
  return part.page().evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    canvas.drawImage(image, 0, 0)
    return canvas.getImageData(4, Math.floor(image.height / 2), 1, 1).data.join()
  }, drawn)
}

describe('enlarged to 400 %', () => {
  const enlarged = (at = '') => visit('Vibeke Normann', { viewport: { width: 320, height: 256 }, at })

  test.each(['', '/laes'])('[L27] nothing but a table scrolls sideways: «%s»', async (at) => {
    const page = await enlarged(at)
    expectValue(await scrollingSideways(page)).toEqual([])
  })

  test('[L27] nor in the list of agendas, in either language', async () => {
    const page = await enlarged()
    await page.goto(meeting.server.url)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expectValue(await scrollingSideways(page)).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    expectValue(await scrollingSideways(page)).toEqual([])
  })

  test('[L27] what one writes stands clear of what is at the head and the foot', async () => {
    const page = await enlarged()
    const text = field(page, 'Baggrund', '1.1')
    await enter(text)
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Slut')
    await expect(text).toContainText('Slut')
    for (let line = 0; line < 8; line += 1) await page.keyboard.press('ArrowUp')
    await expect.poll(() => caretIsClear(page)).toBe(true)
    for (let line = 0; line < 12; line += 1) await page.keyboard.press('ArrowDown')
    await expect.poll(() => caretIsClear(page)).toBe(true)
    expectValue(await scrollingSideways(page)).toEqual([])
  })

  test('[L27] dialogs, menus, panels and the search can be used', async () => {
    const page = await enlarged()
    await headOf(page, '2.1').locator('.item-menu-button').click()
    await fitsIn(page, page.getByRole('menu'))
    await page.getByRole('menuitem', { name: 'Flyt til …' }).click()
    const dialog = page.getByRole('dialog')
    await fitsIn(page, dialog)
    await dialog.getByRole('option').last().scrollIntoViewIfNeeded()
    await expect(dialog.getByRole('option').last()).toBeInViewport({ ratio: 0.9 })
    await page.keyboard.press('Escape')
    await page.locator('.time-fact .fact-button').first().click()
    await expect(page.getByRole('button', { name: 'Færdig' })).toBeVisible()
    expectValue(await scrollingSideways(page)).toEqual([])
    await page.getByRole('button', { name: 'Færdig' }).click()
    await page.getByRole('button', { name: 'Søg', exact: true }).click()
    await page.keyboard.type('Linje 1')
    await fitsIn(page, page.locator('.search-panel'))
    await expect(page.locator('.hit').first()).toBeInViewport({ ratio: 0.9 })
    expectValue(await scrollingSideways(page)).toEqual([])
    await page.keyboard.press('F1')
    await fitsIn(page, page.getByRole('dialog', { name: 'Alle genveje' }))
    expectValue(await scrollingSideways(page)).toEqual([])
  })
})

/** The page, and what in it is wider than its place, with names to find them by. */
const scrollingSideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = [document.documentElement, ...document.body.querySelectorAll('*')].filter((element) => {
      if (element.scrollWidth <= element.clientWidth + 1 || element.clientWidth === 0) return false
      const { overflowX, clipPath } = getComputedStyle(element)
      const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll'
      return scrolls && clipPath === 'none' && !element.matches('.tableWrapper')
    })
    return wide.map(({ tagName, className }) => `${tagName} ${className}`)
  })

/** Nothing lies over the caret. */
const caretIsClear = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const range = getSelection()!.getRangeAt(0).cloneRange()
    const text = document.activeElement!
    const { left, top, bottom } = range.getBoundingClientRect()
    return [top + 2, bottom - 2].every((y) => text.contains(document.elementFromPoint(left + 1, y)))
  })

async function fitsIn(page: Page, box: Locator): Promise<void> {
  await expect(box).toBeVisible()
  const { width, height } = page.viewportSize()!
  const { x, y, width: w, height: h } = (await box.boundingBox())!
  expectValue([x >= 0, y >= 0, x + w <= width + 0.5, y + h <= height + 0.5]).toEqual([true, true, true, true])
}

describe('what lies over the document', () => {
  const edges = async (part: Locator) => {
    const { y, height } = (await part.boundingBox())!
    return [Math.round(y), Math.round(y + height)] as const
  }

  test('[V23][V36] head, banner and tools stand below each other, and what one writes below them', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.1')
    await enter(text)
    await page.keyboard.press('Control+End')
    await page.context().setOffline(true)
    const banner = page.locator('.banner')
    await expect(banner).toContainText('Ikke forbundet')
    const tools = page.locator('.field-head', { has: page.getByRole('toolbar') })
    const head = await edges(page.locator('header.top'))
    expectValue(head[1]).toBe(56)
    await expect.poll(async () => (await edges(banner))[0]).toBe(head[1])
    await expect.poll(async () => (await edges(tools))[0]).toBe((await edges(banner))[1])
    for (let line = 0; line < 20; line += 1) await page.keyboard.press('ArrowUp')
    await page.keyboard.type('Ord')
    await expect.poll(() => caretIsClear(page)).toBe(true)
    await page
      .getByLabel('Sted', { exact: true })
      .fill('Rådhuset i Aarhus, Rådhuspladsen 2, lokale 314 '.repeat(9))
    const place = page.locator('.agenda-header .place')
    await expect(place).toContainText('lokale 314')
    for (const width of [1440, 900]) {
      await page.setViewportSize({ width, height: 900 })
      await expect.poll(async () => (await edges(page.locator('header.top')))[1]).toBe(56)
      expectValue(await page.locator('.save-indicator').evaluate((it) => it.getClientRects().length)).toBe(1)
    }
  })

  test('[V26] a panel opens in sight between head and foot, and closes when it is scrolled away', async () => {
    const page = await visit()
    const fact = page.locator('.responsibles .fact-button').first()
    const panel = page.getByRole('dialog', { name: /^Vælg ansvarlige/ })
    const put = (y: number) =>
      fact.evaluate((element, to) => {
        scrollBy({ top: element.getBoundingClientRect().top - to, behavior: 'instant' })
      }, y)
    for (const y of [60, 860]) {
      await put(y)
      await fact.click()
      await expect(page.getByRole('option').first()).toBeVisible()
      const [top, bottom] = await edges(panel)
      expectValue([top >= (await edges(page.locator('header.top')))[1], bottom <= 900]).toEqual([true, true])
      // Beside the panel, whose list has a wheel of its own.
      await page.mouse.move(1420, 450)
      await page.mouse.wheel(0, 700)
      await expect(panel).toHaveCount(0)
      await expect(fact).toBeFocused()
    }
  })
})

test('[L28] nothing glides and nothing fades where motion is unwanted', async () => {
  const page = await visit('Vibeke Normann', { reducedMotion: 'reduce' })
  const colleague = await visit('Søren Madsen')
  await enter(field(colleague, 'Baggrund', '2.2'))
  await field(page, 'Baggrund', '2.2').scrollIntoViewIfNeeded()
  await expect(page.locator('.caret-name').first()).toBeAttached()
  await page.locator('.outline.wide .outline-row').last().click()
  await expect(page.locator('.outline.wide .outline-row').last()).toHaveAttribute('aria-current', 'location')
  const motions = await page.evaluate(() => ({
    scrolling: getComputedStyle(document.documentElement).scrollBehavior,
    gliding: document
      .getAnimations()
      .filter(({ effect }) => {
        const frames = effect instanceof KeyframeEffect ? effect.getKeyframes() : []
        return frames.some(({ easing }) => !easing.startsWith('step'))
      })
      .map((animation) => String(animation)),
    fading: [...document.querySelectorAll('*')].filter((element) =>
      getComputedStyle(element)
        .transitionDuration.split(', ')
        .some((time) => time !== '0s'),
    ).length,
  }))
  expectValue(motions).toEqual({ scrolling: 'auto', gliding: [], fading: 0 })
})
