/**
 * What people and programs did beside the words of an agenda, on its way into the record: signing in, roles, copies that were taken
 * out. (What they did to an agenda's structure is read from its log: `projector.ts`.) To be called beside what is done, before anybody
 * is told that it is done: what could not be recorded is not done then.
 */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Actor, RecordEvent } from '../../shared/record/recordEvent.ts'
import type { Directory, NewRecorded, Person, RecordStore } from '../storage/storage.ts'

export const COMMAND_LINE: Actor = { program: 'command-line' }

export class Recorder {
  readonly #store: Pick<RecordStore, 'add'>
  readonly #directory: Pick<Directory, 'memberships' | 'councils'>
  readonly #now: () => number

  /** @param now milliseconds since 1970 (UTC) */
  constructor(
    store: Pick<RecordStore, 'add'>,
    directory: Pick<Directory, 'memberships' | 'councils'>,
    now: () => number,
  ) {
    this.#store = store
    this.#directory = directory
    this.#now = now
  }

  /** Of one council: roles, invitations, names that were joined, and what was done with its agendas. */
  record(council: string, by: Actor, event: RecordEvent, agenda: AgendaId | null = null): Promise<void> {
    return this.#store.add([{ council, at: this.#now(), by, agenda, event }])
  }

  /** Of a person, in the record of each council that they are a member of: signing in and out. */
  async recordOf(person: Pick<Person, 'id'>, by: Actor, event: RecordEvent): Promise<void> {
    const memberships = await this.#directory.memberships(person.id)
    const councils = memberships.map(({ council }) => council.id)
    await this.#recordIn(councils.length === 0 ? [null] : councils, by, event)
  }

  /** Of the whole server, in the record of every council. */
  async recordEverywhere(by: Actor, event: RecordEvent): Promise<void> {
    const councils = await this.#directory.councils()
    await this.#recordIn(
      councils.map(({ id }) => id),
      by,
      event,
    )
  }

  async #recordIn(councils: readonly (string | null)[], by: Actor, event: RecordEvent): Promise<void> {
    const at = this.#now()
    await this.#store.add(councils.map((council): NewRecorded => ({ council, at, by, agenda: null, event })))
  }
}
