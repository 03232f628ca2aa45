/** The crowd, from outside: fifty people in a process of their own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Stage } from '../stage.ts'
import type { Order, Report } from './order.ts'
import type { Place } from './person.ts'

export interface Crowd {
  /** @param write where those stand who will write, one for each place */
  come(agenda: AgendaId, write?: readonly Place[]): Promise<void>
  write(): Promise<void>
  rest(): Promise<Report>
  leave(): Promise<void>
  /** Writes and removes so many paragraphs, as fast as it goes. */
  work(paragraphs: number): Promise<Report>
  close(): void
}

/** @throws when the process ends by itself */
export function openCrowd({ url, crowd: tokens }: Pick<Stage, 'url' | 'crowd'>): Crowd {
  const child = fork(fileURLToPath(new URL('crowdProcess.ts', import.meta.url)))
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the crowd ended with ${code}`)
  })
  ended.catch(() => {})
  const tell = async (order: Order): Promise<Report> => {
    const answered = once(child, 'message')
    child.send(order)
    const [report] = await Promise.race([answered, ended])
    return report as Report
  }
  return {
    come: async (agenda, write = []) => void (await tell({ do: 'come', url, agenda, tokens, write })),
    write: async () => void (await tell({ do: 'write' })),
    rest: () => tell({ do: 'rest' }),
    leave: async () => void (await tell({ do: 'leave' })),
    work: (paragraphs) => tell({ do: 'work', paragraphs }),
    close: () => void child.kill(),
  }
}
