/** Puts words in as a step of undo which knows them: taken back, they are where they were before. */
import type { OpenAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { Notice } from '../ui/notice.ts'

interface PutIn {
  /** Writes them. @returns whether there is a place for them */
  write: () => boolean
  /** They stand in the text: nobody needs to be offered them. */
  finish: () => void
  /** They stand there no more. */
  openAgain: () => void
  /** Said when they are put in. */
  told: string
}

/** @returns whether there was a place for them */
export function putInAsStep(
  { editing }: Pick<OpenAgenda, 'editing'>,
  { write, finish, openAgain, told }: PutIn,
  tell: (notice: Notice) => void,
): boolean {
  const put = () => {
    finish()
    tell({ text: told })
  }
  const takenOut = () => {
    openAgain()
    tell({ text: t('wordsTakenOut') })
  }
  let isIn = false
  const work = () => {
    isIn = write()
  }
  // Undo comes with the editors, and takes back nothing that was written before.
  if (editing === null) work()
  else editing.undo.asStep(work, (how) => (how === 'undo' ? takenOut() : put()))
  if (isIn) put()
  return isIn
}
