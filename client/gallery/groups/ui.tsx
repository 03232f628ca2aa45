/** What every page is made of. */
import { useState } from 'react'
import { AgendaCard } from '../../agendas/AgendaCard.tsx'
import { KeptAgendas } from '../../agendas/KeptAgendas.tsx'
import { t } from '../../app/language.ts'
import { MessagePage } from '../../app/MessagePage.tsx'
import { Part } from '../../app/Part.tsx'
import type { KeptAgenda } from '../../keeping/keep.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Heading } from '../../ui/Heading.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { NoticeProvider, useTell } from '../../ui/Notices.tsx'
import { PersonColoursProvider } from '../../ui/personColours.ts'
import { Toast } from '../../ui/Toast.tsx'
import { press } from '../acts.ts'
import { FACTS, PEOPLE } from '../sample.ts'
import { type Group, MeantToFail } from '../state.ts'

const EIGHT_COLOURS = new Map(PEOPLE.map(({ id }, index) => [id, index + 1]))

const ENTRIES: readonly (readonly MenuEntry[])[] = [
  [
    { label: t('moveUp'), keys: { shown: 'Alt + ↑' }, onChoose: () => {} },
    { label: t('moveDown'), keys: { shown: 'Alt + ↓' }, disabled: true, onChoose: () => {} },
  ],
  [{ label: t('duplicate'), onChoose: () => {} }],
]

const AGENDA = {
  id: 'agenda',
  council: { id: 'council', name: FACTS.council },
  title: FACTS.title,
  startsAt: FACTS.startsAt,
  endsAt: FACTS.endsAt,
  place: FACTS.place,
}

const findKept = async () => ({
  agendas: [FACTS.startsAt, null].map(
    (startsAt, nth): KeptAgenda => ({
      ...{ id: String(nth), startsAt, state: 'drafting' },
      ...{ council: FACTS.council, title: FACTS.title, place: FACTS.place },
    }),
  ),
  hasMeetings: false,
})
const findNone = async () => ({ agendas: [], hasMeetings: false })
const findMeetings = async () => ({ agendas: [], hasMeetings: true })

export const UI: Group = {
  name: 'ui',
  shows: [
    'client/ui/Avatar.tsx',
    'client/ui/Heading.tsx',
    'client/ui/LanguageSwitch.tsx',
    'client/ui/Menu.tsx',
    'client/ui/MenuButton.tsx',
    'client/ui/Notices.tsx',
    'client/ui/Toast.tsx',
    'client/ui/WithAgendaWords.tsx',
    'client/agendas/AgendaCard.tsx',
    'client/agendas/KeptAgendas.tsx',
    'client/app/ErrorBoundary.tsx',
    'client/app/MessagePage.tsx',
    'client/app/Part.tsx',
  ],
  states: [
    { name: 'avatars', show: () => <Avatars size="normal" /> },
    { name: 'avatars-small', show: () => <Avatars size="small" /> },
    { name: 'language-switch', show: () => <LanguageSwitch /> },
    { name: 'buttons', show: () => <Buttons /> },
    {
      name: 'pills',
      show: () => (
        <div className="frame-row">
          <span className="pill">{t('stateDrafting')}</span>
          <span className="pill" data-state="sent">
            {t('stateSent')}
          </span>
          <span className="pill" data-state="minutes">
            {t('stateMinutes')}
          </span>
        </div>
      ),
    },
    {
      name: 'headings',
      show: () =>
        [1, 2, 3, 4].map((level) => (
          <Heading key={level} level={level} className="">
            {FACTS.title}
          </Heading>
        )),
    },
    {
      name: 'toast',
      show: () => (
        <div className="frame-room">
          <Toast notice={{ text: t('namesFailedNotice') }} onClose={() => {}} />
        </div>
      ),
    },
    {
      name: 'toast-with-action',
      show: () => (
        <div className="frame-room">
          <Toast
            notice={{
              text: t('deletedUnderYou', { who: PEOPLE[5]!.name, name: `sag 2.3 ${FACTS.title}` }),
              action: { label: t('restore'), onPress: () => {} },
            }}
            onClose={() => {}}
          />
        </div>
      ),
    },
    {
      name: 'notice-told',
      act: (frame) => press(frame, 'button'),
      show: () => (
        <NoticeProvider>
          <TellsNow />
        </NoticeProvider>
      ),
    },
    {
      name: 'part-failing',
      show: () => (
        <Part name={t('partOutline')}>
          <Fails />
        </Part>
      ),
    },
    {
      name: 'agenda-cards',
      show: () => (
        <ul className="card">
          <AgendaCard agenda={{ ...AGENDA, id: 'a', state: 'drafting' }} />
          <AgendaCard agenda={{ ...AGENDA, id: 'b', state: 'sent' }} />
          <AgendaCard
            agenda={{ ...AGENDA, id: 'e', state: 'drafting', failedAt: Date.parse('2024-01-15T09:30:00Z') }}
          />
          <AgendaCard agenda={{ ...AGENDA, id: 'f', state: 'sent', lostMails: 2 }} />
          <AgendaCard agenda={{ ...AGENDA, id: 'c', state: 'minutes' }} />
          <AgendaCard
            agenda={{ ...AGENDA, id: 'd', state: 'drafting', startsAt: null, place: '', title: '' }}
          />
        </ul>
      ),
    },
    {
      name: 'kept-agendas',
      alone: true,
      show: () => (
        <main className="list-page">
          <KeptAgendas find={findKept} again={() => {}} />
        </main>
      ),
    },
    {
      name: 'kept-agendas-none',
      alone: true,
      show: () => (
        <main className="list-page">
          <KeptAgendas find={findNone} again={() => {}} />
        </main>
      ),
    },
    {
      name: 'kept-meetings',
      alone: true,
      show: () => (
        <main className="list-page">
          <KeptAgendas find={findMeetings} again={() => {}} />
        </main>
      ),
    },
    {
      name: 'message-page',
      alone: true,
      show: () => <MessagePage title={t('notFound')} detail={t('notFoundDetail')} />,
    },
    {
      name: 'message-page-reload',
      alone: true,
      show: () => <MessagePage title={t('pageFailed')} detail={t('pageFailedDetail')} reload />,
    },
    { name: 'menu', alone: true, show: () => <OpenMenu align="start" /> },
    { name: 'menu-at-the-right', alone: true, show: () => <OpenMenu align="end" /> },
    {
      name: 'menu-button',
      alone: true,
      show: () => (
        <MenuButton className="button" aria-label={t('insertMenu')} groups={() => ENTRIES}>
          {t('insert')}
        </MenuButton>
      ),
      act: (frame) => press(frame, 'button'),
    },
  ],
}

function Avatars({ size }: { size: 'small' | 'normal' }) {
  return (
    <PersonColoursProvider value={EIGHT_COLOURS}>
      <div className="frame-row">
        {PEOPLE.map((person) => (
          <Avatar key={person.id} person={person} size={size} />
        ))}
      </div>
    </PersonColoursProvider>
  )
}

function Buttons() {
  return (
    <div className="frame-row">
      <button type="button" className="button primary">
        {t('done')}
      </button>
      <button type="button" className="button">
        {t('cancel')}
      </button>
      <button type="button" className="button" disabled>
        {t('clearDate')}
      </button>
      <a className="button" href="/">
        {t('toFrontPage')}
      </a>
    </div>
  )
}

function Fails(): never {
  throw new MeantToFail()
}

function TellsNow() {
  const tell = useTell()
  return (
    <div className="frame-room">
      <button type="button" className="button" onClick={() => tell({ text: t('linkCopied') })}>
        {t('copyLink')}
      </button>
    </div>
  )
}

function OpenMenu({ align }: { align: 'start' | 'end' }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <div className="frame-row" style={{ justifyContent: align }}>
      <span ref={setAnchor} className="pill">
        {t('stateDrafting')}
      </span>
      {anchor && (
        <Menu label={t('insertMenu')} groups={ENTRIES} anchor={anchor} align={align} onClose={() => {}} />
      )}
    </div>
  )
}
