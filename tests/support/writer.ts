/**
 * A person who writes: an unmodified y-websocket provider on a real socket, which counts as our client does what has been
 * acknowledged, and remembers every word that it typed, was told is on disk, or saw.
 */
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { mottoOf } from '../../shared/agenda/document.ts'
import {
  carriesContent,
  type HandedBack,
  isStep2,
  MESSAGE,
  readAcknowledgement,
  readHandedBack,
} from '../../shared/protocol/messages.ts'

// Every provider listens for the end of the process.
process.setMaxListeners(0)

export interface WriterOptions {
  url: string
  agenda: string
  cookie: string
  name: string
}

/** The words of a text: each stands between ⟨ and ⟩, so that none can be part of another. */
export const wordsIn = (text: string): string[] => text.match(/⟨[^⟩]*⟩/g) ?? []

export class Writer {
  readonly name: string
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly typed: string[] = []
  readonly acknowledged = new Set<string>()
  /** Every message 103, in order. */
  readonly handedBack: HandedBack[] = []
  /** Words of others. */
  readonly seen = new Set<string>()
  /** How many content messages this socket has sent, the number of its first step 2, and what each carried at most. */
  #sent = 0
  #firstStep2: number | null = null
  #typedAtSend: number[] = []
  #acknowledgedUpTo = 0

  constructor({ url, agenda, cookie, name }: WriterOptions) {
    this.name = name
    const writer = this
    class CountingSocket extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie } })
        writer.#startCounting()
      }
      override send(message: Uint8Array): void {
        writer.#count(message)
        super.send(message)
      }
    }
    this.provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, agenda, this.doc, {
      WebSocketPolyfill: CountingSocket as never,
      params: { ack: '1' },
      disableBc: true,
      maxBackoffTime: 200,
    })
    this.provider.messageHandlers[MESSAGE.acknowledgement] = (_encoder, decoder: decoding.Decoder) =>
      this.#acknowledge(readAcknowledgement(decoder))
    for (const type of [MESSAGE.refusal, MESSAGE.welcome])
      this.provider.messageHandlers[type] = (_encoder, decoder: decoding.Decoder) =>
        void decoding.readVarString(decoder)
    this.provider.messageHandlers[MESSAGE.handedBack] = (_encoder, decoder: decoding.Decoder) =>
      void this.handedBack.push(readHandedBack(decoder))
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) this.#look()
    })
  }

  /** Types one word at the end of the shared sentence. */
  type(): void {
    const word = `⟨${this.name}-${this.typed.length}⟩`
    this.typed.push(word)
    const text = this.text
    text.insert(text.length, word)
  }

  /** Types one word of so many characters. */
  typeLong(length: number): void {
    const word = `⟨${this.name}-${this.typed.length}${'x'.repeat(length)}⟩`
    this.typed.push(word)
    this.text.insert(this.text.length, word)
  }

  /** Deletes nothing of anybody else's: its own word, wherever it stands. */
  erase(word: string): void {
    const at = this.text.toString().indexOf(word)
    if (at >= 0) this.text.delete(at, word.length)
  }

  /** The first paragraph of the agenda's motto: the sentence that everybody writes in. */
  get text(): Y.XmlText {
    return sentenceOf(this.doc)!
  }

  get allAcknowledged(): boolean {
    return this.acknowledged.size === this.typed.length
  }

  async synced(): Promise<this> {
    if (!this.provider.synced)
      await new Promise<void>((resolve) => {
        const listen = (is: boolean) => {
          if (!is) return
          this.provider.off('sync', listen)
          resolve()
        }
        this.provider.on('sync', listen)
      })
    return this
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  #startCounting(): void {
    this.#sent = 0
    this.#firstStep2 = null
    this.#typedAtSend = []
    this.#acknowledgedUpTo = 0
  }

  #count(message: Uint8Array): void {
    if (!carriesContent(message)) return
    this.#sent += 1
    if (isStep2(message)) this.#firstStep2 ??= this.#sent
    this.#typedAtSend[this.#sent] = this.typed.length
  }

  #acknowledge(n: number): void {
    // What was typed while there was no connection travels in the step 2; before it, an acknowledgement says nothing of it.
    if (this.#firstStep2 === null || n < this.#firstStep2) return
    this.#acknowledgedUpTo = Math.max(this.#acknowledgedUpTo, n)
    for (const word of this.typed.slice(0, this.#typedAtSend[n])) this.acknowledged.add(word)
  }

  #look(): void {
    const words = wordsIn(sentenceOf(this.doc)?.toString() ?? '')
    for (const word of words) if (!word.startsWith(`⟨${this.name}-`)) this.seen.add(word)
  }
}

export function sentenceOf(doc: Y.Doc): Y.XmlText | undefined {
  const paragraph = mottoOf(doc)?.get(0) as Y.XmlElement | undefined
  return paragraph?.get(0) as Y.XmlText | undefined
}

/** Resolves when the condition holds; looks at every turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2))
}
