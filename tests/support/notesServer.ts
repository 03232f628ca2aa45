/** A server of notes, in memory: as `server/http/notes.ts` answers. */
import type { Sent } from '../../client/sent/notesDesk.ts'
import type { Note, SaveNote } from '../../shared/protocol/notes.ts'

export class TestNotes {
  notes: Note[] = []
  /** What it answers instead: a status, or `null` for nothing at all. */
  trouble: number | null | undefined
  /** Awaited before it answers a save. */
  beforeSave: () => Promise<void> = async () => {}

  readonly read = async (): Promise<readonly Note[] | number | null> =>
    this.trouble === undefined ? this.notes.map((note) => ({ ...note })) : this.trouble

  readonly save = async ({ revision, ...note }: SaveNote): Promise<Sent> => {
    await this.beforeSave()
    if (this.trouble !== undefined) return this.trouble
    const before = this.notes.find(({ item }) => item === note.item)
    if ((before?.revision ?? 0) !== revision) return 409
    const saved = { ...note, revision: revision + 1, at: 1 }
    this.notes = [...this.notes.filter((one) => one !== before), saved]
    return { ...saved }
  }

  text(item: string): string | undefined {
    return this.notes.find((note) => note.item === item)?.text
  }
}
