/** Every kind of row as a sentence, in both languages. */
import { expect, test } from 'vitest'
import { inWords } from '../../../shared/record/inWords.ts'
import {
  type Actor,
  kindsOf,
  peopleIn,
  type RecordEvent,
  type RecordKind,
  SUBJECTS,
} from '../../../shared/record/recordEvent.ts'

const node = { id: 'i', kind: 'item', number: '2.3', title: 'Budget' } as const
const section = { id: 's', kind: 'section', number: '', title: '' } as const
const one = { node, count: 1 }

/** Each kind with its sentences in Danish and English. A kind without a row does not compile. */
const TOLD: Readonly<Record<RecordKind, readonly [RecordEvent, string, string]>> = {
  'link-asked': [
    { is: 'link-asked' },
    'Karen bad om et link til at logge ind',
    'Karen asked for a link to sign in',
  ],
  'link-made': [
    { is: 'link-made', whom: 'Bo' },
    'Karen lavede et link, som Bo kan logge ind med',
    'Karen made a link for Bo to sign in with',
  ],
  'signed-in': [{ is: 'signed-in' }, 'Karen loggede ind', 'Karen signed in'],
  'signed-out': [{ is: 'signed-out' }, 'Karen loggede ud', 'Karen signed out'],
  invited: [
    { is: 'invited', whom: 'Bo', role: 'reader' },
    'Karen inviterede Bo som læser',
    'Karen invited Bo as reader',
  ],
  joined: [
    { is: 'joined', name: 'B. Dam', whom: 'Bo' },
    'Karen bekræftede, at navnet B. Dam fra en dagsorden er Bo',
    'Karen confirmed that the name B. Dam of an agenda is Bo',
  ],
  parted: [
    { is: 'parted', name: 'B. Dam', whom: 'Bo' },
    'Karen tog tilbage, at navnet B. Dam fra en dagsorden er Bo',
    'Karen took back that the name B. Dam of an agenda is Bo',
  ],
  'role-set': [
    { is: 'role-set', whom: 'Bo', from: 'reader', to: null },
    'Karen fjernede Bo (læser) fra rådet',
    'Karen removed Bo (reader) from the council',
  ],
  'agenda-made': [
    { is: 'agenda-made', title: 'Møde' },
    'Karen oprettede dagsordenen «Møde»',
    'Karen made the agenda “Møde”',
  ],
  'agenda-imported': [
    { is: 'agenda-imported', title: 'Møde' },
    'Karen importerede dagsordenen «Møde»',
    'Karen imported the agenda “Møde”',
  ],
  'agenda-deleted': [
    { is: 'agenda-deleted', title: 'Møde' },
    'Karen slettede dagsordenen «Møde» for altid',
    'Karen deleted the agenda “Møde” for good',
  ],
  'agenda-put-away': [
    { is: 'agenda-put-away', title: 'Møde' },
    'Karen lagde dagsordenen «Møde» væk',
    'Karen put away the agenda “Møde”',
  ],
  'agenda-taken-back': [
    { is: 'agenda-taken-back', title: 'Møde' },
    'Karen hentede dagsordenen «Møde» frem',
    'Karen brought back the agenda “Møde”',
  ],
  'settings-changed': [
    { is: 'settings-changed', parts: ['fields', 'standing', 'deadlines'] },
    'Karen ændrede rådets indstillinger: felter, faste punkter og frister',
    'Karen changed the council’s settings: fields, standing items and deadlines',
  ],
  'deadlines-set': [
    {
      is: 'deadlines-set',
      from: { items: null, material: '2024-01-02T12:00' },
      to: { items: '2024-01-17T12:00', material: null },
    },
    'Karen satte fristen for bidrag til 17. jan. 2024 kl. 12.00; Karen fjernede fristen for materiale',
    'Karen set the deadline for contributions to 17 Jan 2024 at 12.00; Karen removed the deadline for material',
  ],
  'fields-added': [
    { is: 'fields-added', headings: ['Økonomi', 'Klima'] },
    'Karen tilføjede felterne «Økonomi» og «Klima»',
    'Karen added the fields “Økonomi” and “Klima”',
  ],
  'version-sent': [
    { is: 'version-sent', number: 2, kind: 'supplement', name: 'Tillæg' },
    'Karen sendte en tillægsdagsorden ud som version 2, «Tillæg»',
    'Karen sent a supplement out as version 2, “Tillæg”',
  ],
  reminded: [
    { is: 'reminded', whom: ['Bo', 'Ida'] },
    'Karen påmindede Bo og Ida',
    'Karen reminded Bo and Ida',
  ],
  made: [
    { is: 'made', ...one, responsibles: ['Bo', 'Ida'] },
    'Karen oprettede punkt 2.3 «Budget» med Bo og Ida som ansvarlig',
    'Karen made item 2.3 “Budget” with Bo and Ida as responsible',
  ],
  deleted: [
    { is: 'deleted', node, count: 3 },
    'Karen slettede punkt 2.3 «Budget» og 2 til',
    'Karen deleted item 2.3 “Budget” and 2 more',
  ],
  restored: [
    { is: 'restored', node: section, count: 1 },
    'Karen gendannede afsnit',
    'Karen restored section',
  ],
  moved: [
    { is: 'moved', ...one, to: { number: '1', after: null, below: null } },
    'Karen flyttede punkt 2.3 «Budget» øverst (nu 1)',
    'Karen moved item 2.3 “Budget” to the top (now 1)',
  ],
  'responsibles-set': [
    { is: 'responsibles-set', node, added: ['Bo'], removed: ['Ida'] },
    'Karen gjorde Bo ansvarlig for punkt 2.3 «Budget» i stedet for Ida',
    'Karen made Bo responsible for item 2.3 “Budget” in place of Ida',
  ],
  'comment-deleted': [
    { is: 'comment-deleted', node, whose: 'Ida' },
    'Karen slettede en kommentar fra Ida til punkt 2.3 «Budget»',
    'Karen deleted a comment by Ida on item 2.3 “Budget”',
  ],
  'thread-deleted': [
    { is: 'thread-deleted', node, whose: 'Ida' },
    'Karen slettede en kommentar fra Ida til punkt 2.3 «Budget», med alle svar',
    'Karen deleted a comment by Ida on item 2.3 “Budget”, with all answers',
  ],
  locked: [
    { is: 'locked', ...one, why: '' },
    'Karen låste punkt 2.3 «Budget»',
    'Karen locked item 2.3 “Budget”',
  ],
  unlocked: [
    { is: 'unlocked', ...one },
    'Karen låste punkt 2.3 «Budget» op',
    'Karen unlocked item 2.3 “Budget”',
  ],
  'status-set': [
    { is: 'status-set', ...one, from: 'ready', to: 'returned', why: 'tal' },
    'Karen ændrede status for punkt 2.3 «Budget» fra klar til sendt retur: tal',
    'Karen changed the status of item 2.3 “Budget” from ready to sent back: tal',
  ],
  'due-set': [
    { is: 'due-set', ...one, to: null },
    'Karen fjernede fristen for punkt 2.3 «Budget»',
    'Karen removed the deadline of item 2.3 “Budget”',
  ],
  'file-set': [
    { is: 'file-set', node: one.node, name: 'Notat.pdf', did: 'replaced' },
    'Karen erstattede filen til bilaget «Notat.pdf» i punkt 2.3 «Budget»',
    'Karen replaced the file of the attachment “Notat.pdf” in item 2.3 “Budget”',
  ],
  'without-text-set': [
    { is: 'without-text-set', ...one, to: true },
    'Karen satte punkt 2.3 «Budget» til at være uden sagsfremstilling',
    'Karen set item 2.3 “Budget” to have no text',
  ],
  refused: [
    {
      is: 'refused',
      count: 2,
      places: [
        { node, field: 'title', code: 'locked' },
        { node: null, field: null, code: 'malformed' },
      ],
    },
    'Karen blev afvist 2 gange: punkt 2.3 «Budget» (låst), kunne ikke læses',
    'Karen was refused 2 times: item 2.3 “Budget” (locked), could not be read',
  ],
  exported: [
    { is: 'exported', format: 'md' },
    'Karen hentede dagsordenen som md',
    'Karen exported the agenda as md',
  ],
  'record-exported': [
    { is: 'record-exported', format: 'csv' },
    'Karen hentede «Hvem gjorde hvad» som csv',
    'Karen exported “Who did what” as csv',
  ],
  'backed-up': [
    { is: 'backed-up' },
    'Karen tog en sikkerhedskopi af det hele',
    'Karen made a backup of everything',
  ],
}

const by: Actor = { person: 'Karen' }
const nameOf = (id: string) => id

test.each(Object.entries(TOLD))('[D7] %s', (kind, [event, danish, english]) => {
  expect(event.is).toBe(kind)
  expect(inWords({ by, event }, { language: 'da', nameOf })).toBe(danish)
  expect(inWords({ by, event }, { language: 'en', nameOf })).toBe(english)
})

test('[D7] a program is named, and so is each person once', () => {
  const event: RecordEvent = { is: 'signed-in' }
  const told = (program: 'server' | 'command-line') =>
    inWords({ by: { program }, event }, { language: 'da', nameOf })
  expect([told('server'), told('command-line')]).toEqual([
    'Serveren loggede ind',
    'Kommandolinjen loggede ind',
  ])
  expect(peopleIn({ by, event: TOLD.joined[0] })).toEqual(['Karen', 'B. Dam', 'Bo'])
})

test('[D7] every kind can be asked for, under one subject', () => {
  expect(SUBJECTS.flatMap(kindsOf).sort()).toEqual(Object.keys(TOLD).sort())
})
