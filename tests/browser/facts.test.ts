/** Plain values in the document: they look like text, and are written as they are typed. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'

let meeting: Meeting

beforeAll(async () => {
  meeting = await openMeeting(({ 'Søren Madsen': søren, 'Ida Lund': ida }) =>
    agenda()
      .section('Sager', item('AI').caseNumber('SAG-1').by(søren.id, ida.id), item('To').by('nobody-knows-me'))
      .doc(),
  )
})
afterAll(() => meeting.close())

async function visit(name: Name = 'Vibeke Normann'): Promise<Page> {
  const { page } = await meeting.visit(name)
  await expect(saveState(page)).toHaveText(/Gemt/)
  return page
}

test('is written, and colleagues see it', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const place = page.getByLabel('Sted')
  await place.fill('Teams')
  await place.press('Enter')
  await expect(other.getByLabel('Sted')).toHaveValue('Teams')
  await page.getByLabel('Sagsnr., punkt 1.1').fill(' SAG-2 ')
  await page.keyboard.press('Tab')
  await expect(other.getByLabel('Sagsnr., punkt 1.1')).toHaveValue('SAG-2')
  await expect(other.locator('.sub')).toContainText('Teams')
})

test('[C1] what is typed is written as it is typed: colleagues see it before one leaves the input', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const value = page.getByLabel('Sagsnr., punkt 1.2')
  await value.click()
  await page.keyboard.type('Anna Bak, ')
  await expect(other.getByLabel('Sagsnr., punkt 1.2')).toHaveValue('Anna Bak,')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await page.keyboard.type('KL')
  await expect(other.getByLabel('Sagsnr., punkt 1.2')).toHaveValue('Anna Bak, KL')
  await value.fill('')
})

test('[N5] two in the same input: each sees what the other has written, and goes on from there', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const [mine, theirs] = [page, other].map((each) => field(each, 'Oplæg', '1.1'))
  await enter(mine!)
  await enter(theirs!)
  await page.keyboard.type('Christian Harsloef')
  await expect(theirs!).toHaveText('Christian Harsloef')
  await other.keyboard.press('End')
  await other.keyboard.type(' og Anna Bak')
  await expect(mine!).toHaveText('Christian Harsloef og Anna Bak')
})

test('[W24][W25] two who type in the same input at the same moment have both their words in it, and none wait below it', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const [mine, theirs] = [page, other].map((each) => each.getByLabel('Sagsnr., punkt 1.2'))
  await mine!.fill('')
  await expect(theirs!).toHaveValue('')
  await theirs!.click()
  await Promise.all([
    page.keyboard.type('Mette Holm fra teknik', { delay: 30 }),
    other.keyboard.type('Jens Bak fra udvalget', { delay: 40 }),
  ])
  await expect(mine!).toHaveValue(/Mette Holm fra teknik/)
  await expect(mine!).toHaveValue(/Jens Bak fra udvalget/)
  await expect(theirs!).toHaveValue(await mine!.inputValue())
  for (const each of [page, other]) {
    await each.keyboard.press('Tab')
    await expect(saveState(each)).toHaveText(/Gemt/)
    await expect(each.locator('.handed-back')).toHaveCount(0)
  }
})

test('[W36] two write sentences in the same line, one of them without network: both stand whole, once, and nothing waits', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const [mine, theirs] = [page, other].map((each) => field(each, 'Oplæg', '1.2'))
  await enter(mine!)
  await enter(theirs!)
  await page.keyboard.type('Først. ')
  await expect(theirs!).toHaveText(/Først\./)
  await other.context().setOffline(true)
  await expect(saveState(other)).toHaveText(/Ikke forbundet/)
  await other.keyboard.press('End')
  await other.keyboard.type('Jens Bak fra udvalget fortæller. ')
  await page.keyboard.type('Mette Holm fra teknik indleder. ')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await other.context().setOffline(false)
  await Promise.all([
    page.keyboard.type('Hun slutter. ', { delay: 20 }),
    other.keyboard.type('Han slutter.', { delay: 25 }),
  ])
  for (const each of [page, other]) await expect(saveState(each)).toHaveText(/Gemt/)
  // What is saved may still be on its way to the other screen.
  for (const sentences of [
    'Mette Holm fra teknik indleder. Hun slutter.',
    'Jens Bak fra udvalget fortæller. Han slutter.',
  ]) {
    await expect(mine!).toContainText(sentences)
    expectValue((await mine!.innerText()).split(sentences)).toHaveLength(2)
  }
  await expect(theirs!).toHaveText(await mine!.innerText())
  await expect(page.locator('.handed-back')).toHaveCount(0)
  await expect(other.locator('.handed-back')).toHaveCount(0)
})

test('[E74][W30][W41] Escape throws nothing away, and Enter goes on as Tab does', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const presenter = field(page, 'Oplæg', '1.1')
  await page.locator('.fact', { has: presenter }).getByText('Oplæg:').click()
  await expect(presenter).toHaveAttribute('contenteditable', 'true')
  await page.keyboard.type(', Åse Østergaard')
  await presenter.press('Escape')
  await expect(presenter).toHaveText(/, Åse Østergaard$/)
  await expect(field(other, 'Oplæg', '1.1')).toHaveText(/, Åse Østergaard$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Baggrund, punkt 1.1', exact: true })).toBeFocused()
  // Past the item's deadline, which Enter passes over.
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(presenter).toBeFocused()
  await page.keyboard.type(' fra KL')
  await expect(presenter).toHaveText(/, Åse Østergaard fra KL$/)
})

test('a colleague’s change is not overwritten by somebody who changed nothing', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const council = page.getByLabel('Råd', { exact: true })
  await council.focus()
  await other.getByLabel('Råd', { exact: true }).fill('Arkitekturrådet')
  await other.keyboard.press('Enter')
  await expect(council).toHaveValue('Arkitekturrådet')
  await council.blur()
  await expect(page).toHaveTitle('Arkitekturrådet · 24. januar 2024 – Dagsorden')
  await expect(other.getByLabel('Råd', { exact: true })).toHaveValue('Arkitekturrådet')
})

test('[E57] a case number that is spelt otherwise is tidied when one leaves it', async () => {
  const page = await visit()
  const other = await visit('Søren Madsen')
  const [mine, theirs] = [page, other].map((each) => each.getByLabel('Sagsnr., punkt 1.2'))
  await mine!.fill('')
  await page.keyboard.type(' sag 2023 03576')
  await expect(theirs!).toHaveValue('sag 2023 03576')
  await page.keyboard.press('Tab')
  await expect(theirs!).toHaveValue('SAG-2023-03576')
})

test('[E56] a fact is shown whole however long it is, has one line, and no control to see until one points at it', async () => {
  const page = await visit()
  const place = page.getByLabel('Sted')
  const words = `Anna Bak, ${'Digitaliseringsstyrelsen, '.repeat(8)}KL`
  await place.fill(words.replaceAll(', ', ',\n'))
  await place.press('Enter')
  await expect(place).toHaveValue(words)
  const sizes = await place.evaluate((input) => [
    input.scrollHeight,
    input.clientHeight,
    input.scrollWidth,
    input.clientWidth,
  ])
  expectValue(sizes[0]).toBeLessThanOrEqual(sizes[1]!)
  expectValue(sizes[2]).toBeLessThanOrEqual(sizes[3]!)
  const frame = () => place.evaluate((input) => getComputedStyle(input).boxShadow)
  await page.mouse.move(0, 0)
  expectValue(await frame()).toBe('none')
  await place.hover()
  expectValue(await frame()).not.toBe('none')
  await place.fill('Odense')
})

test('[C5] Ctrl+Z outside takes back a fact', async () => {
  const page = await visit()
  const place = page.getByLabel('Sted')
  const before = await place.inputValue()
  await place.click()
  await page.keyboard.press('End')
  await page.keyboard.type(' 7')
  await page.keyboard.press('Enter')
  await expect(place).toHaveValue(`${before} 7`)
  await page.keyboard.press('Control+z')
  await expect(place).toHaveValue(before)
})
