/** The list of agendas where no server can be asked: what this browser has copies of, and whose they are. */
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, expect as expectValue, test } from 'vitest'
import { agenda, item } from '../support/agenda.ts'
import { axeOn } from '../support/axe.ts'
import { expect } from '../support/expect.ts'
import { enter, field, saveState } from '../support/inPage.ts'
import { rowsIn } from '../support/keptRows.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'

let meeting: Meeting

beforeEach(async () => {
  meeting = await openMeeting(({ 'Vibeke Normann': vibeke }) =>
    agenda().section('Sager', item('AI').by(vibeke.id).field('presentation', 'Stod der før.')).doc(),
  )
})
afterEach(() => meeting.close())

/** Opens the agenda, so that this browser has a copy, and the program to show it. */
async function visit(name: Parameters<Meeting['visit']>[0] = 'Vibeke Normann') {
  const visitor = await meeting.visit(name, { serviceWorkers: 'allow' })
  await isKept(visitor.page)
  await visitor.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  return visitor
}

async function isKept(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveText(/Gemt/)
  for (const part of ['headline', 'people']) await expect.poll(() => rowsIn(page, 'headlines', part)).toBe(1)
}

const list = (page: Page) => page.goto(`${meeting.server.url}/`)
const told = (page: Page) => page.getByRole('alert')
const link = (page: Page) => page.getByRole('link', { name: 'It-Arkitekturrådet' })

test('[K13][V21] without a server the list shows what this browser has copies of; one opens it, writes, and it is sent later', async () => {
  const { page } = await visit()
  await meeting.kill()
  await list(page)
  await expect(told(page)).toContainText('Ikke forbundet. Disse dagsordener er gemt på denne enhed')
  await expect(page.getByText('Dagsorden 2024')).toBeVisible()
  await expect(page.getByText('onsdag den 24. januar 2024 kl. 10.00')).toBeVisible()
  const { violations } = await axeOn(page).analyze()
  expectValue(violations).toEqual([])
  await link(page).click()
  await expect(field(page, 'Sagsfremstilling', '1.1')).toHaveText('Stod der før.')
  await expect(page.locator('.responsibles')).toContainText('Vibeke Normann')
  await expect(page.locator('.toast')).toHaveText('')
  await enter(field(page, 'Baggrund', '1.1'))
  await page.keyboard.type('Uden net.')
  await expect.poll(() => rowsIn(page, 'waiting')).toBe(9)
  await list(page)
  await expect(link(page)).toBeVisible()
  await meeting.restart()
  // By itself, as soon as the server answers.
  await expect(told(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Log ud' })).toBeVisible()
  await link(page).click()
  await expect(saveState(page)).toHaveText(/Gemt/)
  await expect(field(page, 'Baggrund', '1.1')).toHaveText('Uden net.')
})

test('[K14] after a sign-out nothing of it is left in the list without a server', async () => {
  const { page } = await visit()
  await list(page)
  await page.getByRole('button', { name: 'Log ud' }).click()
  await expect(page).toHaveURL(/sign-in/)
  await meeting.kill()
  await list(page)
  await expect(told(page)).toContainText('Der er ingen dagsordener gemt på denne enhed.')
  await expect(link(page)).toHaveCount(0)
  await meeting.restart()
})

test('[K14] who signs in after somebody else finds none of theirs without a server, neither in the list nor at its address', async () => {
  const { page } = await visit()
  await page.goto(await meeting.link('Søren Madsen'))
  // The server goes at the very moment at which he is signed in.
  await page.route(/\/api\//, (route) => route.abort())
  await page.routeWebSocket(/\/sync\//, (socket) => socket.close({ code: 1013 }))
  await page.getByRole('button').click()
  await expect(saveState(page)).toHaveText(/Ikke forbundet/)
  await expect(field(page, 'Sagsfremstilling', '1.1')).toHaveCount(0)
  await meeting.kill()
  await list(page)
  await expect(told(page)).toContainText('Der er ingen dagsordener gemt på denne enhed.')
  await expect(link(page)).toHaveCount(0)
  await meeting.restart()
})
