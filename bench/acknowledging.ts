/**
 * How long after a key its letter is on the server's disk («Gemt» stands on that), and how long until a colleague's computer
 * has it: with fifty people in the agenda of whom twenty write, and with nobody else. Writer and colleague are two connections
 * of this process, which does nothing else; no browser.
 */
import type { AgendaId } from '../shared/agenda/document.ts'
import { type Crowd, openCrowd } from './crowd/crowd.ts'
import { Person, type Place, placesIn } from './crowd/person.ts'
import { keyAt, nextKeyIn, sleep } from './crowd/typing.ts'
import { inMs, median, p95, printTable } from './figures.ts'
import { openStage, PEOPLE_IN_CROWD, type Stage } from './stage.ts'

const ITEMS = 13
const WRITERS = 20

interface Measured {
  acknowledged: number[]
  seen: number[]
}

export async function benchAcknowledging({ rounds, keys }: { rounds: number; keys: number }): Promise<void> {
  const stage = await openStage([ITEMS])
  const crowd = openCrowd(stage)
  const [writer, colleague] = await Promise.all([enter(stage), enter(stage)])
  try {
    const places = placesIn(writer.doc)
    writer.standIn(places[0]!)
    const alone: Measured = { acknowledged: [], seen: [] }
    const crowded: Measured = { acknowledged: [], seen: [] }
    for (let nth = 0; nth < rounds; nth += 1) {
      await typeAndMeasure(writer, colleague, keys, alone)
      await inCrowd(crowd, stage.agenda(ITEMS), places, () =>
        typeAndMeasure(writer, colleague, keys, crowded),
      )
    }
    print(alone, crowded, rounds * keys)
  } finally {
    writer.leave()
    colleague.leave()
    crowd.close()
    await stage.close()
  }
}

async function enter({ url, own, agenda }: Stage): Promise<Person> {
  const person = new Person({ url, token: own, agenda: agenda(ITEMS) })
  await person.come()
  return person
}

async function inCrowd(
  crowd: Crowd,
  agenda: AgendaId,
  places: readonly Place[],
  act: () => Promise<void>,
): Promise<void> {
  await crowd.come(agenda, places.slice(0, WRITERS))
  await crowd.write()
  await act()
  await crowd.rest()
  await crowd.leave()
}

async function typeAndMeasure(writer: Person, colleague: Person, keys: number, measured: Measured) {
  writer.beginParagraph()
  await sleep(500)
  writer.acknowledgedAfter.splice(0)
  for (let n = 0; n < keys; n += 1) {
    const typedAt = performance.now()
    const seen = colleague.sees(writer)
    writer.type(keyAt(n))
    void seen.then(() => measured.seen.push(performance.now() - typedAt))
    await sleep(nextKeyIn())
  }
  await sleep(500)
  measured.acknowledged.push(...writer.acknowledgedAfter.splice(0))
}

function print(alone: Measured, crowded: Measured, keys: number): void {
  const row = (name: string, { acknowledged, seen }: Measured) => [
    name,
    ...[median, p95].map((of) => inMs(of(acknowledged))),
    ...[median, p95].map((of) => inMs(of(seen))),
  ]
  printTable(
    `From a key to the server’s disk, and to a colleague, ${keys} keys each`,
    ['', 'acknowledged, p50', 'p95', 'at a colleague, p50', 'p95'],
    [row('nobody else', alone), row(`${PEOPLE_IN_CROWD} people, ${WRITERS} write`, crowded)],
  )
}
