/** What the page tells at its foot, one at a time. */

/** What is told, and what can be done about it. */
export interface Notice {
  text: string
  /** What in it is of the agenda. */
  agendaWords?: string
  action?: { label: string; onPress: () => void }
  /** It stands elsewhere too: what somebody is about to press is not taken away for it. */
  canWait?: boolean
}

export interface Told {
  shown: Notice | null
  /** Comes when what is shown has gone. */
  waiting: Notice | null
}

export const NOTHING_TOLD: Told = { shown: null, waiting: null }

/** @param notice `null`: what is shown is closed, or true no more */
export function tellNext({ shown, waiting }: Told, notice: Notice | null): Told {
  if (notice === null) return { shown: waiting, waiting: null }
  return notice.canWait && shown?.action !== undefined
    ? { shown, waiting: notice }
    : { shown: notice, waiting }
}
