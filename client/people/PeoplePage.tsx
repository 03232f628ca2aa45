/** `/council/<id>/people`: who is in a council and what each may, for its secretariat; everybody else reads one sentence. */
import { useEffect, useMemo, useReducer, useState } from 'react'
import type { CouncilMembers, Me } from '../../shared/protocol/api.ts'
import { type Loading, useApi } from '../app/api.ts'
import { ListPage } from '../app/ListPage.tsx'
import { t } from '../app/language.ts'
import { MessagePage } from '../app/MessagePage.tsx'
import { SignedOutHere } from '../app/SignedOutHere.tsx'
import { useTitle } from '../app/useTitle.ts'
import { NoticeProvider } from '../ui/Notices.tsx'
import { CouncilPeople } from './CouncilPeople.tsx'
import { peopleActions } from './peopleActions.ts'

export function PeoplePage({ id }: { id: string }) {
  const [round, refresh] = useReducer((before: number) => before + 1, 0)
  const people = useApi<CouncilMembers>(`/api/councils/${encodeURIComponent(id)}/members`, round)
  const me = useApi<Me>('/api/me', round)
  const [isLost, setLost] = useState(false)
  const actions = useMemo(() => peopleActions(id, () => setLost(true)), [id])
  useTitle(t('councilPeople'))
  // A colleague may have changed the list while one was elsewhere.
  useEffect(() => {
    addEventListener('focus', refresh)
    return () => removeEventListener('focus', refresh)
  }, [])
  if (isLost || (people.is === 'failed' && people.status === 403))
    return <MessagePage title={t('notAllowed')} detail={t('onlySecretariat')} />
  if (people.is === 'failed' && people.status === 404)
    return <MessagePage title={t('notFound')} detail={t('notFoundDetail')} />
  return (
    <NoticeProvider>
      <ListPage className="people-page">
        {people.is === 'ready' ? (
          <CouncilPeople
            people={people.value}
            oneself={me.is === 'ready' ? me.value.person.id : null}
            {...{ actions, refresh }}
          />
        ) : (
          <NotHere people={people} />
        )}
      </ListPage>
    </NoticeProvider>
  )
}

function NotHere({ people }: { people: Exclude<Loading<CouncilMembers>, { is: 'ready' }> }) {
  return (
    <>
      <h1>{t('councilPeople')}</h1>
      {people.is === 'loading' ? (
        <p role="status">{t('membersLoading')}</p>
      ) : people.status === 401 ? (
        <SignedOutHere />
      ) : (
        <div role="alert">
          <p>{t('membersFailed')}</p>
          <button type="button" className="button" onClick={people.again}>
            {t('tryAgain')}
          </button>
        </div>
      )}
    </>
  )
}
