import { test } from 'vitest'
import { assign, setStatus } from '../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { sealOf } from '../../shared/progress/seal.ts'
import { DESKTOP, PHONE } from '../support/browser.ts'
import { expect } from '../support/expect.ts'
import { enter, field } from '../support/inPage.ts'
import { openMeeting } from '../support/meeting.ts'
import { sampleAgenda } from '../support/sampleAgenda.ts'

test('shots', async () => {
  const meeting = await openMeeting((people) => {
    const doc = sampleAgenda()
    const byNumber = new Map(inOrder(readOutline(doc)).map(({ id, number }) => [number, id]))
    const ids = Object.values(people).map(({ id }) => id)
    let n = 0
    for (const [number, id] of byNumber) {
      n += 1
      if (number !== '2.8' && number.includes('.')) { assign(doc, id, ids[n % 4]!); if (n % 3 === 0) assign(doc, id, ids[(n + 1) % 4]!) }
    }
    const set = (number: string, is: 'approved' | 'ready' | 'returned') => setStatus(doc, byNumber.get(number)!, { is, by: ids[0]!, at: 1, seal: number === '2.2' ? 'x' : sealOf(doc, byNumber.get(number)!)! })
    set('2.1', 'approved'); set('2.2', 'approved'); set('2.3', 'ready'); set('2.5', 'ready'); set('2.7', 'returned')
    return doc
  })
  const karen = await meeting.visit('Karen Holm', { at: '/fremdrift' })
  const { page } = karen
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const [v, s] = [await meeting.visit('Vibeke Normann'), await meeting.visit('Søren Madsen')]
  await enter(field(v.page, 'Sagsfremstilling', '2.1'))
  await v.page.keyboard.type('Nye ord ')
  await enter(field(s.page, 'Indstilling', '2.4'))
  await s.page.keyboard.type('Nye ord ')
  await expect(page.locator('.board-writing')).toHaveCount(2)
  await page.screenshot({ path: '/tmp/board-shots/1440.png', fullPage: true })
  await page.getByText('Hvem mangler hvad').click()
  await page.getByRole('button', { name: 'Mangler', exact: true }).click()
  await page.screenshot({ path: '/tmp/board-shots/1440-lacking.png', fullPage: true })
  await page.getByLabel('Sortér efter').selectOption('changed')
  await page.getByRole('button', { name: 'Mine', exact: true }).click()
  await page.screenshot({ path: '/tmp/board-shots/1440-mine.png', fullPage: true })
  await page.goto(page.url().split('?')[0]!)
  await expect(page.locator('.board-writing')).toHaveCount(2)
  await page.setViewportSize({ width: 1000, height: 800 })
  await page.screenshot({ path: '/tmp/board-shots/1000.png', fullPage: true })
  await page.setViewportSize(PHONE)
  await page.screenshot({ path: '/tmp/board-shots/390.png', fullPage: true })
  await page.setViewportSize({ width: 320, height: 256 })
  await page.screenshot({ path: '/tmp/board-shots/320.png' })
  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ media: 'print' })
  await page.pdf({ path: '/tmp/board-shots/print.pdf', preferCSSPageSize: true })
  await page.setViewportSize({ width: 1040, height: 740 })
  await page.screenshot({ path: '/tmp/board-shots/print.png', fullPage: true })
  console.log(karen.faults)
  await meeting.close()
}, 120000)
