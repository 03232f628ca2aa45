/**
 * One of the crowd: a y-websocket client that stands somewhere in the agenda with a caret, as the product's own page does,
 * and writes letter by letter.
 */
import type * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { SESSION_COOKIE } from '../../server/accounts/sessions.ts'
import { type AgendaId, fieldOf, itemEntries, itemOf, readTemplate } from '../../shared/agenda/document.ts'
import {
  carriesContent,
  MESSAGE,
  readAcknowledgement,
  writeAwareness,
} from '../../shared/protocol/messages.ts'

// Every provider listens for the end of the process.
process.setMaxListeners(0)

export interface Place {
  item: string
  field: string
}

export interface PersonOptions {
  url: string
  agenda: AgendaId
  /** Of the session. */
  token: string
}

export class Person {
  readonly doc = new Y.Doc()
  /** From each content message to the acknowledgement that it is on disk (ms). */
  readonly acknowledgedAfter: number[] = []
  readonly #provider: WebsocketProvider
  #place: Place | null = null
  #text: Y.XmlText | null = null
  /** When each content message of this socket was sent; its number is its index plus one. */
  #sentAt: number[] = []
  #acknowledged = 0

  constructor({ url, agenda, token }: PersonOptions) {
    const person = this
    class CountingSocket extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie: `${SESSION_COOKIE}=${token}` } })
        person.#sentAt = []
        person.#acknowledged = 0
      }
      override send(message: Uint8Array): void {
        if (carriesContent(message)) person.#sentAt.push(performance.now())
        super.send(message)
      }
    }
    this.#provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, agenda, this.doc, {
      WebSocketPolyfill: CountingSocket as never,
      params: { ack: '1' },
      disableBc: true,
      connect: false,
    })
    this.#listen()
  }

  /** Opens the agenda; resolves when it is there. */
  async come(): Promise<void> {
    const synced = new Promise<void>((resolve) => this.#provider.once('sync', () => resolve()))
    this.#provider.connect()
    await synced
  }

  /** Resolves when the next change of another's is here. */
  sees(other: Person): Promise<void> {
    const client = other.doc.clientID
    const known = Y.getState(this.doc.store, client)
    return new Promise((resolve) => {
      const look = () => {
        if (Y.getState(this.doc.store, client) <= known) return
        this.doc.off('update', look)
        resolve()
      }
      this.doc.on('update', look)
    })
  }

  leave(): void {
    this.#provider.destroy()
    this.doc.destroy()
  }

  /** Puts the caret at the end of a field. */
  standIn(place: Place): void {
    this.#place = place
    this.#text = lastTextOf(this.#fragment())
    this.#showCaret()
  }

  /** Begins a paragraph of one's own at the end of the field. */
  beginParagraph(): void {
    this.#text = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [this.#text])
    this.#fragment().push([paragraph])
    this.#showCaret()
  }

  /** Types one letter, and the caret moves on. */
  type(letter: string): void {
    this.#text?.insert(this.#text.length, letter)
    this.#showCaret()
  }

  /** Takes back so many letters, as Backspace does. */
  erase(letters: number): void {
    const length = this.#text?.length ?? 0
    if (length > 0) this.#text!.delete(Math.max(0, length - letters), Math.min(letters, length))
    this.#showCaret()
  }

  /** Removes the paragraph that one wrote. */
  removeParagraph(): void {
    const fragment = this.#fragment()
    const at = fragment.toArray().indexOf(this.#text?.parent as Y.XmlElement)
    if (at >= 0) fragment.delete(at, 1)
    this.#text = null
  }

  #fragment(): Y.XmlFragment {
    const { item, field } = this.#place!
    return fieldOf(itemOf(this.doc, item)!, field)!
  }

  #showCaret(): void {
    const at = this.#text && Y.createRelativePositionFromTypeIndex(this.#text, this.#text.length)
    const caret = at && Y.relativePositionToJSON(at)
    this.#provider.awareness.setLocalState({
      place: this.#place,
      cursor: caret && { anchor: caret, head: caret },
    })
  }

  #listen(): void {
    const { awareness, messageHandlers } = this.#provider
    messageHandlers[MESSAGE.acknowledgement] = (_encoder, decoder: decoding.Decoder) =>
      this.#onAcknowledged(readAcknowledgement(decoder))
    messageHandlers[MESSAGE.welcome] = () => {}
    // As the product's page: only one's own presence is sent, not everybody's back.
    awareness.off('update', this.#provider._awarenessUpdateHandler)
    awareness.on('update', (_changes: unknown, origin: unknown) => {
      const { ws, wsconnected } = this.#provider
      if (origin === 'local' && wsconnected)
        ws?.send(writeAwareness(encodeAwarenessUpdate(awareness, [awareness.clientID])) as never)
    })
  }

  #onAcknowledged(n: number): void {
    const now = performance.now()
    for (const sentAt of this.#sentAt.slice(this.#acknowledged, n)) this.acknowledgedAfter.push(now - sentAt)
    this.#acknowledged = n
  }
}

/** Every field of every item. */
export function placesIn(doc: Y.Doc): Place[] {
  const fields = readTemplate(doc).filter(({ hidden }) => !hidden)
  return itemEntries(doc)
    .filter(([, item]) => item.get('kind') === 'item')
    .flatMap(([item]) => fields.map(({ key }) => ({ item, field: key })))
}

function lastTextOf(parent: Y.XmlFragment): Y.XmlText | null {
  for (const child of parent.toArray().toReversed()) {
    const found =
      child instanceof Y.XmlText ? child : child instanceof Y.XmlElement ? lastTextOf(child) : null
    if (found !== null) return found
  }
  return null
}
