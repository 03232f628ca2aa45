/** Deadlines in working days, items that come late, and reminders: what the secretariat does, and where the mail leads. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect as expectValue, test } from 'vitest'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import * as edits from '../../shared/agenda/edits.ts'
import { addDays } from '../../shared/agenda/localTime.ts'
import { DEFAULT_SETTINGS } from '../../shared/council/settings.ts'
import { deadlineByRule } from '../../shared/deadlines/deadline.ts'
import { readDue } from '../../shared/deadlines/due.ts'
import { dayAndTimeInWords, dueInWords } from '../../shared/deadlines/dueInWords.ts'
import { workdayBefore } from '../../shared/deadlines/workdays.ts'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

const RULES = DEFAULT_SETTINGS.deadlines
const today = () => danishTime(Date.now()).slice(0, 10)
const now = () => danishTime(Date.now()).slice(0, 16)
/** On a working day, some weeks from now. */
const MEETING_DAY = workdayBefore(addDays(today(), 30), 0, RULES)
const STARTS_AT = `${MEETING_DAY}T10:00`
const inWords = (due: string) => dueInWords(readDue(due, now(), RULES)!, 'da')

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting((people) => {
    const [søren, vibeke] = [people['Søren Madsen'].id, people['Vibeke Normann'].id]
    const doc = agenda()
      .section('Sager', item('AI').by(søren), item('Budget').by(vibeke, søren), item('Nyt'))
      .doc()
    edits.setMeetingTime(doc, { startsAt: STARTS_AT, endsAt: null })
    edits.setDueAt(doc, 'id3', `${addDays(today(), -1)}T12:00`)
    return doc
  })
})
afterEach(() => meeting.close())

const visit = visitsTo(() => meeting)
const axe = async (page: Page) => (await axeOn(page).analyze()).violations
const deadline = (page: Page) => page.getByRole('button', { name: /^Frist for bidrag:/ })
const itemDue = (page: Page, number: string) =>
  page.getByRole('button', { name: new RegExp(`^Frist:.*, punkt ${number}$`) })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Påmind dem, der mangler noget' })

describe('deadlines', () => {
  test('[J25] the council’s rule is at hand where no deadline is set, and counted in words in facts and head', async () => {
    const page = await visit('Karen Holm')
    const due = deadlineByRule(STARTS_AT, RULES.items, RULES)!
    await page
      .getByRole('button', { name: `Sæt frist efter rådets regel: ${dayAndTimeInWords(due, 'da')}` })
      .press('Enter')
    await expect(deadline(page)).toBeFocused()
    await expect(page.locator('.when-and-where .due-words')).toHaveText([
      `(${inWords(due)})`,
      `(${inWords(due)})`,
    ])
    await expect(page.locator('.agenda-header .due-words')).toHaveText(`(${inWords(due)})`)
    await expect(page.getByRole('button', { name: /efter rådets regel/ })).toHaveCount(0)
    expectValue(await axe(page)).toEqual([])
  })

  test('[J9] a meeting that is moved offers to move the deadlines along, in one step that undo takes back', async () => {
    const page = await visit('Karen Holm')
    const other = await visit('Vibeke Normann')
    await page.getByRole('button', { name: /efter rådets regel/ }).click()
    const before = (await deadline(page).textContent())!
    await page.getByRole('button', { name: /^Tid:/ }).click()
    const later = workdayBefore(addDays(MEETING_DAY, 14), 0, RULES)
    await expect(page.getByRole('grid')).toBeVisible()
    await page.keyboard.type(later.split('-').reverse().join(''))
    await page.keyboard.press('Enter')
    // Whoever has the agenda open is offered it, until somebody has done it.
    await expect(other.getByRole('button', { name: 'Flyt fristerne med' })).toBeVisible()
    await expect(deadline(page)).toHaveText(before)
    await page.getByRole('button', { name: 'Flyt fristerne med' }).click()
    const due = deadlineByRule(`${later}T10:00`, RULES.items, RULES)!
    await expect(page.locator('.agenda-header .sub')).toContainText(dayAndTimeInWords(due, 'da'))
    for (const each of [page, other])
      await expect(each.getByRole('button', { name: 'Flyt fristerne med' })).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(deadline(page)).toHaveText(before)
  })

  test('[J26] the secretariat sets an item’s own deadline in place; who may not sees it, and why not', async () => {
    const page = await visit('Karen Holm')
    await meeting.setRole('Søren Madsen', 'contributor')
    const contributor = await visit('Søren Madsen')
    await expect(itemDue(page, '1.1')).toContainText('som dagsordenens')
    await itemDue(page, '1.1').click()
    await expect(page.getByRole('grid')).toBeVisible()
    const day = workdayBefore(addDays(today(), 10), 0, RULES)
    await page.keyboard.type(day.split('-').reverse().join(''))
    await page.getByRole('spinbutton', { name: 'time, Klokken', exact: true }).focus()
    await page.keyboard.type('0900')
    await page.keyboard.press('Enter')
    const words = dayAndTimeInWords(`${day}T09:00`, 'da')
    await expect(itemDue(page, '1.1')).toContainText(words)
    const theirs = contributor.locator('[id="item-id2/dueAt"]')
    await expect(theirs).toContainText(words)
    await expect(theirs).toHaveAttribute('aria-description', /sekretariat/)
    await expect(contributor.locator('[id="item-id4/dueAt"]')).toHaveCount(0)
  })

  test('[J27] an item that comes late is asked why, of who writes it; the reason is read in both views', async () => {
    const page = await visit('Vibeke Normann')
    await meeting.setRole('Ida Lund', 'reader')
    const reader = await visit('Ida Lund')
    const reason = page.getByRole('textbox', { name: 'Hvorfor punktet kommer sent, punkt 1.2' })
    await expect(page.getByText('Fristen er overskredet')).toHaveCount(1)
    await expect(reader.getByText(/Sen sag/)).toHaveCount(0)
    await enter(reason)
    await page.keyboard.type('Svaret kom i fredags')
    await expect(page.getByText('Fristen er overskredet')).toHaveCount(0)
    await expect(saveState(page)).toHaveText(/Gemt/)
    await expect(reader.getByText('Sen sag:')).toHaveCount(1)
    await page.getByRole('link', { name: 'Læs', exact: true }).click()
    await expect(page.getByText('Sen sag: Svaret kom i fredags')).toBeVisible()
    expectValue(await axe(page)).toEqual([])
  })
})

/** The links in the mail that lies in the folder for somebody, in their order. */
async function linksTo(address: string): Promise<string[]> {
  const folder = join(meeting.dataDir, 'mail')
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.eml'))
  const mails = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  const theirs = mails.filter((mail) => new RegExp(`^To:.*${address}`, 'm').test(mail))
  const [text = ''] = theirs.map(
    (mail) => mail.replace(/=\r\n/g, '').replace(/=3D/g, '=').split('text/html')[0]!,
  )
  return text.match(/http:\S+/g) ?? []
}

/** «Påmind» stands beside what it is about. */
const BOARD = { at: '/fremdrift' }

describe('reminders', () => {
  test('[J28] the secretariat sees who lacks what and the mail, adds a word, and sends it; the link leads to the very field', async () => {
    const page = await visit('Karen Holm', BOARD)
    await page.getByRole('button', { name: 'Påmind …' }).click()
    await expect(dialog(page).getByRole('checkbox')).toHaveCount(3)
    await expect(dialog(page)).toContainText(/Uden ansvarlig, så ingen kan påmindes:1\.3 Nyt/)
    await dialog(page)
      .getByRole('textbox', { name: /^Besked/ })
      .fill('Tak for hjælpen!')
    await dialog(page).getByText('Se mailen').first().click()
    await expect(dialog(page).locator('.remind-mail').first()).toContainText(
      'Karen Holm skriver:\n\nTak for hjælpen!',
    )
    expectValue(await axe(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Send til 2' }).click()
    // All have it: nothing is left to press.
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.locator('.toast')).toContainText('Sendt til Søren Madsen og Vibeke Normann.')
    const [first, second] = await linksTo(meeting.people['Søren Madsen'].email!)
    expectValue(first).toBe(`${meeting.server.url}/agenda/${meeting.agenda}#item-id2/background`)
    expectValue(second).toBe(`${meeting.server.url}/agenda/${meeting.agenda}#item-id3/background`)
    const visitor = await visit('Søren Madsen', { at: new URL(second!).hash })
    await expect(field(visitor, 'Baggrund', '1.2')).toBeInViewport()
    expectValue(new URL(visitor.url()).hash).toBe('#item-id3/background')
    // Once more on the same day nobody is chosen, and it is said why.
    await page.getByRole('button', { name: 'Påmind …' }).click()
    await expect(dialog(page).getByText(/Er påmindet i dag kl\./)).toHaveCount(2)
    await expect(dialog(page).getByRole('checkbox', { disabled: true })).toHaveCount(2)
  })

  test('[J28] a link of such a mail without a session asks for the address once, and lands at the very field', async () => {
    const karen = await visit('Karen Holm')
    const address = `${meeting.server.url}/agenda/${meeting.agenda}#item-id3/background`
    const page = await (await karen.context().browser()!.newContext({ locale: 'da-DK' })).newPage()
    await page.goto(address)
    await page.getByRole('textbox', { name: 'Mailadresse' }).fill(meeting.people['Søren Madsen'].email!)
    await page.getByRole('button', { name: 'Send link' }).click()
    await expect.poll(() => linksTo(meeting.people['Søren Madsen'].email!)).not.toEqual([])
    await page.goto((await linksTo(meeting.people['Søren Madsen'].email!))[0]!)
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(field(page, 'Baggrund', '1.2')).toBeInViewport()
    await page.context().close()
  })

  test('[J29] all of it by keyboard: one person is chosen, sent to, and the focus comes back', async () => {
    const page = await visit('Karen Holm', BOARD)
    const button = page.getByRole('button', { name: 'Påmind …' })
    await button.press('Enter')
    const all = dialog(page).getByRole('checkbox', { name: 'Alle (2)' })
    await expect(all).toBeChecked()
    await all.press('Space')
    await dialog(page).getByRole('button', { name: 'Send til 0' }).press('Enter')
    await expect(dialog(page).getByRole('alert')).toHaveText('Vælg mindst én, der skal påmindes.')
    await dialog(page).getByRole('checkbox', { name: 'Vibeke Normann' }).press('Space')
    await dialog(page).getByRole('button', { name: 'Send til 1' }).press('Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.locator('.toast')).toContainText('Sendt til Vibeke Normann.')
    await expect(button).toBeFocused()
    expectValue(await linksTo(meeting.people['Søren Madsen'].email!)).toEqual([])
  })

  test('[J29] on a phone it fits, and everything pressed is 44 pixels', async () => {
    const page = await visit('Karen Holm', { ...BOARD, viewport: PHONE, touch: true })
    await page.getByRole('button', { name: 'Påmind …' }).tap()
    const targets = dialog(page).locator('label:has(input), summary, .button, textarea')
    await expect(dialog(page).getByRole('button', { name: 'Send til 2' })).toBeInViewport()
    for (const target of await targets.all())
      expectValue((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    expectValue(await axe(page)).toEqual([])
  })

  test('[J29] only the secretariat is offered it', async () => {
    await meeting.setRole('Søren Madsen', 'contributor')
    const page = await visit('Søren Madsen', BOARD)
    await expect(page.getByRole('table')).toBeVisible()
    await expect(page.getByRole('button', { name: /Påmind/ })).toHaveCount(0)
  })
})
