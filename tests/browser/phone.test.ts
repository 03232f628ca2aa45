/** With a finger, on a screen of 390 × 844: everything is large enough to press, and what one writes has the room. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { da } from '../../shared/language/da.ts'
import { agenda, item, section } from '../support/agenda.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { enter, field, headOf, saveState, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda()
      .motto('«Fælles»')
      .section(
        'Sager',
        item('Strategisk perspektiv – hvad vil vi med AI?')
          .caseNumber('SAG-2023-03576')
          .by(vibeke.id)
          .field('background', 'Det er gået meget hurtigt det seneste år.')
          .attachments('Bilag_1.pdf'),
        item('Anden'),
      )
      .item(section('Tom'))
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)
const onPhone = () => visit('Vibeke Normann', { viewport: PHONE, touch: true })

/** What can be pressed and is less than 44 pixels wide or high; links in running text are as large as their words. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const PRESSED =
      'a[href], button, input, textarea, select, summary, [role="option"], [role="menuitem"], [role="spinbutton"]'
    const isSeen = (element: HTMLElement) => {
      const { width, height } = element.getBoundingClientRect()
      const isClipped = [element, element.parentElement, element.parentElement?.parentElement].some(
        (around) => around && getComputedStyle(around).clipPath !== 'none',
      )
      return width > 1 && height > 1 && !isClipped && element.checkVisibility({ visibilityProperty: true })
    }
    const found = [...document.querySelectorAll<HTMLElement>(PRESSED)]
      .filter(
        (element) => isSeen(element) && element.closest('.ProseMirror, .skip-link, .rich-text') === null,
      )
      // A box is pressed by its words too, and a card by any part of it; the browser's own field for a date is seen by nobody.
      .map((element) => element.closest<HTMLElement>('label, .agenda-card') ?? element)
      .filter((element) => !element.matches('input[tabindex="-1"], [aria-hidden="true"] *'))
    return found
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 44 || box.height < 44)
      .map(
        ({ element, box }) =>
          `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 90)}`,
      )
  })

/** Pairs of facts of which one lies over the other. */
const overlappingFacts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.when-and-where .fact, .item-facts .fact')].map((fact) => ({
      words: fact.textContent,
      box: fact.getBoundingClientRect(),
    }))
    const isOver = (one: DOMRect, other: DOMRect) =>
      one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1
    return boxes.flatMap((one, at) =>
      boxes
        .slice(at + 1)
        .filter((other) => isOver(other.box, one.box))
        .map((other) => `${other.words} over ${one.words}`),
    )
  })

test('[V11][V39] whatever is pressed is 44 pixels wide and high, in each state; no fact lies over its neighbour', async () => {
  const page = await onPhone()
  const soren = await visit('Søren Madsen')
  await enter(field(soren, 'Indstilling', '1.1'))
  const small: Record<string, string[]> = {}
  const look = async (state: string) => Object.assign(small, { [state]: await tooSmall(page) })
  const pressed = async (name: string) => page.getByRole('button', { name, exact: true }).first().tap()
  const menuOf = (number: string) => headOf(page, number).locator('.item-menu-button').tap()
  const choose = (name: string) => page.getByRole('menuitem', { name, exact: true }).tap()
  await look('the agenda')
  expectValue(await overlappingFacts(page)).toEqual([])
  await field(page, 'Baggrund', '1.1').tap()
  await expect(page.getByRole('toolbar')).toBeVisible()
  await look('writing')
  await pressed(da.insert)
  await look('what can be put in')
  await page.keyboard.press('Escape')
  await titleField(page, '1.2').tap()
  await expect(page.getByRole('toolbar')).toBeVisible()
  await look('a title')
  await menuOf('1.1')
  await look('a menu')
  await choose(da.moveTo)
  await look('the dialog of places')
  await page.keyboard.press('Escape')
  await pressed(da.openOutline)
  await look('the drawer')
  await page.keyboard.press('Escape')
  await pressed(da.search)
  await page.keyboard.type('AI')
  await expect(page.locator('.hit').first()).toBeVisible()
  await look('the search')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Her er også/ }).tap()
  await look('who is here')
  await page.keyboard.press('Escape')
  await page.locator('.responsibles .fact-button').first().tap()
  await expect(page.getByRole('option').first()).toBeVisible()
  await look('the list of people')
  await page.keyboard.press('Escape')
  await page.locator('.time-fact .fact-button').first().tap()
  await expect(page.getByRole('button', { name: da.done })).toBeVisible()
  await look('the calendar')
  await page.keyboard.press('Escape')
  await menuOf('1.2')
  await choose(da.deleteItem)
  await page.getByText('Slettede punkter').tap()
  await look('a notice, and what was deleted')
  await page.getByRole('button', { name: da.undoThis }).tap()
  await menuOf('1.1')
  await choose(da.earlierTextMenu)
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeVisible()
  await look('earlier text')
  await page.keyboard.press('Escape')
  await page.goto(`${meeting.server.url}/agenda/${meeting.agenda}/laes`)
  await expect(page.locator('.reading')).toBeVisible()
  await look('«Læs»')
  await page.goto(`${meeting.server.url}/council/${meeting.council}/people`)
  await expect(page.getByRole('button', { name: da.inviteSend })).toBeVisible()
  await look('the people of the council')
  await page.goto(meeting.server.url)
  await expect(page.getByRole('link', { name: 'It-Arkitekturrådet' })).toBeVisible()
  await look('the list of agendas')
  await pressed(da.signOut)
  await page.waitForURL(/sign-in/)
  await look('the sign-in page')
  expectValue(Object.entries(small).filter(([, found]) => found.length > 0)).toEqual([])
})

test('[V12][V33] without connection one line says so, and to write on; it moves nothing when it comes and goes', async () => {
  const page = await onPhone()
  await enter(field(page, 'Baggrund', '1.1'))
  const topOfTitle = () =>
    headOf(page, '1.1').evaluate((head) => Math.round(head.getBoundingClientRect().top))
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  const before = await topOfTitle()
  await meeting.kill()
  await expect(saveState(page)).toHaveText(/Ikke forbundet/)
  const line = page.locator('.connection-notice')
  await expect(line).toHaveText(new RegExp(da.offlineWriteOn))
  expectValue((await line.boundingBox())!.height).toBeLessThan(48)
  expectValue(await topOfTitle()).toBe(before)
  await page.keyboard.type('Uden net. ')
  await expect(saveState(page)).toHaveText(/10 ændringer venter/)
  const cut = await page
    .locator('.connection-notice .in-short')
    .evaluate((p) => p.scrollWidth > p.clientWidth)
  expectValue(cut).toBe(false)
  // As near to the beginning as that it cannot be scrolled back.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  const near = await topOfTitle()
  await meeting.restart()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect(line).toHaveCount(0)
  expectValue(await topOfTitle()).toBe(near)
})

test('[V13][E89] undo and redo are at hand beside a title and in a text, and what one types by finger stands where one pressed', async () => {
  const page = await onPhone()
  const title = titleField(page, '1.2')
  await title.tap()
  await expect(title).toHaveAttribute('contenteditable', 'true')
  await page.keyboard.press('End')
  await page.keyboard.type(' sag')
  await page.getByRole('toolbar').getByRole('button', { name: da.undoStep }).tap()
  await expect(title).toHaveText('Anden')
  await page.getByRole('toolbar').getByRole('button', { name: da.redoStep }).tap()
  await expect(title).toHaveText('Anden sag')
  await expect(title).toBeFocused()
  const text = field(page, 'Indstilling', '1.2')
  await text.tap()
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await page.keyboard.type('at rådet drøfter')
  await page.getByRole('toolbar').getByRole('button', { name: da.undoStep }).tap()
  await expect(text).not.toContainText('drøfter')
  await page.getByRole('button', { name: da.insert, exact: true }).tap()
  await page.getByRole('menuitem', { name: da.redoStep }).tap()
  await expect(text).toHaveText('at rådet drøfter')
  await expect(text).toBeFocused()
  await text.evaluate((it) =>
    scrollBy({ top: it.getBoundingClientRect().bottom - innerHeight + 100, behavior: 'instant' }),
  )
  await page.getByRole('button', { name: da.insert, exact: true }).tap()
  await page.getByRole('menuitem', { name: da.actionTable }).tap()
  const isInSight = () =>
    text.evaluate((it) => {
      const tools = document.querySelector('.toolbar')!.getBoundingClientRect().top
      return it.querySelector('tr:last-child')!.getBoundingClientRect().bottom <= tools
    })
  await expect.poll(isInSight).toBe(true)
})

test('[V20] a notice stands above the tools at the foot', async () => {
  const page = await onPhone()
  await titleField(page, '1.2').tap()
  const tools = page.getByRole('toolbar')
  await expect(tools).toBeVisible()
  await page.keyboard.press('Alt+ArrowUp')
  const notice = page.getByRole('region', { name: da.notice })
  await expect(notice).toContainText('er nu punkt 1.1')
  const { y, height } = (await notice.boundingBox())!
  expectValue(y + height).toBeLessThanOrEqual((await tools.boundingBox())!.y)
  await notice.getByRole('button', { name: da.undoThis }).tap()
  await expect(notice).toContainText('er nu punkt 1.2')
})

test('[V14] a menu stands in what the phone’s keyboard leaves, and its last entry can be brought into sight', async () => {
  const page = await onPhone()
  const text = field(page, 'Baggrund', '1.1')
  await text.tap()
  await expect(page.getByRole('toolbar')).toBeVisible()
  // A robot’s phone has no keyboard of its own.
  const left = 420
  await page.evaluate((height) => {
    const seen = Object.assign(new EventTarget(), {
      height,
      offsetTop: 0,
      offsetLeft: 0,
      width: innerWidth,
      scale: 1,
    })
    visualViewport?.dispatchEvent(new Event('resize'))
    Object.defineProperty(window, 'visualViewport', { value: seen })
  }, left)
  await page.getByRole('button', { name: da.insert, exact: true }).click()
  const menu = page.getByRole('menu')
  await expect.poll(async () => (await menu.boundingBox())!.height).toBeLessThan(left)
  const { y, height } = (await menu.boundingBox())!
  expectValue([y >= 0, y + height <= left]).toEqual([true, true])
  const last = menu.getByRole('menuitem').last()
  await last.scrollIntoViewIfNeeded()
  const box = (await last.boundingBox())!
  expectValue(box.y + box.height).toBeLessThanOrEqual(left)
})
