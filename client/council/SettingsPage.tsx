/** `/council/<id>/settings`: what a council has decided for its agendas, and those that it has put away, for its secretariat. */
import { useEffect, useMemo, useReducer } from 'react'
import type {
  AddFields,
  AgendaPutAway,
  CouncilPerson,
  CouncilSettingsAnswer,
  FieldsAdded,
  LogoKept,
  SettingsSaved,
} from '../../shared/protocol/api.ts'
import { type Loading, postFile, postJson, putJson, readJson, useApi } from '../app/api.ts'
import { ListPage } from '../app/ListPage.tsx'
import { t } from '../app/language.ts'
import { MessagePage } from '../app/MessagePage.tsx'
import { SignedOutHere } from '../app/SignedOutHere.tsx'
import { useTitle } from '../app/useTitle.ts'
import { NoticeProvider } from '../ui/Notices.tsx'
import { CouncilSettingsForm, type SettingsActions } from './CouncilSettingsForm.tsx'
import { type PutAwayActions, PutAwayList } from './PutAwayList.tsx'
import './settings.css'

export function SettingsPage({ id }: { id: string }) {
  const at = `/api/councils/${encodeURIComponent(id)}`
  const [round, refresh] = useReducer((before: number) => before + 1, 0)
  const settings = useApi<CouncilSettingsAnswer>(`${at}/settings`)
  const people = useApi<CouncilPerson[]>(`${at}/people`)
  const putAway = useApi<AgendaPutAway[]>(`${at}/put-away`, round)
  const actions = useMemo<SettingsActions>(
    () => ({
      save: (body) => putJson<SettingsSaved>(`${at}/settings`, body),
      addFields: (fields) => postJson<FieldsAdded>(`${at}/settings/fields`, { fields } satisfies AddFields),
      logoAt: (hash) => `${at}/logos/${hash}`,
      keepLogo: (file) => postFile<LogoKept>(`${at}/logos`, file),
      read: () => readJson<CouncilSettingsAnswer>(`${at}/settings`),
    }),
    [at],
  )
  const putAwayActions = useMemo<PutAwayActions>(() => {
    const post = (agenda: AgendaPutAway, what: string) =>
      postJson(`${at}/put-away/${encodeURIComponent(agenda.id)}/${what}`, {})
    return {
      takeBack: (agenda) => post(agenda, 'return'),
      deleteForGood: (agenda) => post(agenda, 'deletion'),
    }
  }, [at])
  useTitle(t('settings'))
  useHash(settings.is === 'ready' && putAway.is === 'ready')
  if (settings.is === 'failed' && settings.status === 403)
    return <MessagePage title={t('notAllowed')} detail={t('settingsForbidden')} />
  if (settings.is === 'failed' && settings.status === 404)
    return <MessagePage title={t('notFound')} detail={t('notFoundDetail')} />
  return (
    <NoticeProvider>
      <ListPage className="settings-page">
        {settings.is === 'ready' ? (
          <>
            <div>
              <div className="list-head">
                <h1>{t('settingsOf', { council: settings.value.council.name })}</h1>
                {/* No leap within the program: the browser asks about what is not saved. */}
                <a className="button" href="/">
                  {t('toAgendas')}
                </a>
              </div>
              <p className="lead about">{t('settingsLead')}</p>
            </div>
            <CouncilSettingsForm
              answer={settings.value}
              people={people.is === 'ready' ? people.value : []}
              actions={actions}
            />
            {putAway.is === 'ready' && (
              <PutAwayList agendas={putAway.value} actions={putAwayActions} refresh={refresh} />
            )}
          </>
        ) : (
          <NotHere loading={settings} />
        )}
      </ListPage>
    </NoticeProvider>
  )
}

function NotHere({ loading }: { loading: Exclude<Loading<unknown>, { is: 'ready' }> }) {
  return (
    <>
      <h1>{t('settings')}</h1>
      {loading.is === 'loading' ? (
        <p role="status">{t('settingsLoading')}</p>
      ) : loading.status === 401 ? (
        <SignedOutHere />
      ) : (
        <div role="alert">
          <p>{t('settingsFailed')}</p>
          <button type="button" className="button" onClick={loading.again}>
            {t('tryAgain')}
          </button>
        </div>
      )}
    </>
  )
}

/** The address can name a part of the page, which is there only when it was fetched. */
function useHash(isThere: boolean): void {
  useEffect(() => {
    if (isThere && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [isThere])
}
