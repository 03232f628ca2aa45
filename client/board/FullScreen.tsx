/** Shows the board on the whole screen, as on the wall; not offered where the browser has no such thing. */
import { useSyncExternalStore } from 'react'
import { t } from '../app/language.ts'

export function FullScreen() {
  const isOn = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  if (!document.fullscreenEnabled) return null
  // The page as a whole: what is said about the connection, and notices, are to be seen there too.
  const change = () =>
    isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen().catch(() => {})
  return (
    <button type="button" className="button" onClick={() => void change()}>
      {t(isOn ? 'boardLeaveFullScreen' : 'boardFullScreen')}
    </button>
  )
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
