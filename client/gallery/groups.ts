/** All groups, in the order in which the gallery shows them. */

import { ATTACHMENTS_OF_ITEMS } from './groups/attachments.tsx'
import { BOARD } from './groups/board.tsx'
import { CONNECTION } from './groups/connection.tsx'
import { DEADLINES } from './groups/deadlines.tsx'
import { EARLIER } from './groups/earlier.tsx'
import { FACTS_IN_PLACE } from './groups/facts.tsx'
import { HANDED_BACK } from './groups/handedBack.tsx'
import { FIRST_PAGE } from './groups/home.tsx'
import { ITEMS } from './groups/items.tsx'
import { NEW_AGENDAS } from './groups/newAgendas.tsx'
import { NEWS } from './groups/news.tsx'
import { NOTIFICATIONS } from './groups/notifications.tsx'
import { OUTGOING } from './groups/outgoing.tsx'
import { PAGES } from './groups/pages.tsx'
import { PEOPLE_OF_COUNCIL } from './groups/people.tsx'
import { PROGRESS } from './groups/progress.tsx'
import { RECORD } from './groups/record.tsx'
import { REMINDERS } from './groups/reminders.tsx'
import { RIGHTS_OF_PLACES } from './groups/rights.tsx'
import { SENDING } from './groups/sending.tsx'
import { SENT } from './groups/sent.tsx'
import { TEXTS } from './groups/texts.tsx'
import { MARKED_WORDS } from './groups/threadMarks.tsx'
import { COMMENTS } from './groups/threads.tsx'
import { CARETS, TOGETHER } from './groups/together.tsx'
import { TOOLS_OF_TEXTS } from './groups/tools.tsx'
import { UI } from './groups/ui.tsx'
import type { Group } from './state.ts'

export const GROUPS: readonly Group[] = [
  UI,
  CONNECTION,
  HANDED_BACK,
  TEXTS,
  TOOLS_OF_TEXTS,
  FACTS_IN_PLACE,
  TOGETHER,
  CARETS,
  MARKED_WORDS,
  ITEMS,
  NEWS,
  ATTACHMENTS_OF_ITEMS,
  COMMENTS,
  RIGHTS_OF_PLACES,
  PROGRESS,
  BOARD,
  DEADLINES,
  REMINDERS,
  OUTGOING,
  SENDING,
  FIRST_PAGE,
  NOTIFICATIONS,
  EARLIER,
  RECORD,
  PAGES,
  SENT,
  PEOPLE_OF_COUNCIL,
  NEW_AGENDAS,
]

/** Files whose components have no state of their own here, and why. */
export const NOT_SHOWN: Readonly<Record<string, string>> = {
  'client/ui/ToggleGroup.tsx': 'above the board, and above the comments',
  'client/threads/CommentHere.tsx':
    'stands at what is selected where one only reads; a browser test presses it',
  'client/threads/CommentTool.tsx': 'stands in the tools of texts that are shown',
  'client/ui/StayOrGoOn.tsx': 'stands in the questions that are shown',
  'client/app/App.tsx': 'leads from an address to a page',
  'client/access/SkipLinks.tsx': 'is seen while it has the focus, in every page',
  'client/agenda/AgendaPage.tsx':
    'opens the connection; what it shows is shown in parts, and by browser tests',
  'client/connection/Banner.tsx': 'keeps the page where it is while a notice, which is shown, comes and goes',
  'client/attachments/useAttachments.tsx':
    'opens the system’s window and takes what is dropped; what comes of it is shown',
  'client/history/EarlierTextButton.tsx': 'stands in every field that is shown',
  'client/history/EarlierTextDialog.tsx': 'asks the server; what it shows is shown, in a window',
  'client/history/useEarlierTextDialog.tsx': 'opens the window',
  'client/record/RecordPage.tsx': 'asks the server; what it shows is shown',
  'client/record/RecordLink.tsx': 'a link at the top of an agenda, and in its drawer',
  'client/notifications/Bell.tsx': 'asks the server; what it shows is shown',
  'client/notifications/BellPlace.tsx': 'brings the bell, which is shown',
  'client/notifications/MailSettingsDialog.tsx': 'asks the server; what it shows is shown, in a window',
  'client/sending/SentOf.tsx': 'brings what is told, which is shown',
  'client/sending/OutgoingProvider.tsx': 'opens the windows',
  'client/sent/ReadPage.tsx': 'asks the server; what it shows is shown',
  'client/home/HomePage.tsx': 'asks the server; its parts are shown',
  'client/app/ListPage.tsx': 'is the frame of pages that ask the server; what stands in it is shown',
  'client/council/SettingsPage.tsx': 'asks the server; what it shows is shown',
  'client/newAgenda/NewAgendaButton.tsx': 'a button; the dialog that it opens is shown in parts',
  'client/newAgenda/NewAgendaDialog.tsx': 'asks the server; what it shows is shown, in a window',
  'client/people/PeoplePage.tsx': 'asks the server; what it shows is shown',
}
