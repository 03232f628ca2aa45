/** What happens on the way between people and the server, by chance. */
import type { RandomSource } from '../support/randomSource.ts'
import type { TestPerson } from '../support/testNetwork.ts'

/** @returns whether there was anything for it to happen to */
type Event = (person: TestPerson, random: RandomSource) => boolean

export const WEATHER: Readonly<Record<string, Event>> = {
  send: (person) => person.sendNext(),
  receive: (person) => receive(person, 0),
  'receive out of order': (person, random) =>
    person.inbox.length > 1 && receive(person, 1 + random.below(person.inbox.length - 1)),
  'receive twice': (person) => person.inbox.length > 0 && receive(person, 0, true),
  'receive all': (person) => {
    const waited = person.inbox.length + person.outbox.length > 0
    person.deliverAll()
    return waited
  },
  'lose what is on its way': (person) => {
    const lost = person.inbox.length + person.outbox.length > 0
    if (lost) person.disconnect()
    return lost
  },
  'go offline': (person) => {
    const was = person.online
    person.disconnect()
    return was
  },
  'come back': (person) => {
    const was = person.online
    person.connect()
    return !was
  },
}

function receive(person: TestPerson, at: number, again = false): boolean {
  if (person.inbox.length === 0) return false
  person.receiveAt(at, again)
  return true
}
