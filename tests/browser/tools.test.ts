/** Toolbar, menus, keys, tables and links of the texts, in real browsers. */

import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import {
  boxOfFirstLetter,
  clickBefore,
  enter,
  field,
  selectionIsTold,
  selectWords,
  titleField,
} from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { listOf } from '../support/sampleTexts.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting

beforeAll(async () => {
  const written = item('Skrevet').field('background', 'Baggrunden er kort.')
  const lists = item('Lister').field('background', listOf('Et', 'To', 'Tre'))
  const empty = Array.from({ length: 22 }, (_, index) => item(`Tomt ${index}`))
  meeting = await openMeeting(() =>
    agenda()
      .section('Sager', written, lists, ...empty)
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting, { onePage: true })

/** The background of an item, with the caret in it. Every test has an item of its own. */
async function write(page: Page, number: string): Promise<Locator> {
  const text = field(page, 'Baggrund', number)
  await enter(text)
  return text
}

const toolbar = (page: Page) => page.getByRole('toolbar', { name: /^Værktøjer til Baggrund/ })
const tool = (page: Page, name: string) => toolbar(page).getByRole('button', { name, exact: true })
const slashMenu = (page: Page) => page.getByRole('listbox', { name: 'Indsæt' })
const htmlOf = (text: Locator) =>
  text.evaluate((element) =>
    element.innerHTML
      .replace(/<br class="ProseMirror-trailingBreak">/g, '')
      .replace(/<colgroup>.*?<\/colgroup>| (style|colspan|rowspan|target|rel)="[^"]*"/g, ''),
  )

async function expectAccessible(page: Page): Promise<void> {
  // A column without a heading is the writer's own.
  const { violations } = await axeOn(page).disableRules('empty-table-header').analyze()
  expectValue(violations).toEqual([])
}

/** Selects the words in the text, and waits for what one can do with them. */
async function select(page: Page, text: Locator, words: string): Promise<void> {
  await selectWords(page, text, words)
  await expect(page.getByRole('toolbar', { name: 'Værktøjer til det markerede' })).toBeVisible()
}

describe('the toolbar', () => {
  test('[E1] comes beside the name of the field that one writes in, and nothing moves', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.1')
    const height = () => page.evaluate(() => document.documentElement.scrollHeight)
    await text.scrollIntoViewIfNeeded()
    const before = [await text.boundingBox(), await height()]
    await enter(text)
    await expect(toolbar(page)).toBeVisible()
    expectValue([await text.boundingBox(), await height()]).toEqual(before)
    await field(page, 'Indstilling', '1.1').click()
    await expect(toolbar(page)).toBeHidden()
  })

  test('[E1] its buttons change what is selected, leave it selected, and say what is on', async () => {
    const page = await visit()
    const text = await write(page, '1.3')
    await page.keyboard.type('Fed tekst')
    await select(page, text, 'Fed')
    await tool(page, 'Fed').click()
    await expect(tool(page, 'Fed')).toHaveAttribute('aria-pressed', 'true')
    await tool(page, 'Kursiv').click()
    expectValue(await htmlOf(text)).toBe('<p><strong><em>Fed</em></strong> tekst</p>')
    expectValue(await page.evaluate(() => String(getSelection()))).toBe('Fed')
    await tool(page, 'Liste').click()
    expectValue(await htmlOf(text)).toBe('<ul><li><p><strong><em>Fed</em></strong> tekst</p></li></ul>')
    await tool(page, '1. Liste').click()
    await expect(tool(page, '1. Liste')).toHaveAttribute('aria-pressed', 'true')
    expectValue(await htmlOf(text)).toMatch(/^<ol>/)
    await tool(page, 'Fortryd').click()
    expectValue(await htmlOf(text)).toMatch(/^<ul>/)
    await tool(page, 'Gentag').click()
    expectValue(await htmlOf(text)).toMatch(/^<ol>/)
    await expect(text).toBeFocused()
  })

  test('[E1] it is reached by Alt+F10, gone through by arrow keys, and left by Escape', async () => {
    const page = await visit()
    const text = await write(page, '1.1')
    await page.keyboard.press('Alt+F10')
    await expect(tool(page, 'Fed')).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(tool(page, 'Kursiv')).toBeFocused()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(tool(page, 'Gentag')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(text).toBeFocused()
    await expect(toolbar(page)).toBeVisible()
  })

  test('[E1] on a phone it stands at the foot of the screen, with room for a finger', async () => {
    const page = await visit('Ida Lund', { viewport: PHONE, touch: true })
    await field(page, 'Baggrund', '1.1').tap()
    const bar = await toolbar(page).boundingBox()
    expectValue(Math.round(bar!.y + bar!.height)).toBe(PHONE.height)
    for (const button of await toolbar(page).getByRole('button').all()) {
      const box = await button.boundingBox()
      expectValue([box!.width >= 44, box!.height >= 44]).toEqual([true, true])
    }
    await expectAccessible(page)
    expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  })
})

describe('on what is selected', () => {
  test('[E2] a small menu has the formats and the link; Escape sends it away', async () => {
    const page = await visit()
    const text = await write(page, '1.4')
    await page.keyboard.type('Et ord til')
    await select(page, text, 'ord')
    const bubble = page.getByRole('toolbar', { name: 'Værktøjer til det markerede' })
    await expectAccessible(page)
    await bubble.getByRole('button', { name: 'Understreget' }).click()
    expectValue(await htmlOf(text)).toBe('<p>Et <u>ord</u> til</p>')
    await page.keyboard.press('Escape')
    await expect(bubble).toBeHidden()
    await expect(text).toBeFocused()
  })
})

test('[E80] it covers neither the page’s head nor the toolbar, and stands below where there is no room above', async () => {
  const page = await visit()
  const text = await write(page, '1.10')
  await page.keyboard.press('Control+a')
  for (const words of ['Øverst', 'Midt i', 'Nederst']) {
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  }
  const isBelow = async (words: string) => {
    await select(page, text, words)
    const bubble = page.getByRole('toolbar', { name: 'Værktøjer til det markerede' })
    await expect(bubble).toHaveCSS('opacity', '1')
    const { y } = (await bubble.boundingBox())!
    const { top } = await boxOfFirstLetter(text, words)
    return y > top
  }
  expectValue(await isBelow('Øverst')).toBe(true)
  expectValue(await isBelow('Nederst')).toBe(false)
  // The field's head with the toolbar is fixed above the text now.
  const { top } = await boxOfFirstLetter(text, 'Nederst')
  await page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), top - 110)
  await expect.poll(() => isBelow('Nederst')).toBe(true)
})

describe('the slash menu', () => {
  test('[E3] offers what may stand here, found by the beginning of a word, and leaves nothing of the slash', async () => {
    const page = await visit()
    const text = await write(page, '1.5')
    await page.keyboard.type('/')
    await expect(slashMenu(page).getByRole('option')).toHaveCount(11)
    await expectAccessible(page)
    await page.keyboard.type('over')
    await expect(slashMenu(page).getByRole('option')).toHaveText([/^Underoverskrift/])
    await page.keyboard.press('Enter')
    await page.keyboard.type('Kort')
    expectValue(await htmlOf(text)).toBe('<h1 aria-level="5">Kort</h1>')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/')
    await page.keyboard.press('ArrowDown')
    await expect(slashMenu(page).getByRole('option', { selected: true })).toHaveText(/Punktopstilling/)
    await page.keyboard.press('Enter')
    await page.keyboard.type('punkt')
    expectValue(await htmlOf(text)).toBe('<h1 aria-level="5">Kort</h1><ul><li><p>punkt</p></li></ul>')
  })

  test('[E3] a slash in a sentence is a slash; Escape leaves what was typed', async () => {
    const page = await visit()
    const text = await write(page, '1.6')
    await page.keyboard.type('og/eller, km / t, /liste')
    await page.keyboard.press('Escape')
    await expect(slashMenu(page)).toBeHidden()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Så')
    expectValue(await htmlOf(text)).toBe('<p>og/eller, km / t, /liste</p><p>Så</p>')
  })

  test('[E3] it stays open while a colleague writes in the same text, and opens for none but who typed', async () => {
    const page = await visit()
    const other = await visit('Søren Madsen')
    await write(page, '1.7')
    await page.keyboard.type('Øverst')
    await page.keyboard.press('Enter')
    const theirs = field(other, 'Baggrund', '1.7')
    await expect(theirs).toContainText('Øverst')
    await enter(theirs)
    await page.keyboard.type('/li')
    await expect(slashMenu(page)).toBeVisible()
    await expect(theirs).toContainText('/li')
    await other.keyboard.press('Control+Home')
    await selectionIsTold(other)
    await other.keyboard.type('Hej ')
    await expect(field(page, 'Baggrund', '1.7')).toContainText('Hej Øverst')
    await expect(slashMenu(page)).toBeVisible()
    await expect(slashMenu(other)).toBeHidden()
    await page.keyboard.press('Enter')
    await page.keyboard.type('mit')
    await expect(theirs.locator('li')).toHaveText('mit')
  })

  test('[E8] standard phrases of the council are put in, with the caret where one writes on', async () => {
    const page = await visit()
    const text = await write(page, '1.8')
    await page.keyboard.type('/sekre')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/tager')
    await page.keyboard.press('Enter')
    expectValue(await htmlOf(text)).toBe(
      '<p>Sekretariatet indstiller, at It-Arkitekturrådet:</p>' +
        '<ul><li><p>tager orienteringen til efterretning</p></li></ul>',
    )
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.keyboard.type('/på')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Karen')
    await expect(text.locator('> p > strong')).toHaveText(
      'På mødet vil rådets drøftelse blive indledt af Karen',
    )
  })
})

describe('keys', () => {
  test.each([
    ['Control+b', '1.17', '<p><strong>a</strong></p>'],
    ['Control+i', '1.18', '<p><em>a</em></p>'],
    ['Control+u', '1.19', '<p><u>a</u></p>'],
    ['Control+Shift+s', '1.20', '<p><s>a</s></p>'],
    ['Control+Shift+7', '1.21', '<ol><li><p>a</p></li></ol>'],
    ['Control+Shift+8', '1.22', '<ul><li><p>a</p></li></ul>'],
    ['Control+Shift+9', '1.23', '<blockquote><p>a</p></blockquote>'],
    ['Control+Alt+1', '1.24', '<h1 aria-level="5">a</h1>'],
  ])('[E4] %s', async (key, number, html) => {
    const page = await visit()
    const text = await write(page, number)
    await page.keyboard.press(key)
    await page.keyboard.type('a')
    expectValue(await htmlOf(text)).toBe(html)
    await page.keyboard.press(key)
    await page.keyboard.press('Backspace')
    await expect(text).toHaveText('')
  })

  test('[E4] on a Danish keyboard Ctrl+Shift+7 makes a list although it types a slash, and AltGr types its signs', async () => {
    const page = await visit()
    const browser = await page.context().newCDPSession(page)
    const userAgent = await page.evaluate(() => navigator.userAgent)
    await browser.send('Emulation.setUserAgentOverride', { userAgent, platform: 'Win32' })
    await page.reload()
    const text = await write(page, '1.10')
    const CTRL_SHIFT = { modifiers: 2 + 8, key: '/', code: 'Digit7', windowsVirtualKeyCode: 55 }
    await browser.send('Input.dispatchKeyEvent', { type: 'keyDown', ...CTRL_SHIFT })
    await expect(text.locator('ol')).toHaveCount(1)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const taken = await text.evaluate((element) => {
      // Windows says Ctrl and Alt of AltGr; every key that has a sign, since each layout has its own there.
      const range = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, index) => from + index)
      const keyCodes = [...range(48, 57), ...range(65, 90), ...range(186, 226)]
      return keyCodes.filter((keyCode) => {
        const key = '@£$€{[]}|\\~µ'[keyCode % 12]!
        const modifiers = { ctrlKey: true, altKey: true, bubbles: true, cancelable: true }
        return !element.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, ...modifiers }))
      })
    })
    expectValue(taken).toEqual([])
  })

  test('[E9] F1 shows all keys, Escape leads back to the caret', async () => {
    const page = await visit()
    const text = await write(page, '1.1')
    await page.keyboard.press('F1')
    const dialog = page.getByRole('dialog', { name: 'Alle genveje' })
    await expect(dialog).toContainText('Ctrl+Skift+7')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(text).toBeFocused()
  })

  test('[E5] Tab belongs to lists while one is in them, and to the page after Escape', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.2')
    await clickBefore(page, text, 'To')
    await page.keyboard.press('Tab')
    expectValue(await htmlOf(text)).toBe(
      '<ul><li><p>Et</p><ul><li><p>To</p></li></ul></li><li><p>Tre</p></li></ul>',
    )
    await page.keyboard.press('Tab')
    await expect(text).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    expectValue(await htmlOf(text)).toBe('<ul><li><p>Et</p></li><li><p>To</p></li><li><p>Tre</p></li></ul>')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(field(page, 'Indstilling', '1.2')).toBeFocused()
  })

  test('[E5] who goes through a text by Tab changes nothing in it, forth or back', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.2')
    await clickBefore(page, text, 'To')
    const before = await htmlOf(text)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await expect(field(page, 'Indstilling', '1.2')).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(text).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(text).not.toBeFocused()
    await page.keyboard.press('Tab')
    await expect(text).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(field(page, 'Indstilling', '1.2')).toBeFocused()
    expectValue(await htmlOf(text)).toBe(before)
  })

  test('[E4] Enter in a title goes on to the text below it', async () => {
    const page = await visit()
    await enter(titleField(page, '1.3'))
    await page.keyboard.press('Enter')
    await expect(field(page, 'Baggrund', '1.3')).toBeFocused()
  })

  test('[E3] a stroke that ends a line is one; the list that «- » made is taken back, and stays so', async () => {
    const page = await visit()
    await page.clock.setFixedTime(new Date())
    const text = await write(page, '1.15')
    await page.keyboard.type('enten /')
    await expect(slashMenu(page)).toBeVisible()
    await page.keyboard.press('Enter')
    await page.keyboard.type('eller')
    await expect(text.locator('p')).toHaveText(['enten /', 'eller'])
    await page.keyboard.press('Enter')
    await page.keyboard.type('- ')
    await expect(text.locator('li')).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(text.locator('p')).toHaveText(['enten /', 'eller', '- '])
    await page.keyboard.press('Control+z')
    await expect(text.locator('li')).toHaveCount(0)
  })

  test('[E5] Alt and an arrow key move an item of a list past its neighbour, the caret with it', async () => {
    const page = await visit()
    const text = field(page, 'Baggrund', '1.2')
    await clickBefore(page, text, 'Tre')
    await page.keyboard.press('End')
    await selectionIsTold(page)
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.type('!')
    await expect(text.locator('li')).toHaveText(['Et', 'Tre!', 'To'])
    await page.keyboard.press('Alt+ArrowUp')
    await page.keyboard.press('Alt+ArrowUp')
    await expect(text.locator('li')).toHaveText(['Tre!', 'Et', 'To'])
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Alt+ArrowDown')
    await page.keyboard.press('Backspace')
    await expect(text.locator('li')).toHaveText(['Et', 'To', 'Tre'])
  })
})

describe('tables', () => {
  const cells = (text: Locator) =>
    text.locator('tr').evaluateAll((rows) => rows.map((row) => row.children.length))

  test('[E6] a table has three rows and columns, a header row, and Tab from cell to cell into a new row', async () => {
    const page = await visit()
    const text = await write(page, '1.11')
    await tool(page, 'Tabel').click()
    expectValue(await cells(text)).toEqual([3, 3, 3])
    await expect(text.locator('th')).toHaveCount(3)
    for (const words of ['Navn', 'Frist', 'Status']) {
      await page.keyboard.type(words)
      await page.keyboard.press('Tab')
    }
    for (let count = 0; count < 6; count += 1) await page.keyboard.press('Tab')
    await page.keyboard.type('Fjerde række')
    expectValue(await cells(text)).toEqual([3, 3, 3, 3])
    await expect(text.locator('tr').nth(3).locator('td').first()).toHaveText('Fjerde række')
    await expect(text.locator('th')).toHaveText(['Navn', 'Frist', 'Status'])
  })

  test('[E6] handles at the caret add, move and delete rows and columns; the last one takes the table along', async () => {
    const page = await visit()
    const text = await write(page, '1.12')
    await tool(page, 'Tabel').click()
    await page.keyboard.type('A')
    await page.getByRole('button', { name: 'Kolonnen' }).click()
    await expectAccessible(page)
    await page.getByRole('menuitem', { name: 'Ny kolonne til højre' }).click()
    expectValue(await cells(text)).toEqual([4, 4, 4])
    await expect(text).toBeFocused()
    await page.getByRole('button', { name: 'Rækken' }).click()
    await page.getByRole('menuitem', { name: 'Flyt rækken ned' }).click()
    await expect(text.locator('tr').nth(1)).toHaveText('A')
    await page.getByRole('button', { name: 'Rækken' }).click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    expectValue(await cells(text)).toEqual([4, 4])
    await tool(page, 'Rækker, kolonner og tabel').click()
    await page.getByRole('menuitem', { name: 'Slet tabellen' }).click()
    await expect(text.locator('table')).toHaveCount(0)
  })

  test('[E6] an arrow key leads out of a table at either end of the text', async () => {
    const page = await visit()
    const text = await write(page, '1.12')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await tool(page, 'Tabel').click()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('Over')
    await expect(text.locator('> :first-child')).toHaveText('Over')
    await expect(text.locator('> :last-child')).toHaveText('')
  })
})

describe('lists that come of what is typed', () => {
  test('[E5] come outside tables alone: there «1. marts» is a date, and Tab leads to the next cell', async () => {
    const page = await visit()
    const text = await write(page, '1.6')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('1. ')
    await expect(text.locator('ol')).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(text.locator('ol')).toHaveCount(0)
    await page.keyboard.type('marts')
    await expect(text).toHaveText('1. marts')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Backspace')
    await tool(page, 'Tabel').click()
    await page.keyboard.type('1. marts')
    await page.keyboard.press('Tab')
    await page.keyboard.type('15. juni')
    await expect(text.locator('th')).toHaveText(['1. marts', '15. juni', ''])
    await expect(text.locator('ol')).toHaveCount(0)
  })
})

describe('links', () => {
  test('[E7] Ctrl+K gives what is selected an address, completed as people write it', async () => {
    const page = await visit()
    const text = await write(page, '1.13')
    await page.keyboard.type('Læs hos KL nu')
    await select(page, text, 'KL')
    await page.keyboard.press('Control+k')
    const form = page.getByRole('form', { name: 'Link' })
    await expect(form.getByLabel('Adresse')).toBeFocused()
    await expect(form.getByLabel('Tekst')).toHaveValue('KL')
    await page.keyboard.type('ikke en adresse')
    await page.keyboard.press('Enter')
    await expect(form.getByRole('alert')).toContainText('www.kl.dk')
    await expectAccessible(page)
    await form.getByLabel('Adresse').fill('kl.dk/ai')
    await page.keyboard.press('Enter')
    await expect(text.locator('a')).toHaveAttribute('href', 'https://kl.dk/ai')
    await expect(text.locator('a')).toHaveText('KL')
    await page.keyboard.type('!')
    await expect(text).toHaveText('Læs hos KL! nu')
    await expect(text.locator('a')).toHaveText('KL')
  })

  test.for(['Enter', 'Escape'])(
    '[E7] who leaves its form by %s goes on writing without a letter lost',
    async (key) => {
      const page = await visit()
      const text = await write(page, key === 'Enter' ? '1.12' : '1.11')
      await page.keyboard.type('Læs hos KL')
      await page.keyboard.press('Control+k')
      await page.getByRole('form', { name: 'Link' }).getByLabel('Adresse').fill('kl.dk')
      // What a quick hand types before the next frame is drawn.
      const focused = await page.getByRole('form', { name: 'Link' }).evaluate((form, pressed) => {
        const input = form.querySelector('input')!
        if (pressed === 'Enter') (form as HTMLFormElement).requestSubmit()
        else input.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
        return document.activeElement?.getAttribute('aria-label')
      }, key)
      expectValue(focused).toBe(`Baggrund, punkt ${key === 'Enter' ? '1.12' : '1.11'}`)
      await expect(text).toBeFocused()
    },
  )

  test('[E7] beside a link stand its address, changing and removing it', async () => {
    const page = await visit()
    const text = await write(page, '1.14')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('vn@kl.dk')
    await page.keyboard.press('Enter')
    await expect(text.locator('a')).toHaveAttribute('href', 'mailto:vn@kl.dk')
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Ret', exact: true }).click()
    await page.getByLabel('Tekst', { exact: true }).fill('Vibeke')
    await page.getByRole('button', { name: 'Gem link' }).click()
    await expect(text.locator('a')).toHaveText('Vibeke')
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('button', { name: 'Fjern link' }).click()
    expectValue(await htmlOf(text)).toBe('<p>Vibeke</p>')
    await expect(text).toBeFocused()
  })

  test('[E7] what is typed behind an address that was pasted is no part of the link', async () => {
    const page = await visit()
    const text = await write(page, '1.16')
    await text.evaluate((element) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'https://www.kl.dk/sag')
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.keyboard.type(' og mere')
    await expect(text.locator('a')).toHaveText('https://www.kl.dk/sag')
    await expect(text).toHaveText('https://www.kl.dk/sag og mere')
  })

  test('[E7] an address that is typed becomes a link; an abbreviation does not', async () => {
    const page = await visit()
    const text = await write(page, '1.14')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Se www.kl.dk og bl.a. pkt.nr. 2.med ')
    await expect(text.locator('a')).toHaveText('www.kl.dk')
  })
})
