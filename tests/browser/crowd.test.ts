/** What a colleague's letter and caret cost the page of another: only what they change is drawn. Counted, not timed. */
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect as expectValue, test } from 'vitest'
import { paragraphs } from '../../shared/richtext/richText.ts'
import { agenda, item } from '../support/agenda.ts'
import { expect } from '../support/expect.ts'
import { clickBefore, enter, field } from '../support/inPage.ts'
import { type Meeting, openMeeting } from '../support/meeting.ts'
import { visitsTo } from '../support/visits.ts'

let meeting: Meeting
const ITEMS = ['Første', 'Anden', 'Tredje', 'Fjerde']

beforeAll(async () => {
  meeting = await openMeeting(() =>
    agenda()
      .section(
        'Sager',
        ...ITEMS.map((title) =>
          item(title).field('background', paragraphs('Afsnit et.', 'Afsnit to.', 'Afsnit tre.')),
        ),
      )
      .doc(),
  )
})
afterAll(() => meeting.close())

const visit = visitsTo(() => meeting)

/** Notes from now on in which part of the page anything changes, and which blocks of text are taken out. */
async function watchChanges(page: Page): Promise<() => Promise<{ where: string[]; blocksGone: string[] }>> {
  await page.evaluate(() => {
    const where = new Set<string>()
    const blocksGone: string[] = []
    Object.assign(window, { changes: { where, blocksGone } })
    const nameOf = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement
      const part = element?.closest('.carets, .ProseMirror, .writing-here, .outline-row, header, .field-head')
      return `${element?.closest('.item')?.querySelector('.item-heading p')?.textContent ?? ''} ${part?.classList[0] ?? element?.className}`
    }
    new MutationObserver((mutations) => {
      for (const { target, removedNodes } of mutations) {
        where.add(nameOf(target))
        for (const node of removedNodes)
          if (node instanceof HTMLParagraphElement) blocksGone.push(node.textContent)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  return () =>
    page.evaluate(() => {
      const { where, blocksGone } = (
        window as unknown as { changes: { where: Set<string>; blocksGone: string[] } }
      ).changes
      return { where: [...where].sort(), blocksGone }
    })
}

test('[E61] a colleague’s letter is put into the paragraph that it stands in, and nothing else is drawn', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await field(søren, 'Baggrund', '1.2').scrollIntoViewIfNeeded()
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.2'), 'to.')
  await expect(søren.locator('.caret')).toHaveCount(1)
  const changes = await watchChanges(søren)
  await vibeke.keyboard.type('x')
  await expect(field(søren, 'Baggrund', '1.2')).toContainText('Afsnit xto.')
  const { where, blocksGone } = await changes()
  expectValue(where.filter((part) => part !== 'Anden carets')).toEqual(['Anden tiptap'])
  expectValue(blocksGone).toEqual([])
})

test('[E61] what somebody has selected in a text stays selected while a colleague writes in another paragraph of it', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await field(søren, 'Baggrund', '1.3')
    .locator('p')
    .nth(2)
    .evaluate((paragraph) => getSelection()!.selectAllChildren(paragraph))
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.3'), 'et.')
  await vibeke.keyboard.type('nr. ')
  await expect(field(søren, 'Baggrund', '1.3')).toContainText('Afsnit nr. et.')
  expectValue(await søren.evaluate(() => String(getSelection()))).toBe('Afsnit tre.')
})

test('[E61] a colleague’s caret that moves in a field draws itself alone', async () => {
  const vibeke = await visit('Vibeke Normann')
  const søren = await visit('Søren Madsen')
  await clickBefore(vibeke, field(vibeke, 'Baggrund', '1.1'), 'to.')
  const caret = søren.locator('.caret')
  await expect(caret).toHaveCount(1)
  const before = await caret.getAttribute('style')
  const changes = await watchChanges(søren)
  await vibeke.keyboard.press('End')
  await expect(caret).not.toHaveAttribute('style', before!)
  expectValue((await changes()).where).toEqual(['Første carets'])
})

test('[E62] editors that were opened and left leave no nodes and no listeners behind', async () => {
  const page = await visit('Vibeke Normann')
  const devtools = await page.context().newCDPSession(page)
  const visitAll = async () => {
    for (const number of ['1.1', '1.2', '1.3', '1.4'])
      for (const heading of ['Baggrund', 'Indstilling', 'Sagsfremstilling'])
        await enter(field(page, heading, number))
  }
  const counted = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    return devtools.send('Memory.getDOMCounters')
  }
  await visitAll()
  await visitAll()
  const before = await counted()
  const ROUNDS = 8
  for (let round = 0; round < ROUNDS; round += 1) await visitAll()
  // One that an editor left would be twelve a round; what is open just now may have one more than what was open before.
  await expect
    .poll(async () => (await counted()).jsEventListeners)
    .toBeLessThan(before.jsEventListeners + ROUNDS)
  await expect.poll(async () => (await counted()).nodes).toBeLessThanOrEqual(before.nodes + 20)
})
