/** A council's settings, new agendas from all that they can begin with, and putting them away: with two of the secretariat. */
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { field, saveState, titleField, writeAtEnd } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': soren }) =>
    agenda().section('Faste', item('Siden sidst').by(soren.id).field('background', 'Gammel tekst')).doc(),
  )
})
afterAll(() => meeting.close())

const FIXTURE = fileURLToPath(new URL('../support/fixtures/agendas/socialudvalg.md', import.meta.url))

const settingsPage = async (name: Parameters<Meeting['visit']>[0], viewport = DESKTOP) => {
  const { page } = await meeting.visit(name, { viewport })
  await page.goto(`${meeting.server.url}/council/${meeting.council}/settings`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indstillinger for It-Arkitekturrådet')
  return page
}
const frontPage = async (name: Parameters<Meeting['visit']>[0], viewport = DESKTOP) => {
  const { page } = await meeting.visit(name, { viewport })
  await page.goto(meeting.server.url)
  return page
}
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(page.getByText('Indstillingerne er gemt.')).toBeVisible()
}
const card = (page: Page, title: string) => page.locator('.agenda-card', { hasText: title })

/** Into the day (0), or the time from (1) or to (2). */
async function typeTime(page: Page, nth: number, digits: string): Promise<void> {
  await page.locator('.meeting-time .segments').nth(nth).locator('[role=spinbutton]').first().focus()
  await page.keyboard.type(digits)
}

async function expectNoFault(page: Page, width: number): Promise<void> {
  const { violations } = await axeOn(page).analyze()
  expectValue(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expectValue(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
}

test('[Q9][Q13] a template that is edited by keys is what the next agenda has, and one lands in it', async () => {
  const page = await settingsPage('Vibeke Normann')
  await page.getByRole('button', { name: '+ Nyt felt' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Overskrift', { exact: true }).last()).toBeFocused()
  await page.keyboard.type('Økonomi')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByLabel('Overskrift', { exact: true }).nth(3)).toHaveValue('Økonomi')
  await expect(page.getByLabel('Overskrift', { exact: true }).nth(3)).toBeFocused()
  await expect(page.getByText('«Økonomi» er nu nummer 4 af 5.')).toBeAttached()

  await page.getByRole('button', { name: '+ Nyt afsnit' }).click()
  await page.keyboard.type('Orientering')
  await page.getByRole('button', { name: '+ Nyt punkt' }).click()
  await page.keyboard.type('Fra formanden')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByText('«Fra formanden» er nu under «Orientering».')).toBeAttached()
  await page.getByLabel('Tilføj ansvarlig for «Fra formanden»').selectOption({ label: 'Ida Lund' })
  await save(page)
  await page.reload()
  await expect(page.getByLabel('Overskrift', { exact: true }).nth(3)).toHaveValue('Økonomi')

  await page.goto(meeting.server.url)
  await page.getByRole('button', { name: 'Ny dagsorden' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Rådets skabelon' })).toBeFocused()
  await typeTime(page, 0, '06022030')
  await typeTime(page, 1, '1000')
  await expect(page.getByText('onsdag den 6. februar 2030 kl. 10.00')).toBeVisible()
  await expect(page.getByText('Frist for bidrag: onsdag den 30. januar 2030 kl. 12.00')).toBeVisible()
  await expect(page.getByLabel('Titel')).toHaveValue('Dagsorden 6. februar 2030')
  await page.getByLabel('Sted').fill('Lokale 7')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/agenda\/[\w-]{21}$/)
  await expect(titleField(page, '1')).toHaveText('Orientering')
  await expect(titleField(page, '1.1')).toHaveText('Fra formanden')
  await expect(field(page, 'Økonomi', '1.1')).toBeVisible()
  await expect(page.locator('.item', { has: titleField(page, '1.1') })).toContainText('Ida Lund')
})

test('[Q6] the agenda of before is as it was', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Gammel tekst')
  await expect(field(page, 'Økonomi', '1.1')).toHaveCount(0)
})

test('[Q14] a new agenda from the last one has its items with their responsibles, and none of its texts', async () => {
  const page = await frontPage('Vibeke Normann')
  await page.getByRole('button', { name: 'Ny dagsorden' }).click()
  await page.getByRole('radio', { name: 'Den seneste dagsorden' }).check()
  await page.getByText('Tag med fra den seneste').click()
  await expect(page.getByRole('checkbox', { name: '1.1 Fra formanden' })).toBeChecked()
  await page.getByLabel('Titel').fill('Fra den seneste')
  await page.getByRole('button', { name: 'Lav dagsordenen' }).dblclick()
  await expect(titleField(page, '1.1')).toHaveText('Fra formanden')
  await expect(page.locator('.item', { has: titleField(page, '1.1') })).toContainText('Ida Lund')
  await page.goto(meeting.server.url)
  await expect(card(page, 'Fra den seneste')).toHaveCount(1)
})

test('[Q17][Q18] a file is told of before anything is made; a bad one is refused with its sentence', async () => {
  const page = await frontPage('Vibeke Normann')
  await page.getByRole('button', { name: 'Ny dagsorden' }).click()
  await page.getByRole('radio', { name: 'En fil' }).check()
  const input = page.getByLabel(/Vælg (en anden )?fil/)
  await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('Dagsorden') })
  await expect(page.getByRole('alert')).toHaveText('Filen skal være en tekstfil (.txt) eller Markdown (.md).')
  await expect(page.getByRole('button', { name: 'Lav dagsordenen' })).toHaveCount(0)
  await input.setInputFiles(FIXTURE)
  const report = page.getByRole('region', { name: 'Det står i socialudvalg.md:' })
  await expect(report).toContainText(/\d+ afsnit og \d+ punkter/)
  await expectNoFault(page, DESKTOP.width)
  await page.getByRole('button', { name: 'Lav dagsordenen' }).click()
  await expect(page).toHaveURL(/\/agenda\/[\w-]{21}$/)
  await expect(saveState(page)).toHaveText(/Gemt/)
})

test('[Q2][Q5] of two who save at once the second is told, and both changes are there', async () => {
  const first = await settingsPage('Vibeke Normann')
  const second = await settingsPage('Ida Lund')
  await first.getByLabel('Lørdag er en hverdag').check()
  await save(first)
  await second.getByRole('button', { name: '+ Nyt punkt' }).click()
  await second.keyboard.type('Eventuelt')
  await second.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(second.getByText('En anden i sekretariatet har gemt, mens du rettede.')).toBeVisible()
  await expect(second.getByLabel('Lørdag er en hverdag')).toBeChecked()
  await save(second)
  await first.reload()
  await expect(first.getByLabel('Lørdag er en hverdag')).toBeChecked()
  await expect(first.getByRole('textbox', { name: /Titel på fast punkt/ }).last()).toHaveValue('Eventuelt')
})

test('[Q5] of a part that both have changed one chooses', async () => {
  const first = await settingsPage('Vibeke Normann')
  const second = await settingsPage('Ida Lund')
  await first.getByLabel('Hverdage før fristen').fill('7')
  await save(first)
  await second.getByLabel('Hverdage før fristen').fill('9')
  await second.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(second.getByText('I har begge ændret: påmindelser.')).toBeVisible()
  await expect(second.getByLabel('Hverdage før fristen')).toHaveValue('9')
  await second.getByRole('button', { name: 'Tag den andens' }).click()
  await expect(second.getByLabel('Hverdage før fristen')).toHaveValue('7')
  await expect(second.getByText('Alt er gemt.')).toBeVisible()
})

test('[Q10][Q11] what cannot be saved is told at its place, and leaving with changes is asked about', async () => {
  const page = await settingsPage('Vibeke Normann')
  await page.getByLabel('Overskrift', { exact: true }).first().fill('')
  await page.getByRole('button', { name: 'Gem', exact: true }).click()
  await expect(page.getByText('Skriv feltets overskrift.')).toBeVisible()
  await expect(page.getByLabel('Overskrift', { exact: true }).first()).toBeFocused()
  await expect(page.getByLabel('Overskrift', { exact: true }).first()).toHaveAccessibleDescription(
    'Skriv feltets overskrift.',
  )
  await expectNoFault(page, DESKTOP.width)
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Til dagsordenerne' }).click()
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await expect(page.getByLabel('Overskrift', { exact: true }).first()).toHaveValue('')
})

test('[Q8] a standard phrase that is saved is in the slash menu of who writes already', async () => {
  const { page: writer } = await meeting.visit('Søren Madsen')
  await expect(saveState(writer)).toHaveText(/Gemt/)
  const page = await settingsPage('Vibeke Normann')
  await page.getByRole('button', { name: 'Skriv rådets egne i stedet' }).click()
  await page.getByLabel('Standardtekst 1').fill('Rådet noterer sig, at:')
  await save(page)
  await writeAtEnd(writer, field(writer, 'Indstilling', '1.1'), '/')
  await expect(writer.getByRole('option', { name: /Rådet noterer sig, at:/ })).toBeVisible()
})

test('[Q19][Q20][Q21] an agenda is put away while a colleague writes, comes back with the words, and is deleted when its name is seen', async () => {
  const page = await frontPage('Vibeke Normann')
  await page.getByRole('button', { name: 'Ny dagsorden' }).click()
  await page.getByLabel('Titel').fill('Til skuffen')
  await page.getByRole('button', { name: 'Lav dagsordenen' }).click()
  await expect(titleField(page, '1.1')).toHaveText('Fra formanden')
  const { page: colleague } = await meeting.visit('Ida Lund')
  await colleague.goto(page.url())
  await expect(saveState(colleague)).toHaveText(/Gemt/)

  await page.goto(meeting.server.url)
  await card(page, 'Til skuffen').getByRole('button', { name: 'Handlinger for «Til skuffen»' }).click()
  await page.getByRole('menuitem', { name: 'Læg væk', exact: true }).click()
  await expect(page.getByText('«Til skuffen» er lagt væk.')).toBeVisible()
  await expect(card(page, 'Til skuffen')).toHaveCount(0)
  await expect(colleague.getByRole('alert')).toContainText('Dagsordenen er lagt væk.')

  await page.goto(`${meeting.server.url}/council/${meeting.council}/settings#put-away`)
  await page.getByRole('button', { name: 'Hent «Til skuffen» frem' }).click()
  await expect(page.getByText('«Til skuffen» er hentet frem.')).toBeVisible()
  await colleague.getByRole('button', { name: 'Prøv igen' }).click()
  await expect(saveState(colleague)).toHaveText(/Gemt/)
  await writeAtEnd(colleague, field(colleague, 'Baggrund', '1.1'), 'Igen')
  await expect(saveState(colleague)).toHaveText(/Gemt/)

  await page.goto(meeting.server.url)
  await card(page, 'Til skuffen').getByRole('button', { name: 'Handlinger for «Til skuffen»' }).click()
  await page.getByRole('menuitem', { name: 'Læg væk', exact: true }).click()
  await page.goto(`${meeting.server.url}/council/${meeting.council}/settings#put-away`)
  await page.getByRole('button', { name: 'Slet «Til skuffen» for altid' }).click()
  await expect(page.getByRole('heading', { name: 'Slet «Til skuffen» for altid?' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Behold' })).toBeFocused()
  await expectNoFault(page, DESKTOP.width)
  await page.getByRole('dialog').getByRole('button', { name: 'Slet for altid' }).click()
  await expect(page.getByText('Ingen dagsordener er lagt væk.')).toBeVisible()
  await page.goto(`${meeting.server.url}/council/${meeting.council}/record`)
  await expect(page.getByText('Vibeke Normann slettede dagsordenen «Til skuffen» for altid')).toBeVisible()
})

test('[Q24][Z270][Z271] on a phone the dialog and the settings fit, tell at its field what is wrong, and have no fault', async () => {
  const page = await settingsPage('Vibeke Normann', PHONE)
  await expectNoFault(page, PHONE.width)
  await page.goto(meeting.server.url)
  await page.getByRole('button', { name: 'Ny dagsorden' }).click()
  await typeTime(page, 0, '08051999')
  await typeTime(page, 1, '1400')
  await typeTime(page, 2, '0900')
  await page.getByLabel('Titel').fill('')
  const make = page.getByRole('button', { name: 'Lav dagsordenen' })
  await expect(make).toBeInViewport({ ratio: 1 })
  await make.click()
  await expect(page.getByLabel('Titel')).toBeFocused()
  await expect(page.getByLabel('Titel')).toHaveAccessibleDescription('Skriv en titel.')
  await expect(page.getByText('Mødets dag er gået: 8. maj 1999. Er datoen rigtig?')).toBeVisible()
  await page.getByLabel('Titel').fill('Seminar')
  await expect(page.getByText('Skriv en titel.')).toHaveCount(0)
  await make.click()
  const end = page.locator('.meeting-time .segments').nth(2).getByRole('spinbutton').first()
  await expect(end).toBeFocused()
  await expect(end).toHaveAccessibleDescription(/Mødet slutter, før det begynder/)
  await expectNoFault(page, PHONE.width)
  await page.getByLabel('Slutter en anden dag').check()
  await expect(page.getByText('Mødet slutter, før det begynder', { exact: false })).toHaveCount(0)
  await expect(make).toBeInViewport({ ratio: 1 })
  const small = await page
    .locator('dialog')
    .evaluate((dialog) =>
      [
        ...dialog.querySelectorAll<HTMLElement>(
          'button, input:not([type=radio], [type=checkbox], [type=file], [tabindex="-1"]), .segments, label.check, select',
        ),
      ]
        .map(
          (element) =>
            [element.outerHTML.slice(0, 60), Math.round(element.getBoundingClientRect().height)] as const,
        )
        .filter(([, height]) => height > 0 && height < 44),
    )
  expectValue(small).toEqual([])
})

test('[Q12][Q23] the secretariat of a council without agendas gets from its front page to a whole one', async () => {
  const empty = await openMeeting(() => agenda().doc())
  try {
    const { page } = await empty.visit('Vibeke Normann')
    await page.goto(empty.server.url)
    await page.getByRole('button', { name: /Handlinger for/ }).click()
    await page.getByRole('menuitem', { name: 'Læg væk', exact: true }).click()
    await expect(page.getByText('Her er ingen dagsordener.')).toBeVisible()
    await expectNoFault(page, DESKTOP.width)
    await page.getByRole('button', { name: 'Ny dagsorden' }).click()
    await page.getByRole('radio', { name: 'Fagudvalg i en kommune' }).check()
    await page.getByRole('button', { name: 'Lav dagsordenen' }).click()
    await expect(titleField(page, '1')).toHaveText('Godkendelse af dagsorden')
    await expect(titleField(page, '3')).toHaveText('Eventuelt')
    await page
      .getByRole('button', { name: /^Skriv tekst/ })
      .first()
      .click()
    await expect(field(page, 'Sagsresumé', '1')).toBeFocused()
  } finally {
    await empty.close()
  }
})
