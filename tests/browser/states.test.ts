/** The words about saving against what is on the server's disk, in every frame, over networks that go wrong as real ones do. */
import type { Page } from '@playwright/test'
import { afterEach, beforeEach, describe, expect as expectValue, test } from 'vitest'
import { agenda, item, wordsOf } from '../support/agenda.ts'
import { type BadNetwork, type Direction, openBadNetwork } from '../support/badNetwork.ts'
import { type DiskReader, openDisk } from '../support/diskReader.ts'
import { expect } from '../support/expect.ts'
import { asksBeforeClosing, enter, field, saveState } from '../support/inPage.ts'
import { type Meeting, type Name, openMeeting } from '../support/meeting.ts'
import { RandomSource } from '../support/randomSource.ts'
import { listenToStates } from '../support/toldStates.ts'

const TEXTS = { 'Baggrund, punkt 1.1': 'background', 'Indstilling, punkt 1.1': 'recommendation' } as const
type Text = keyof typeof TEXTS
const NAMES = Object.keys(TEXTS) as Text[]

/** All that the indicator ever says. */
const SAYINGS = /^[✓◌●!] (Gemt|Gemmer …|Forbinder …|Ikke forbundet|Ikke gemt|Forbindelsen er afsluttet)/

let meeting: Meeting
let disk: DiskReader
let networks: BadNetwork[]

beforeEach(async () => {
  meeting = await openMeeting(() => agenda().section('Sager', item('AI')).doc())
  disk = openDisk(meeting.dataDir, meeting.agenda)
  networks = []
})
afterEach(async () => {
  await meeting.close()
  disk.close()
  await Promise.all(networks.map((network) => network.close()))
})

function onDisk(text: Text): string {
  const doc = disk.read()
  return wordsOf(doc, 'AI', TEXTS[text])
}

/** Somebody who writes at the end of one text, over a network of their own. */
class Person {
  readonly page: Page
  readonly network: BadNetwork
  readonly text: Text
  typed = ''
  /** What was shown and not true. */
  readonly lies: string[] = []
  /** Everything that the indicator has said, each with what stood in the person's own text then. */
  readonly said = new Set<string>()

  private constructor(page: Page, network: BadNetwork, text: Text) {
    this.page = page
    this.network = network
    this.text = text
  }

  static async comes(name: Name, text: Text, random: RandomSource): Promise<Person> {
    const network = await openBadNetwork(() => meeting.server.port, random)
    networks.push(network)
    const { page } = await meeting.visit(name)
    await page.clock.install()
    await page.goto(`${network.url}/agenda/${meeting.agenda}`)
    await expect(saveState(page)).toHaveText(/Gemt/)
    const person = new Person(page, network, text)
    await enter(person.field(text))
    await listenToStates(page, NAMES, ({ words, texts }) => {
      person.said.add(`${words}, with «${texts[text]}»`)
      if (!SAYINGS.test(words)) person.lies.push(`says «${words}»`)
      for (const shown of NAMES) {
        const written = texts[shown]!
        const isOwn = shown === text
        // Everybody only ever writes on: what is shown stands at the beginning of what is on disk, or is not there.
        if ((!isOwn || words.includes('Gemt')) && !onDisk(shown).startsWith(written))
          person.lies.push(`«${words}» with «${written}» of ${shown}, and on disk «${onDisk(shown)}»`)
      }
    })
    return person
  }

  field(text: Text) {
    const [heading, number] = text.split(', punkt ')
    return field(this.page, heading!, number!)
  }

  async types(letters: string): Promise<void> {
    this.typed += letters
    await this.page.keyboard.type(letters)
  }

  /** Time goes by in the page, not in the network. */
  goesBy(seconds: number): Promise<void> {
    return this.page.clock.runFor(seconds * 1000)
  }

  async isSaved(): Promise<void> {
    await expect(saveState(this.page)).toHaveText(/Gemt/, { timeout: 60_000 })
  }
}

const letters = (random: RandomSource): string =>
  Array.from({ length: 1 + random.below(6) }, () => random.pick([...'abdefgiklmnorstuv'])).join('')

/** One of the things that happen to a network, or to the server. */
const WEATHER: Readonly<Record<string, (network: BadNetwork, random: RandomSource) => void>> = {
  mend: (network) => {
    network.mend()
    network.slow({ latency: 80 }, 'up')
  },
  cut: (network) => network.cut(),
  slowUp: (network, random) => network.slow({ latency: 20 + random.below(300) }, 'up'),
  slowDown: (network, random) => network.slow({ latency: 20 + random.below(300) }, 'down'),
  drips: (network) => network.slow({ latency: 3, drip: 8 }, 'up', 'down'),
  swallowUp: (network) => network.swallow('up'),
  swallowDown: (network) => network.swallow('down'),
  swallowBoth: (network) => network.swallow('up', 'down'),
}

const SEEDS = process.env.LONG ? Array.from({ length: 30 }, (_, n) => n + 1) : [1]
const STEPS = process.env.LONG ? 150 : 50

describe('two people, whose networks come and go while the server is killed', () => {
  test.each(SEEDS)('[K8][K9] no frame says what is not true, seed %i', async (seed) => {
    const random = new RandomSource(seed)
    const people = [
      await Person.comes('Vibeke Normann', 'Baggrund, punkt 1.1', random),
      await Person.comes('Søren Madsen', 'Indstilling, punkt 1.1', random),
    ]
    for (const { network } of people) WEATHER.mend!(network, random)
    for (let step = 0; step < STEPS; step += 1) {
      const person = random.pick(people)
      if (random.chance(0.6)) await person.types(letters(random))
      else if (random.chance(0.3)) await person.goesBy(1 + random.below(12))
      else if (random.chance(0.85)) WEATHER[random.pick(Object.keys(WEATHER))]!(person.network, random)
      else {
        await meeting.kill()
        await random.pick(people).types(letters(random))
        await meeting.restart()
      }
    }
    for (const { network } of people) network.mend()
    // What was begun in vain is given up.
    for (const person of people) await person.goesBy(30)
    for (const person of people) await person.isSaved()
    for (const person of people) {
      for (const other of people)
        await expect(person.field(other.text)).toHaveText(other.typed, { timeout: 60_000 })
    }
    expectValue(people.map(({ text }) => onDisk(text))).toEqual(people.map(({ typed }) => typed))
    expectValue(people.flatMap(({ lies }) => lies)).toEqual([])
  })
})

describe('a half-open network, in which what is sent is swallowed', () => {
  test.each<{ name: string; directions: Direction[] }>([
    { name: 'both ways', directions: ['up', 'down'] },
    { name: 'from the server', directions: ['down'] },
  ])(
    '[K9] $name: words that wait long are told of, and go out over a new connection',
    async ({ directions }) => {
      const person = await Person.comes('Vibeke Normann', 'Baggrund, punkt 1.1', new RandomSource(1))
      await person.types('rf')
      await person.isSaved()
      person.network.swallow(...directions)
      // What is shown already is told with the next frame, and comes before this answer.
      await person.page.evaluate(() => new Promise(requestAnimationFrame))
      person.said.clear()
      await person.types('sagen')
      await expect(saveState(person.page)).toHaveText('◌ Gemmer …')
      await person.goesBy(7)
      await expect(saveState(person.page)).toHaveText('● Ikke gemt: 5 ændringer venter')
      await expect(person.page.getByText('Serveren har ikke svaret i et stykke tid.')).toBeVisible()
      await person.types('er')
      await expect(saveState(person.page)).toHaveText('● Ikke gemt: 7 ændringer venter')
      // The dead socket is given up, and still they wait.
      await person.goesBy(7)
      await expect(saveState(person.page)).toHaveText('● Ikke forbundet – 7 ændringer venter')
      expectValue([...person.said].filter((words) => words.includes('Gemt'))).toEqual([])
      person.network.mend()
      await person.isSaved()
      expectValue(onDisk(person.text)).toBe('rfsagener')
      expectValue(person.lies).toEqual([])
    },
  )

  test('[K9] an answer that comes at last is told at once', async () => {
    const person = await Person.comes('Vibeke Normann', 'Baggrund, punkt 1.1', new RandomSource(1))
    person.network.slow({ latency: 2000 }, 'up')
    await person.types('s')
    await expect(saveState(person.page)).toHaveText('◌ Gemmer …')
    await person.goesBy(7)
    await expect(saveState(person.page)).toHaveText('● Ikke gemt: 1 ændring venter')
    await person.isSaved()
    expectValue(person.lies).toEqual([])
  })
})

test('[K10] letters that no document has yet are not called saved: the editors’ code is on its way, or does not come', async () => {
  const { page } = await meeting.visit('Vibeke Normann')
  const asked: ((comes: boolean) => void)[] = []
  await page.route('**/editing-*.js', async (route) => {
    const comes = await new Promise<boolean>((resolve) => asked.push(resolve))
    await (comes ? route.continue() : route.abort())
  })
  /** Answers what was asked for, once it is. */
  const answer = async (comes: boolean) => {
    await expect.poll(() => asked.length).toBeGreaterThan(0)
    for (const answering of asked.splice(0)) answering(comes)
  }
  await page.reload()
  const text = field(page, 'Baggrund', '1.1')
  await expect(saveState(page)).toHaveText(/Gemt/)
  await text.click()
  await page.keyboard.type('hurtig')
  await expect(saveState(page)).toHaveText('◌ Gemmer …')
  expectValue(await asksBeforeClosing(page)).toBe(true)
  await answer(false)
  await expect(saveState(page)).toHaveText('● Ikke gemt')
  expectValue(await asksBeforeClosing(page)).toBe(true)
  await page.getByRole('button', { name: 'Prøv igen' }).click()
  await answer(true)
  await expect(text).toHaveText('hurtig')
  await expect(saveState(page)).toHaveText(/Gemt/)
  expectValue(await asksBeforeClosing(page)).toBe(false)
  expectValue(onDisk('Baggrund, punkt 1.1')).toBe('hurtig')
})
