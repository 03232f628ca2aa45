/** What is known of a transaction that took out lines which stood twice, by whoever looks after undo or carets. */
import type * as Y from 'yjs'

/** The origin of such a transaction: no step of undo. */
export const TAKEN_OUT = Symbol('taken out')

export interface TakenOut {
  /** Which line goes on in which. */
  goesOnIn: ReadonlyMap<Y.XmlElement, Y.XmlElement>
  /** What those lines were made of: no undo may bring it back. */
  olds: readonly Y.ID[]
}

export const takenOutBy = ({ meta }: Y.Transaction): TakenOut | undefined => meta.get(TAKEN_OUT)
