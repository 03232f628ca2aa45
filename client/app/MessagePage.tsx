/** A whole page that has one thing to say, and a way on. */

import { t } from './language.ts'
import { useTitle } from './useTitle.ts'

interface Props {
  title: string
  detail: string
  /** Offers to load the page again, in place of the way to the front page. */
  reload?: boolean
}

export function MessagePage({ title, detail, reload = false }: Props) {
  useTitle(title)
  return (
    <main className="message-page">
      <h1>{title}</h1>
      <p>{detail}</p>
      {reload ? (
        <button type="button" className="button primary" onClick={() => location.reload()}>
          {t('reload')}
        </button>
      ) : (
        <a className="button" href="/">
          {t('toFrontPage')}
        </a>
      )}
    </main>
  )
}
