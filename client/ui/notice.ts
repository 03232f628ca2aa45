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

/** What was told is true no more: it goes if it is shown still. */
export interface Over {
  over: Notice
}

export interface Told {
  shown: Notice | null
  /** Comes when what is shown has gone. */
  waiting: Notice | null
}

export const NOTHING_TOLD: Told = { shown: null, waiting: null }

/** @param notice `null`: what is shown is closed, or true no more */
export function tellNext({ shown, waiting }: Told, notice: Notice | Over | null): Told {
  if (notice === null) return { shown: waiting, waiting: null }
  if ('over' in notice) {
    const left = waiting === notice.over ? null : waiting
    return shown === notice.over ? { shown: left, waiting: null } : { shown, waiting: left }
  }
  return notice.canWait && shown?.action !== undefined
    ? { shown, waiting: notice }
    : { shown: notice, waiting }
}
