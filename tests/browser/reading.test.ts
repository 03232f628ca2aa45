/** Finding one's way: the list, the outline, addresses, a phone, help for those who do not see. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { boxOfFirstLetter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { EVERYTHING } from '../support/sampleTexts.ts'

let meeting: Meeting
const LONG = Array.from({ length: 40 }, () => 'Et langt afsnit. '.repeat(12)).join(' ')

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .motto('«Vision»')
      .section('Siden sidst', item('Siden sidst'))
      .section(
        'Drøftelsessager',
        item('Første sag').field('background', LONG).attachments('Bilag A.pdf'),
        item('Anden sag')
          .field('presentation', EVERYTHING)
          .with(item('Underpunkt').field('background', LONG)),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

async function visit(at = '', viewport = DESKTOP): Promise<Page> {
  const { page } = await meeting.visit('Vibeke Normann', { at, viewport, touch: viewport === PHONE })
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

const outlineRow = (page: Page, title: string) => page.locator('.outline-row:visible', { hasText: title })

describe('the document', () => {
  test('has facts, motto, numbered sections and items, fields with placeholders, attachments; no hidden field', async () => {
    const page = await visit()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('It-Arkitekturrådet · 24. januar 2024')
    await expect(page.locator('h2.item-heading')).toHaveText(['1. Siden sidst', '2. Drøftelsessager'])
    await expect(page.locator('h3.item-heading')).toHaveText([
      '1.1 Siden sidst',
      '2.1 Første sag',
      '2.2 Anden sag',
    ])
    await expect(page.getByText('Bilag A.pdf')).toBeVisible()
    await expect(page.getByText('filen mangler endnu')).toHaveCount(1)
    await expect(page.getByText('Beslutning')).toHaveCount(0)
    await expect(field(page, 'Baggrund', '1.1').locator('[data-placeholder]')).toHaveAttribute(
      'data-placeholder',
      'Her skrives baggrunden',
    )
    await expect(page.locator('html')).toHaveAttribute('lang', 'da')
  })

  test('the placeholder stays while nothing is written in the editor', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.1')
    await text.click()
    await expect(text).toHaveAttribute('contenteditable', 'true')
    await expect(text.locator('p')).toHaveAttribute('data-placeholder', 'Her skrives baggrunden')
  })
})

describe('the outline', () => {
  test('follows what is read, and leads there', async () => {
    const page = await visit()
    await expect(outlineRow(page, 'Drøftelsessager')).not.toHaveAttribute('aria-current')
    await outlineRow(page, 'Underpunkt').click()
    await expect(outlineRow(page, 'Underpunkt')).toHaveAttribute('aria-current', 'location')
    await expect(page.getByRole('heading', { name: 'Underpunkt' })).toBeInViewport()
    await outlineRow(page, 'Første sag').click()
    await expect(outlineRow(page, 'Første sag')).toHaveAttribute('aria-current', 'location')
    await expect(page.locator('[aria-current=location]:visible')).toHaveCount(1)
  })

  test('an address of an item or of a field leads there when the page opens', async () => {
    const start = await visit()
    const href = (await outlineRow(start, 'Underpunkt').getAttribute('href'))!
    const atItem = await visit(href)
    await expect(atItem.getByRole('heading', { name: 'Underpunkt' })).toBeInViewport()
    const atField = await visit(`${href}/presentation`)
    await expect(field(atField, 'Sagsfremstilling', '2.2.1')).toBeInViewport()
  })
})

test('[V31] a reload leads back to where one was, also after a link', async () => {
  const page = await visit()
  const comesBack = async () => {
    // What glides on to where a link leads goes on from here.
    const scroll = () =>
      page.evaluate(async () => {
        scrollTo({ top: 300, behavior: 'instant' })
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
        return scrollY
      })
    await expect.poll(scroll).toBe(300)
    await page.reload()
    await expect(saveState(page)).toHaveText(/Gemt/)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(300)
  }
  await comesBack()
  await outlineRow(page, 'Underpunkt').click()
  await expect.poll(() => page.evaluate(() => location.hash)).not.toBe('')
  await expect(page.getByRole('heading', { name: 'Underpunkt' })).toBeInViewport()
  await comesBack()
})

describe('on a phone', () => {
  test('the outline is in a drawer, and the state of saving is in sight', async () => {
    const page = await visit('', PHONE)
    await expect(saveState(page)).toBeInViewport()
    await page.getByRole('button', { name: 'Vis dagsordenens punkter' }).tap()
    await outlineRow(page, 'Anden sag').tap()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'Anden sag' })).toBeInViewport()
    await expect(saveState(page)).toBeInViewport()
  })

  test('a tap puts the caret where one tapped', async () => {
    const page = await visit('', PHONE)
    const text = field(page, 'Sagsfremstilling', '2.2')
    await text.getByText('Det sidste afsnit.').tap({ position: { x: 2, y: 8 } })
    // The tap is over for the finger before it is for the page.
    await expect(text).toHaveAttribute('contenteditable', 'true')
    await page.keyboard.type('¤')
    await expect(text).toContainText('¤Det sidste afsnit.')
    await page.keyboard.press('Backspace')
  })

  test('[C3] so does a finger, for which the browser gives the focus long after the press', async () => {
    const page = await visit('', PHONE)
    const text = field(page, 'Sagsfremstilling', '2.2')
    const words = text.getByText('Det sidste afsnit.')
    await words.scrollIntoViewIfNeeded()
    const { left, top, height } = await boxOfFirstLetter(text, 'sidste afsnit')
    const finger = await page.context().newCDPSession(page)
    const touchPoints = [{ x: left + 1, y: top + height / 2 }]
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(text).toHaveAttribute('contenteditable', 'true')
    await page.keyboard.type('¤')
    await expect(text).toContainText('Det ¤sidste afsnit.')
    await page.keyboard.press('Backspace')
  })

  test('[C6] everything that one touches is at least 44 pixels high', async () => {
    const page = await visit('', PHONE)
    await page.getByRole('button', { name: 'Vis dagsordenens punkter' }).tap()
    const small = await page.locator('button:visible, a:visible, input:visible').evaluateAll((elements) =>
      elements
        .filter(
          (element) => element.closest('.ProseMirror, .skip-link') === null && !element.matches('.skip-link'),
        )
        .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect().height] as const)
        .filter(([, height]) => height < 44),
    )
    expectValue(small).toEqual([])
  })
})

describe.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('on %s', (_where, viewport) => {
  test.each([
    ['the agenda', async () => visit('', viewport)],
    [
      'the agenda with an editor',
      async () => {
        const page = await visit('', viewport)
        await field(page, 'Sagsfremstilling', '2.2').click()
        await expect(field(page, 'Sagsfremstilling', '2.2')).toHaveAttribute('contenteditable', 'true')
        return page
      },
    ],
    [
      'the list',
      async () => {
        const page = await visit('', viewport)
        await page.goto(new URL('/', page.url()).href)
        await expect(page.getByRole('link', { name: 'It-Arkitekturrådet' })).toBeVisible()
        return page
      },
    ],
  ])('[C6] %s is without fault to axe, and not wider than the screen', async (_what, open) => {
    const page = await open()
    // Colleagues' carets are for the eye alone; their names are just fading.
    const { violations } = await axeOn(page).analyze()
    expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expectValue(width).toBeLessThanOrEqual(viewport.width)
  })
})

describe('the list', () => {
  test('shows agendas with council, time, place and state, and leads to them', async () => {
    const page = await visit()
    await page.goto(new URL('/', page.url()).href)
    const card = page.locator('.agenda-card')
    await expect(card).toContainText('onsdag den 24. januar 2024 kl. 10.00–14.00 · KL. lokale 2-01')
    await expect(card).toContainText('Kladde')
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      'Det mangler du',
      'Kommende møder',
      'Tidligere',
    ])
    await card.getByRole('link', { name: 'It-Arkitekturrådet' }).click()
    await expect(saveState(page)).toHaveText(/Gemt/)
  })

  test('signing out ends the session', async () => {
    const page = await visit()
    await page.goto(new URL('/', page.url()).href)
    await page.getByRole('button', { name: 'Log ud' }).click()
    await page.waitForURL(/sign-in/)
    const answer = await page.request.get(new URL('/api/me', page.url()).href)
    expectValue(answer.status()).toBe(401)
  })
})
