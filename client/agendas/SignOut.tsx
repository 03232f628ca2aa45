/**
 * «Log ud»: removes what this browser keeps, for the next person at the computer shall find nothing. Words that were not sent
 * yet would go with it, so that is asked first.
 */
import { useRef, useState } from 'react'
import { t } from '../app/language.ts'
import type { Keep } from '../keeping/keep.ts'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  /** Opens what this browser keeps: not before somebody signs out. */
  openKeep: () => Pick<Keep, 'waitingEverywhere' | 'forget'>
  /** In every browser that one is signed in with. */
  everywhere?: boolean
}

export function SignOut({ openKeep, everywhere = false }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [waiting, setWaiting] = useState(0)
  const leave = async () => {
    await openKeep().forget()
    form.current?.submit()
  }
  const ask = async () => {
    const count = await openKeep().waitingEverywhere()
    if (count === 0) await leave()
    else setWaiting(count)
  }
  return (
    <form
      ref={form}
      method="post"
      action={everywhere ? '/sign-out/everywhere' : '/sign-out'}
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <button type="submit" className="button">
        {t(everywhere ? 'signOutEverywhere' : 'signOut')}
      </button>
      {waiting > 0 && (
        <Dialog heading={t('signOutWaiting', { n: waiting })} onClose={() => setWaiting(0)}>
          <div className="dialog-question">
            <p>{t('signOutWaitingTodo')}</p>
            <p className="ways-on">
              <button type="button" className="button primary" data-first-focus onClick={() => setWaiting(0)}>
                {t('stayHere')}
              </button>
              <button type="button" className="button" onClick={() => void leave()}>
                {t('signOutAnyway')}
              </button>
            </p>
          </div>
        </Dialog>
      )}
    </form>
  )
}
