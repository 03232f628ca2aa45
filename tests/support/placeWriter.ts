/** A document that writes one word after another, and hands out the update of each. */
import * as Y from 'yjs'

export class PlaceWriter {
  readonly doc = new Y.Doc()

  /** Sets the agenda's place, and returns the update that a client would send. */
  write(place: string): Uint8Array {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    this.doc.on('update', collect)
    this.doc.getMap('agenda').set('place', place)
    this.doc.off('update', collect)
    return updates[0]!
  }

  get state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }
}
