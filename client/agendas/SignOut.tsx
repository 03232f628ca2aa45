/**
 * «Log ud»: removes what this browser keeps, for the next person at the computer shall find nothing. Words that were not sent
 * yet would go with it, so that is asked first; so is whether one means every browser.
 */
import { useRef, useState } from 'react'
import { t } from '../app/language.ts'
import type { Keep } from '../keeping/keep.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { StayOrGoOn } from '../ui/StayOrGoOn.tsx'

interface Props {
  /** Opens what this browser keeps: not before somebody signs out. */
  openKeep: () => Pick<Keep, 'waitingEverywhere' | 'forget'>
  /** In every browser that one is signed in with. */
  everywhere?: boolean
}

export function SignOut({ openKeep, everywhere = false }: Props) {
  const form = useRef<HTMLFormElement>(null)
  /** How many words wait, while it is asked; `null`: nothing is. */
  const [asked, ask] = useState<number | null>(null)
  const leave = async () => {
    await openKeep().forget()
    form.current?.submit()
  }
  const leaveOrAsk = async () => {
    const waiting = await openKeep().waitingEverywhere()
    if (waiting === 0 && !everywhere) await leave()
    else ask(waiting)
  }
  const close = () => ask(null)
  return (
    <form
      ref={form}
      method="post"
      action={everywhere ? '/sign-out/everywhere' : '/sign-out'}
      onSubmit={(event) => {
        event.preventDefault()
        void leaveOrAsk()
      }}
    >
      <button type="submit" className="button">
        {t(everywhere ? 'signOutEverywhere' : 'signOut')}
      </button>
      {asked !== null && (
        <Dialog
          heading={asked > 0 ? t('signOutWaiting', { n: asked }) : t('signOutEverywhereAsk')}
          onClose={close}
        >
          <div className="dialog-question">
            {everywhere && (
              <p>
                {t('signOutEverywhereTodo')} {t('signOutEverywhereOffline')}
              </p>
            )}
            {asked > 0 && <p>{t('signOutWaitingTodo')}</p>}
            <StayOrGoOn
              stay={t('stayHere')}
              goOn={t(asked > 0 ? 'signOutAnyway' : 'signOutEverywhere')}
              onClose={close}
              onGoOn={() => void leave()}
            />
          </div>
        </Dialog>
      )}
    </form>
  )
}
