/** Which page an address shows. */
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { useFocusHeld } from '../access/focusHeld.ts'
import { useRegionKeys } from '../access/regions.ts'
import { AgendaPage } from '../agenda/AgendaPage.tsx'
import { HomePage } from '../home/HomePage.tsx'
import { viewAt } from '../reading/ViewSwitch.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { t, useLanguage } from './language.ts'
import { MessagePage } from './MessagePage.tsx'

// The secretariat's alone: who writes does not wait for their code.
const PeoplePage = lazy(async () => ({ default: (await import('../people/PeoplePage.tsx')).PeoplePage }))
const SettingsPage = lazy(async () => ({
  default: (await import('../council/SettingsPage.tsx')).SettingsPage,
}))
// For those who meet, most of whom never write.
const ReadPage = lazy(async () => ({ default: (await import('../sent/ReadPage.tsx')).ReadPage }))
const RecordPage = lazy(async () => ({ default: (await import('../record/RecordPage.tsx')).RecordPage }))

export function App() {
  useLanguage()
  useFocusHeld()
  useRegionKeys()
  return (
    <ErrorBoundary
      fallback={() => <MessagePage title={t('pageFailed')} detail={t('pageFailedDetail')} reload />}
    >
      <Suspense>
        <Switch>
          <Route path="/">
            <HomePage />
          </Route>
          {/* One route, so that going from view to view keeps what is open. */}
          <Route path={/^\/agenda\/(?<id>[^/]+)(?:\/(?<view>laes|fremdrift|kommentarer))?\/?$/}>
            {({ id, view }) => <AgendaPage key={id} id={id ?? ''} view={viewAt(view)} />}
          </Route>
          <Route path={/^\/agenda\/(?<id>[^/]+)\/read(?:\/(?<number>[1-9]\d{0,5}))?\/?$/}>
            {({ id, number }) => (
              <ReadPage key={id} agenda={id ?? ''} number={number === undefined ? null : Number(number)} />
            )}
          </Route>
          <Route path="/council/:id/record">{({ id }) => <RecordPage key={id} council={id} />}</Route>
          <Route path="/council/:id/settings">{({ id }) => <SettingsPage key={id} id={id} />}</Route>
          <Route path="/council/:id/people">{({ id }) => <PeoplePage key={id} id={id} />}</Route>
          <Route>
            <MessagePage title={t('notFound')} detail={t('notFoundDetail')} />
          </Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
