/** An agenda leaves the house: as files that anybody fetches, and sent out by Karen, while Vibeke has it open. */
import type { Locator, Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { assign } from '../../shared/agenda/edits.ts'
import { idOf } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { chooseInMenu, enter, field, headOf, saveState, titleField } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { readPdf, tagged } from '../support/readPdf.ts'
import { sampleAgenda } from '../support/sampleAgenda.ts'

let meeting: Meeting
beforeAll(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) => {
    const doc = sampleAgenda()
    assign(doc, idOf(doc, 'Etisk perspektiv – hvad er OK'), vibeke.id)
    return doc
  })
  await meeting.setRole('Vibeke Normann', 'contributor')
  await meeting.setRole('Ida Lund', 'reader')
})
afterAll(() => meeting.close())

const saved = (page: Page) => expect(saveState(page)).toHaveText(/Gemt/)
const window = (page: Page): Locator => page.getByRole('dialog')
const press = (of: Page | Locator, name: string) => of.getByRole('button', { name, exact: true }).click()

const lowerEdge = async (of: Locator): Promise<number> => {
  const { y, height } = (await of.boundingBox())!
  return y + height
}

/** Whether an item's title stands below what the page says of the sending. */
const isClear = async (page: Page, number: string): Promise<boolean> =>
  (await headOf(page, number).boundingBox())!.y >= (await lowerEdge(page.locator('.sending-band')))

/** Presses what ends in a file. @returns what the file is called */
async function fileOf(page: Page, pressed: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), pressed()])
  return download.suggestedFilename()
}

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" fill="#1f3a5f"/></svg>'

test('[Z85][Z86][Z89][Z91][Z156][Z201] who only reads fetches the agenda, or one item, by keys and by finger; the server’s own words where it says no', async () => {
  const { page } = await meeting.visit('Ida Lund', { viewport: DESKTOP })
  await saved(page)
  await chooseInMenu(page, '2.3', 'Hent punktet som fil …')
  await expect(window(page).getByLabel('Hvad skal med?')).toBeFocused()
  await expect(window(page).getByRole('combobox')).toContainText('2.3 Strategisk perspektiv')
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  await page.keyboard.press('Tab')
  for (let nth = 0; nth < 3; nth += 1) await page.keyboard.press('ArrowDown')
  await expect(window(page).getByRole('radio', { name: 'Markdown' })).toBeChecked()
  const name = await fileOf(page, () => page.keyboard.press('Enter'))
  expectValue(name).toBe('Dagsorden 2024-01-24 – punkt 2.3 – UDKAST.md')
  await expect(window(page)).toHaveCount(0)
  const told = page.getByRole('region', { name: 'Besked' })
  await expect(told).toContainText(/Hentet: Dagsorden 2024-01-24 – punkt 2\.3 – UDKAST\.md, \d+ kB/)
  await told.getByRole('button', { name: 'Hent igen' }).focus()
  expectValue(await fileOf(page, () => page.keyboard.press('Enter'))).toBe(name)
  await page.setViewportSize(PHONE)
  await page.getByRole('button', { name: 'Vis dagsordenens punkter' }).click()
  await press(page, 'Hent som fil …')
  await page.route('**/export/steps?*', (route) =>
    route.fulfill({
      ...{ status: 429, contentType: 'application/problem+json' },
      body: JSON.stringify({ detail: 'Prøv igen om lidt.' }),
    }),
  )
  await window(page).getByRole('radio', { name: 'JSON' }).check()
  await window(page).getByRole('radio', { name: 'JSON' }).press('Enter')
  await expect(window(page).getByRole('alert')).toHaveText('Prøv igen om lidt.')
  await expect(window(page).getByRole('button', { name: 'Prøv igen' })).toBeFocused()
  await page.unroute('**/export/steps?*')
  const whole = await fileOf(page, () => press(window(page), 'Prøv igen'))
  expectValue(whole).toBe('Dagsorden 2024-01-24 – UDKAST.json')
})

test('[Z159][Z161] the secretariat chooses a logo: seen at once, in each file when it is saved, and in none when it is removed', async () => {
  const { page } = await meeting.visit('Karen Holm', { viewport: DESKTOP })
  await page.goto(`${meeting.server.url}/council/${meeting.council}/settings`)
  const looks = page.getByRole('region', { name: 'Papirets udseende' })
  const choose = (name: string, svg: string) =>
    looks
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'image/svg+xml', buffer: Buffer.from(svg) })
  await choose('ond.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  await expect(looks.getByRole('alert')).toContainText('den har script i sig eller henter noget udefra')
  await expect(looks.locator('img')).toHaveCount(0)

  await choose('logo.svg', LOGO)
  await expect(looks.getByRole('status')).toHaveText('Logoet er valgt. Husk at gemme.')
  await expect(looks.getByRole('alert')).toHaveCount(0)
  const preview = looks.locator('.paper-preview img')
  await expect.poll(() => preview.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(120)
  await looks.getByLabel('Logoet viser').fill('Rådets logo')
  expectValue((await axeOn(page).analyze()).violations).toEqual([])
  const save = async () => {
    await press(page, 'Gem')
    await expect(page.getByText('Indstillingerne er gemt.')).toBeVisible()
  }
  await save()

  const exported = async (format: string) =>
    (
      await page.request.get(`${meeting.server.url}/api/agendas/${meeting.agenda}/export?format=${format}`)
    ).body()
  const alts = async () => tagged(await readPdf(await exported('pdf')), /^Figure$/).map(({ alt }) => alt)
  expectValue((await exported('html')).toString()).toContain(Buffer.from(LOGO).toString('base64'))
  expectValue(await alts()).toContain('Rådets logo')

  await press(looks, 'Fjern logoet')
  await expect(looks.getByRole('button', { name: 'Vælg logo …' })).toBeFocused()
  await expect(looks.locator('img')).toHaveCount(0)
  await save()
  expectValue((await exported('html')).toString()).not.toContain('class="logo"')
  expectValue(await alts()).not.toContain('Rådets logo')
})

test('[Z92][Z240][Z261][Z262][Z263][Z264][Z265][Z266][Z93][Z94][Z95][Z96][Z97][Z195][Z196][Z199][Z98][Z158][Z99][Z100][Z142] the secretariat sends: check, mend and come back, asked once, sent; a colleague is told, and a next version has what is new', async () => {
  const { page: vibeke } = await meeting.visit('Vibeke Normann')
  const { page: karen } = await meeting.visit('Karen Holm', { at: '/fremdrift', viewport: DESKTOP })
  await saved(karen)
  await press(karen, 'Send dagsordenen ud …')
  const check = window(karen).locator('.send-checks > li').filter({ hasText: '2.8 Opsamling' })
  await expect(check).toHaveCount(0)
  await press(window(karen), 'Vis alle 10')
  await expect(check.locator('.lacks')).toContainText('Baggrund')
  await expect(window(karen).getByText('kan kun sekretariatet rette i den')).toBeVisible()
  await expect(window(karen).getByText(/får en mail med linket/)).toBeVisible()
  expectValue((await axeOn(karen).analyze()).violations).toEqual([])
  await window(karen).getByLabel('Besked i mailen (kan udelades)').fill('Vel mødt')

  // To the very field, and back to what was chosen.
  await check.getByRole('link', { name: 'Baggrund' }).click()
  const background = field(karen, 'Baggrund', '2.8')
  await expect(background).toBeFocused()
  await enter(background)
  await karen.keyboard.type('Rådet samler op.')
  await saved(karen)
  await expect(karen.getByText('Du er ved at sende dagsordenen ud. F6 fører hertil.')).toBeVisible()
  await karen.keyboard.press('F6')
  await expect(karen.getByRole('button', { name: 'Tilbage til udsendelsen' })).toBeFocused()
  await karen.keyboard.press('Enter')
  await expect(check.locator('.lacks')).not.toContainText('Baggrund')
  await expect(window(karen).getByLabel('Besked i mailen (kan udelades)')).toHaveValue('Vel mødt')

  // To a fact, below its item's title; the list is as it was left.
  await window(karen).getByRole('link', { name: 'ansvarlig' }).first().click()
  await expect(karen.locator('.fact-button:focus')).toContainText('Ansvarlig: ingen endnu, punkt 1.1')
  await expect.poll(() => isClear(karen, '1.1')).toBe(true)
  await press(karen, 'Tilbage til udsendelsen')
  await expect(check).toHaveCount(1)

  // A colleague is in the middle of a sentence.
  await enter(field(vibeke, 'Indstilling', '2.7'))
  await vibeke.keyboard.press('Control+End')
  await vibeke.keyboard.type(' Vi begynder')

  // Asked once; the way back has the focus.
  await window(karen).getByRole('button', { name: 'Send ud', exact: true }).click({ clickCount: 3 })
  await expect(window(karen).getByRole('alert')).toHaveText(
    /^Mødets dag, 24\. januar 2024, er gået, .* mangler noget og 10 punkter er ikke klar\. Vil du sende alligevel\?$/,
  )
  await expect(window(karen).getByRole('button', { name: 'Ret først' })).toBeFocused()
  await expect(window(karen).getByRole('button', { name: 'Send alligevel' })).toBeEnabled()
  await karen.keyboard.press('Enter')
  await expect(window(karen).getByRole('link', { name: 'Ret datoen' })).toBeFocused()
  await press(window(karen), 'Send ud')
  await press(window(karen), 'Send alligevel')
  await expect(window(karen).getByRole('button', { name: 'Fortryd' })).toBeFocused()
  await karen.keyboard.press('Enter')
  await expect(vibeke.getByText('Skriv din sætning færdig')).toBeVisible()
  await vibeke.keyboard.insertText(' og slutter.')
  await expect(window(karen).getByText('Lukker for skrivning')).toBeVisible()
  await expect(window(karen).getByRole('button', { name: 'Fortryd' })).toBeVisible()
  await expect(window(karen).getByRole('status')).toContainText('Du kan fortryde i 5 sekunder.')
  await expect(window(karen).locator('.countdown')).toHaveText(/^Kan fortrydes i [1-5] sekund(er)?$/)
  await expect(vibeke.getByText('Du kan ikke skrive videre her.')).toBeVisible()
  await expect(window(karen).getByText('Sendt: version 1')).toBeVisible({ timeout: 20_000 })
  const name = await fileOf(karen, () => window(karen).getByRole('link', { name: 'Webside' }).click())
  expectValue(name).toBe('Dagsorden 2024-01-24 – version 1.html')
  await window(karen).locator('.dialog-foot').getByRole('button', { name: 'Luk' }).click()

  // A colleague reads why, and whom to ask; the sentence was ended, and the text is closed.
  await expect(vibeke.getByText('Vi begynder og slutter.')).toBeVisible()
  expectValue(
    await (
      await karen.request.get(`${meeting.server.url}/api/agendas/${meeting.agenda}/versions/1/files/html`)
    ).text(),
  ).toContain('Vi begynder og slutter.')
  const told = vibeke.getByRole('region', { name: 'Dagsordenen er sendt ud' })
  await expect(told).toContainText('Dagsordenen er sendt ud: version 1')
  await expect(told).toContainText('Skal noget rettes, så sig det til')
  await expect(vibeke.locator('.sent-chip')).toContainText('Udsendt – version 1')
  await expect(vibeke.getByRole('button', { name: 'Send ny version …' })).toHaveCount(0)
  await vibeke.locator('.sent-chip').click()
  await expect(window(vibeke).locator('.version')).toHaveCount(1)
  await expect(window(vibeke).locator('.version')).toContainText('Vel mødt')
  expectValue((await axeOn(vibeke).analyze()).violations).toEqual([])

  // So do the board and the first page, which lead to it.
  await vibeke.goto(`${meeting.server.url}/agenda/${meeting.agenda}/fremdrift`)
  await expect(told).toContainText('Dagsordenen er sendt ud: version 1')
  await vibeke.goto(meeting.server.url)
  await vibeke.getByRole('link', { name: /^Læs version 1 · / }).click()
  await expect(vibeke).toHaveURL(/\/read$/)

  // What is changed since then is told, and goes out as a supplement.
  const notice = karen.getByRole('region', { name: 'Dagsordenen er sendt ud' })
  await enter(titleField(karen, '3'))
  await karen.keyboard.press('End')
  await karen.keyboard.type(' og afslutning')
  await saved(karen)
  await expect(notice).toContainText('1 punkt er ændret siden version 1', { timeout: 20_000 })
  await press(notice, 'Send ny version …')
  await window(karen).getByLabel('En tillægsdagsorden kun med det nye').check()
  await expect(window(karen).getByLabel('Navn')).toHaveValue('Tillægsdagsorden 24-01-2024')

  // What would go out lacks nothing, but the day has passed. Escape undoes it; closed in the middle of it, the page has the way back.
  const sendAnyway = async () => {
    await press(window(karen), 'Send ud')
    await press(window(karen), 'Send alligevel')
  }
  await sendAnyway()
  await expect(window(karen).getByText('Esc fortryder.')).toBeVisible()
  await karen.keyboard.press('Escape')
  await expect(window(karen).getByText('Fortrudt: intet er sendt ud.')).toBeVisible()
  await sendAnyway()
  await karen.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
  await press(window(karen), 'Luk vinduet; udsendelsen fortsætter')
  const band = karen.locator('.sending-band')
  await expect(band.getByRole('status')).toHaveText('Dagsordenen sendes ud …')
  await expect(band.getByRole('button', { name: 'Fortryd' })).toBeFocused()
  expectValue((await notice.boundingBox())!.y).toBeGreaterThan(await lowerEdge(band))
  await press(band, 'Fortryd')
  await expect(band.getByRole('status')).toHaveText('Fortrudt: intet er sendt ud.')
  await expect(karen.getByRole('alert')).toHaveCount(0)
})
