/** What was sent, as those who meet read it. */
import { type ReactNode, useEffect, useState } from 'react'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import { comparePapers } from '../../../shared/paper/comparePapers.ts'
import type { Paper, PaperItem } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import { paperItems } from '../../../shared/paper/paperReading.ts'
import type { Note } from '../../../shared/protocol/notes.ts'
import type { SentVersion } from '../../../shared/protocol/versions.ts'
import { plainText } from '../../../shared/richtext/plainText.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { FilesDesk, filesOf } from '../../sent/filesDesk.ts'
import { NoteBox, NoteStatus } from '../../sent/NoteBox.tsx'
import { NotesDesk } from '../../sent/notesDesk.ts'
import type { Opened, Shown } from '../../sent/openSent.ts'
import { ReadView } from '../../sent/ReadView.tsx'
import type { Compared } from '../../sent/useComparison.ts'
import type { SentFiles } from '../../sent/useFiles.ts'
import { NotesProvider } from '../../sent/useNotes.ts'
import { WhyNothing } from '../../sent/WhyNothing.tsx'
import { NoticeProvider } from '../../ui/Notices.tsx'
import { find, press, type } from '../acts.ts'
import { fullItem, item, PEOPLE, sampleAgenda, section } from '../sample.ts'
import type { Group, State } from '../state.ts'

const SENT_AT = Date.UTC(2024, 0, 17, 11)

const version = (number: number, more: Partial<SentVersion> = {}): SentVersion => ({
  ...{ agenda: 'sent', number, kind: 'whole', name: 'Dagsorden', at: SENT_AT + number * 86_400_000 },
  ...{ by: { id: 'person-1', name: 'Karen Holm' }, note: '', hash: 'a', items: 4 },
  files: (['pdf', 'docx', 'html', 'json'] as const).map((format) => ({ format, bytes: 1000, hash: 'b' })),
  ...more,
})

/** As version 2, in which the items that stand there are as they are said to be. */
function paper(changes: Readonly<Record<string, PaperItem['change']>> = {}): Paper {
  const doc = sampleAgenda('sent', {
    motto: paragraphs('«Fælles arkitektur gør det let at være borger»'),
    items: [
      section('Godkendelse af dagsorden'),
      section(
        'Drøftelsessager',
        fullItem({ attachments: ['Bilag 1: Notat.pdf'] }),
        item('Budget 2025', { fields: { background: paragraphs('Budgettet for rådet er kommet.') } }),
        item(''),
      ),
      section('Eventuelt'),
    ],
  })
  const names = new Map(PEOPLE.map(({ id, name }) => [id, name]))
  const drawn = paperOf(doc, {
    ...{ agenda: 'sent', look: DEFAULT_LOOK, nameOf: (id: string) => names.get(id) ?? null },
    namesOf: (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []),
    edition: { is: 'version', number: 2, at: SENT_AT, kind: 'whole' },
  })!
  for (const one of paperItems(drawn)) one.change = changes[one.id] ?? null
  return drawn
}

/** As version 1: other words in one item, one that is gone, and none of what came since. */
function earlier(): Paper {
  const drawn = paper()
  const reworded = (text: string) => text.replaceAll(' og ', ' samt ').replace(/\S+\.$/, 'senere.')
  const before = (item: PaperItem): PaperItem => ({
    ...item,
    ...(item.id === 'sent-3' && {
      title: reworded(`${item.title} og drift`),
      responsibles: ['Karen Holm'],
      responsibleIds: ['person-1'],
      fields: item.fields
        .slice(1)
        .map((field) => ({ ...field, text: paragraphs(...plainText(field.text).split('\n').map(reworded)) })),
      attachments: [{ id: 'old', name: 'Bilag 0: Udkast.pdf', file: null }],
    }),
    children: item.children.filter(({ id }) => id !== 'sent-5').map(before),
  })
  return { ...drawn, items: [...drawn.items, { ...drawn.items[0]!, id: 'gone', number: '4' }].map(before) }
}

/** Laid beside each other at once. */
function comparedWith({ version, versions, paper }: Opened & { is: 'shown' }): Compared {
  const below = versions.filter(({ number }) => number < version.number)
  const since = below[0]?.number ?? null
  const work = comparePapers(paper, [earlier()])
  let step = work.next()
  while (!step.done) step = work.next()
  return {
    since,
    choose: () => {},
    earlier: below,
    found: since === null ? null : step.value,
    isMissing: false,
  }
}

const CHANGED = { 'sent-3': 'changed', 'sent-5': 'new' } as const

const shown = (more: Partial<Shown> = {}): Shown => ({
  ...{ is: 'shown', version: version(2), versions: [version(2), version(1)], isOffline: false },
  ...{ paper: paper(CHANGED), supplements: [], ...more },
})

/** Version 2, and a supplement that brings one item, says one anew and leaves one out. */
function withSupplement(): Shown {
  const [whole, three] = [paper(), version(3, { kind: 'supplement', name: 'Tillægsdagsorden' })]
  const changes = { 'sent-3': 'changed', 'sent-5': 'new' } as const
  const items = paper(changes).items.map((one) => ({
    ...one,
    children: one.children.filter(({ change }) => change !== null),
  }))
  const removed = [{ item: 'sent-4', number: '2.2', title: 'Budget 2025' }]
  const edition = { is: 'version', number: 3, at: three.at, kind: 'supplement' } as const
  const added: Paper = { ...whole, edition, items, removed }
  return shown({
    ...{ versions: [three, version(2), version(1)], paper: whole },
    supplements: [{ version: three, paper: added }],
  })
}

const note = (item: string, about: string, text: string): Note => ({
  ...{ item, about, text, revision: 1, at: SENT_AT },
})

const NOTES = [
  note('sent-3', '2.1 Kommunernes brug', 'Spørg, hvad det koster i år 2, og hvem der ejer data bagefter.'),
  note('gone', '2.4 Fælles udbud', 'Vi støtter det, hvis fristen flyttes.'),
]

/** @param answer what the server says to what is written */
function desk(notes: readonly Note[], answer: number | null = null): NotesDesk {
  const server = { read: async () => notes, save: async () => answer }
  const keep = { notesOf: async () => [], saveNote: async (one: never) => one }
  const made = new NotesDesk('sent', 'person-1', keep, server)
  void made.look()
  return made
}

/** @param kept how many of them are on this device */
function files({ version, paper, isOffline }: Opened & { is: 'shown' }, kept: number): SentFiles {
  const all = filesOf(version, paper)
  const hashes = new Set(all.slice(0, kept).map(({ hash }) => hash))
  const keep = { hashesOf: async () => hashes, open: async () => null, save: async () => false }
  const desk = new FilesDesk('sent', 'person-1', { ...keep, keepOnly: async () => {} })
  void desk.look()
  return { desk, files: all, isCurrent: true, isOffline, bringAll: () => {} }
}

const view = (
  name: string,
  sent: Opened & { is: 'shown' },
  more: Partial<State> = {},
  kept = Number.POSITIVE_INFINITY,
): State => ({
  name,
  alone: true,
  show: () => (
    <NoticeProvider>
      <ReadView
        sent={sent}
        notes={desk(NOTES)}
        files={files(sent, kept)}
        compared={comparedWith(sent)}
        find={async () => ({ number: 1, itemNumber: '2.3', goneIn: 2, applies: false })}
        draft="/agenda/sent"
      />
    </NoticeProvider>
  ),
  ...more,
})

/** One reads version 2, and version 3 is sent. */
function CameWhileOneReads() {
  const [versions, setVersions] = useState([version(2)])
  useEffect(() => setVersions([version(3), version(2)]), [])
  return view('', shown({ versions })).show()
}

const why = (opened: Parameters<typeof WhyNothing>[0]['opened']): State => ({
  name: `sent-${opened.is}`,
  alone: true,
  show: () => (
    <WhyNothing
      agenda="sent"
      opened={opened}
      onAgain={() => {}}
      findNotes={async () => NOTES.map(({ about, text }) => ({ label: about, text }))}
    />
  ),
})

const noting = (children: ReactNode, notes: readonly Note[] = NOTES) => (
  <NotesProvider value={desk(notes)}>{children}</NotesProvider>
)

export const SENT: Group = {
  name: 'what was sent',
  shows: [
    'client/sent/ChangeMark.tsx',
    'client/sent/CompareBar.tsx',
    'client/sent/ElsewhereLine.tsx',
    'client/sent/NewerVersion.tsx',
    'client/sent/NextChange.tsx',
    'client/sent/NoteBox.tsx',
    'client/sent/NotesAtEnd.tsx',
    'client/sent/OfSupplement.tsx',
    'client/sent/OnThisDevice.tsx',
    'client/sent/PaperDocument.tsx',
    'client/sent/PaperOutline.tsx',
    'client/sent/ReadHeader.tsx',
    'client/sent/ReadView.tsx',
    'client/sent/UnreadNotes.tsx',
    'client/sent/VersionBar.tsx',
    'client/sent/WhatIsNew.tsx',
    'client/sent/WhyNothing.tsx',
    'client/sent/Words.tsx',
    'client/search/SearchPanel.tsx',
    'client/editor/DrawnText.tsx',
  ],
  states: [
    view('sent-version', shown()),
    view('sent-first-offline', shown({ version: version(1), paper: paper(), isOffline: true }), {}, 0),
    view(
      'sent-supplement',
      shown({
        version: version(2, { kind: 'supplement', name: 'Tillægsdagsorden' }),
        versions: [version(3), version(2, { kind: 'supplement', name: 'Tillægsdagsorden' }), version(1)],
      }),
    ),
    view('sent-with-supplement', withSupplement()),
    { name: 'sent-version-came', alone: true, show: () => <CameWhileOneReads /> },
    view('sent-outline', shown(), {
      only: 'phone',
      act: async (frame) => {
        await press(frame, '.drawer-button')
        await find(frame, '.drawer .outline-row')
      },
    }),
    view('sent-search', shown(), {
      act: async (frame) => {
        await press(frame, '.search-button')
        await type(frame, '.search-panel input', 'budget')
        await find(frame, '.hit')
      },
    }),
    view('sent-files', shown(), { act: (frame) => press(frame, '.version-bar > .button') }),
    why({ is: 'none-yet' }),
    why({ is: 'unknown', versions: [version(1)] }),
    why({ is: 'lost' }),
    why({ is: 'signed-out' }),
    why({ is: 'nobody-here' }),
    why({ is: 'not-here', kept: version(1) }),
    {
      name: 'notes',
      show: () =>
        noting(
          <>
            <NoteBox item="none" name="2.2 Budget" />
            <NoteBox item="sent-3" name="2.1 Kommunernes brug" />
            <p id="notes-are-private">–</p>
          </>,
        ),
    },
    {
      name: 'note-states',
      show: () => (
        <>
          <NoteStatus state="none" />
          <NoteStatus state="saving" />
          <NoteStatus state="saved" />
          <NoteStatus state="waiting" />
          <NoteStatus state="refused" />
          <NoteStatus state="signed-out" />
        </>
      ),
    },
  ],
}
