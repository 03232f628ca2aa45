/**
 * Does the page's memory stay flat over a working day? A day without its pauses, in hours: colleagues write and remove
 * paragraphs all over the agenda, move about, come and go, while the person at the browser opens editors, writes in them and takes
 * it back. After each hour what the page holds is counted, once nothing waits and the garbage is collected: what the browser has
 * compiled apart from the rest, for it compiles what is used, and a page that has worked has used more. At the end a page that was
 * opened only now, with as many editors as the other keeps, shows what the document itself takes.
 */
import type { CDPSession, Page } from '@playwright/test'
import { openCrowd } from './crowd/crowd.ts'
import { asRatio, inMB, printTable } from './figures.ts'
import { openPage } from './openPage.ts'
import { openStage, type Stage } from './stage.ts'

const ITEMS = 30

/** More than a page keeps. */
const EDITORS = 10

/** What the person writes in each field, and takes back. */
const WRITTEN = 'Sekretariatet indstiller, at rådet drøfter sagen.'

interface Held {
  /** Without `code` (bytes). */
  data: number
  /** What the browser made of our program to run it (bytes). */
  code: number
  nodes: number
  listeners: number
}

export async function benchDay({ hours, paragraphs }: { hours: number; paragraphs: number }): Promise<void> {
  const stage = await openStage([ITEMS])
  const crowd = openCrowd(stage)
  try {
    const page = await stage.newPage()
    await openPage(page, stage, ITEMS)
    await crowd.come(stage.agenda(ITEMS))
    const rows = [row('morning', await heldBy(page), 0, 0)]
    let letters = 0
    let carets = 0
    for (let hour = 1; hour <= hours; hour += 1) {
      const [worked] = await Promise.all([crowd.work(paragraphs), writeEverywhere(page)])
      letters += worked.letters
      carets += worked.carets
      rows.push(row(`hour ${hour}`, await heldBy(page), letters, carets))
    }
    const evening = await heldBy(page)
    const fresh = await heldByNewPage(stage)
    rows.push(row('a page opened now, with editors', fresh, 0, 0))
    printTable(
      `A working day, ${ITEMS} items`,
      ['', 'data', 'compiled code', 'nodes', 'listeners', 'letters of others', 'carets of others'],
      rows,
    )
    console.log(
      `\nEvening against a page opened now, with editors: ${asRatio(evening.data / fresh.data)} of the data.`,
    )
  } finally {
    crowd.close()
    await stage.close()
  }
}

const row = (
  name: string,
  { data, code, nodes, listeners }: Held,
  letters: number,
  carets: number,
): string[] => [...[name, inMB(data), inMB(code)], ...[nodes, listeners, letters, carets].map(String)]

/** Goes through every field, writes in it and takes it back. */
async function writeEverywhere(page: Page): Promise<void> {
  const fields = page.locator('.field .ProseMirror')
  for (let nth = 0; nth < (await fields.count()); nth += 1) {
    await fields.nth(nth).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText(WRITTEN)
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
  }
}

async function heldByNewPage(stage: Stage): Promise<Held> {
  const page = await stage.newPage()
  await openPage(page, stage, ITEMS)
  const fields = page.locator('.field .ProseMirror')
  for (let nth = 0; nth < EDITORS; nth += 1) await fields.nth(nth).click()
  return heldBy(page)
}

async function heldBy(page: Page): Promise<Held> {
  await page.locator('.save-indicator', { hasText: 'Gemt' }).waitFor()
  await page.waitForTimeout(1000)
  const devtools = await page.context().newCDPSession(page)
  await collectGarbage(devtools)
  const { nodes, jsEventListeners: listeners } = await devtools.send('Memory.getDOMCounters')
  const heap = await readHeap(devtools)
  await devtools.detach()
  return { ...heap, nodes, listeners }
}

/** A heap snapshot of V8: every node is a row of numbers, whose meaning `meta` tells. */
interface HeapSnapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }
  nodes: number[]
}

async function readHeap(devtools: CDPSession): Promise<Pick<Held, 'data' | 'code'>> {
  const chunks: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as HeapSnapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const type = fields.indexOf('type')
  const size = fields.indexOf('self_size')
  const held = { data: 0, code: 0 }
  for (let at = 0; at < nodes.length; at += fields.length)
    held[types[0][nodes[at + type]!] === 'code' ? 'code' : 'data'] += nodes[at + size]!
  return held
}

/** Twice: what only the first finds to be garbage can have held more. */
async function collectGarbage(devtools: CDPSession): Promise<void> {
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.disable')
}
