/**
 * The crowd, in a process of its own so that it does not steal from the loop that measures, and of low priority: on a
 * machine of few cores it shall not take from the browser what fifty other computers would not take either.
 */
import { constants, setPriority } from 'node:os'
import type { Order, Report } from './order.ts'
import { Person, type Place, placesIn } from './person.ts'
import { KEYS_IN_ONE_GO, keyAt, nextKeyIn, pauseFor, sleep } from './typing.ts'

/** A paragraph is as long as people write them. */
const PARAGRAPH = 300

setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

let opened: Extract<Order, { do: 'come' }>
let people: Person[] = []
let resting = true
let at: Promise<unknown> = Promise.resolve()
let counted = { letters: 0, carets: 0, since: 0 }

process.on('message', (order: Order) => {
  void obey(order).then(() => process.send!(report()))
})

function obey(order: Order): Promise<void> {
  switch (order.do) {
    case 'come':
      return come(order)
    case 'write':
      return write()
    case 'rest':
      return rest()
    case 'leave':
      return leave()
    case 'work':
      return work(order.paragraphs)
    default:
      return order satisfies never
  }
}

const report = (): Report => ({
  letters: counted.letters,
  carets: counted.carets,
  took: performance.now() - counted.since,
})

function startCounting(): void {
  counted = { letters: 0, carets: 0, since: performance.now() }
}

async function come(order: Extract<Order, { do: 'come' }>): Promise<void> {
  opened = order
  people = await Promise.all(order.tokens.map(enter))
  const places = placesIn(people[0]!.doc)
  for (const [nth, person] of people.entries())
    person.standIn(order.write[nth] ?? places[(nth * 7) % places.length]!)
}

async function enter(token: string): Promise<Person> {
  const person = new Person({ ...opened, token })
  await person.come()
  return person
}

async function leave(): Promise<void> {
  for (const person of people.splice(0)) person.leave()
}

async function write(): Promise<void> {
  startCounting()
  resting = false
  const writers = people.slice(0, opened.write.length)
  const others = people.slice(opened.write.length)
  at = Promise.all([...writers.map(writeUntilRest), ...others.map(moveAboutUntilRest)])
}

async function rest(): Promise<void> {
  resting = true
  await at
}

async function writeUntilRest(person: Person): Promise<void> {
  await sleep(Math.random() * 500)
  person.beginParagraph()
  for (let n = 1; !resting; n += 1) {
    if (n % PARAGRAPH === 0) person.beginParagraph()
    type(person, keyAt(n))
    await sleep(n % KEYS_IN_ONE_GO === 0 ? pauseFor() : nextKeyIn())
  }
}

/** Somebody who reads, and clicks somewhere every few seconds. */
async function moveAboutUntilRest(person: Person): Promise<void> {
  const places = placesIn(person.doc)
  while (!resting) {
    await sleep(Math.min(3000, 500 + Math.random() * 5000))
    standSomewhere(person, places)
  }
}

/**
 * A paragraph is written in four fields at once, as fast as the server takes it, and removed; every tenth time somebody
 * leaves and comes back as a new connection, as with a reload.
 */
async function work(paragraphs: number): Promise<void> {
  startCounting()
  const places = placesIn(people[0]!.doc)
  for (let nth = 0; nth < paragraphs; nth += 4) {
    const writers = [0, 1, 2, 3].map((more) => people[(nth + more) % people.length]!)
    await Promise.all(writers.map((writer) => writeAndRemove(writer, places)))
    if (nth % 40 === 0) await replace((nth / 4) % people.length)
  }
}

async function writeAndRemove(person: Person, places: readonly Place[]): Promise<void> {
  standSomewhere(person, places)
  person.beginParagraph()
  for (let n = 0; n < PARAGRAPH / 5; n += 1) {
    type(person, keyAt(n))
    if (n % 15 === 0) person.erase(3)
    await sleep(4)
  }
  person.removeParagraph()
  standSomewhere(person, places)
}

async function replace(nth: number): Promise<void> {
  people[nth]!.leave()
  people[nth] = await enter(opened.tokens[nth]!)
}

function type(person: Person, letter: string): void {
  person.type(letter)
  counted.letters += 1
  counted.carets += 1
}

function standSomewhere(person: Person, places: readonly Place[]): void {
  person.standIn(places[Math.floor(Math.random() * places.length)]!)
  counted.carets += 1
}
