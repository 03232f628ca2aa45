/** One's own drafts in an agenda, above all of its comments: each leads to where one goes on with it. */
import { useLocation } from 'wouter'
import { inWords } from '../../shared/agenda/inWords.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { useAboutName } from './AboutLine.tsx'
import { useDesk, useUnsent } from './deskContext.ts'
import { draftOf, type Unsent } from './drafts.ts'
import { threadsOfSession } from './threadsWatch.ts'
import { useStranding } from './useStranding.ts'

/** @param agendaPath the address of the agenda where one writes */
export function UnsentList({ agendaPath }: { agendaPath: string }) {
  const unsent = useUnsent()
  if (unsent.length === 0) return null
  return (
    <section className="unsent" aria-labelledby="unsent">
      <h3 id="unsent">{t('draftsHeading')}</h3>
      <ul>
        {unsent.map((draft) => (
          <UnsentLine key={draft.name} {...{ draft, agendaPath }} />
        ))}
      </ul>
    </section>
  )
}

function UnsentLine({ draft, agendaPath }: { draft: Unsent; agendaPath: string }) {
  const { session, people } = useAgenda()
  const desk = useDesk()
  const [, navigate] = useLocation()
  const about = draft.begins ?? threadsOfSession(session).whole(draftOf(draft.name).thread)
  const name = useAboutName(about ?? { item: '', field: null })
  const isStranded = useStranding(draft) !== null
  const write = inWords(session.doc, (id) => people.byId.get(id)?.name ?? null)
  const body = desk.drafts.get(draft.name)?.body
  return (
    <li>
      <button
        type="button"
        className="unsent-line"
        onClick={() => {
          navigate(agendaPath)
          desk.goOn(draft.name)
        }}
      >
        <span className="unsent-about">{t('draftAbout', { is: draftOf(draft.name).is, about: name })}</span>
        <q lang={AGENDA_LANGUAGE}>{body === undefined ? '' : oneLine(write(body))}</q>
      </button>
      {isStranded && <span className="thread-text-gone">{t('draftCannotBeSent')}</span>}
    </li>
  )
}
