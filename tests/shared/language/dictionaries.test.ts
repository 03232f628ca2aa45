import { expect, test } from 'vitest'
import { da } from '../../../shared/language/da.ts'
import { en } from '../../../shared/language/en.ts'
import { languageIn } from '../../../shared/language/languages.ts'
import type { Sentences } from '../../../shared/language/sentences.ts'
import { compareNames, namesComparedIn } from '../../../shared/language/sorting.ts'
import { translator } from '../../../shared/language/translate.ts'

/** Words of an agenda that is imported or made: it is Danish, whoever does that. */
const OF_THE_AGENDA = [
  'importIntroduction',
  'importUntitled',
  'importUnnamedCouncil',
  'importReportNoCouncil',
  'importReportNoTitle',
  'importReportIntroduction',
  'newAgendaDefaultTitle',
]

/** Names, and words that are the same in both languages. */
const THE_SAME = [
  'actionLink',
  'attachmentGivenBy',
  'boardByStatus',
  'boardLacksTimes',
  'boardPerson',
  'boardShowMine',
  'boardStatus',
  'daySpan',
  'enclosureInsert',
  'exportJson',
  'exportMarkdown',
  'exportPdf',
  'exportStop',
  'exportWord',
  'letterUnderline',
  'mailVersionNamed',
  'motto',
  'moveBelow',
  'named',
  'newAgendaDeadline',
  'product',
  'recordPerson',
  'recordRefusedAt',
  'recordWhy',
  'signInSendLink',
  'timeSpan',
  'uploadFailedOf',
  'version',
  'versionNumber',
]

const keys = Object.keys(da) as (keyof Sentences)[]

/** Every form of a sentence, its arguments told by their names. */
function formsOf(sentences: Sentences, key: keyof Sentences): string[] {
  const sentence: unknown = sentences[key]
  if (typeof sentence === 'string') return [sentence]
  if (typeof sentence === 'object') return Object.values(sentence as object)
  const told = new Proxy({}, { get: (_, name) => TOLD[String(name)] ?? `‹${String(name)}›` })
  return [(sentence as (told: object) => string)(told)]
}
const TOLD: Readonly<Record<string, unknown>> = {
  ...{ n: 7, hour: 12, what: 'item' },
  ...{ kind: 'item', subject: 'items', role: 'reader', status: 'ready', code: 'locked' },
  ...{ part: 'fields', which: 'council', did: 'given', font: 'inter', changes: 'line', changed: 'title' },
}

const argumentsIn = (forms: string[]): string[] =>
  forms.flatMap((form) => form.match(/‹\w+›|\{n\}/g) ?? []).sort()

test('[L20] every sentence is there in both languages, in as many forms and with the same arguments', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(da).sort())
  for (const key of keys) {
    expect(typeof en[key], key).toBe(typeof da[key])
    const [danish, english] = [formsOf(da, key), formsOf(en, key)]
    expect(english.length, key).toBe(danish.length)
    expect(argumentsIn(english), key).toEqual(argumentsIn(danish))
    for (const form of english) expect(form, key).toMatch(/^\S(.*\S)?\n?$/s)
  }
})

test('[L20] no Danish is left in the English', () => {
  for (const key of keys.filter((key) => !OF_THE_AGENDA.includes(key)))
    for (const form of formsOf(en, key)) expect(form, key).not.toMatch(/[æøåÆØÅ«»]|\b(og|ikke|det)\b/)
  const same = keys.filter((key) => formsOf(da, key).join() === formsOf(en, key).join())
  expect(same.filter((key) => !OF_THE_AGENDA.includes(key)).sort()).toEqual(THE_SAME)
})

test('[V24] no sentence says on which kind of device one reads it', () => {
  for (const sentences of [da, en])
    for (const key of keys)
      for (const form of formsOf(sentences, key))
        expect(form, key).not.toMatch(/computer|telefon|\bphone|tablet/i)
})

test('[L20] a missing sentence, one too many and one with other arguments do not compile', () => {
  const { saved: _, ...without } = en
  // @ts-expect-error: «saved» is missing
  const missing: Sentences = without
  // @ts-expect-error: there is no such sentence
  const another: Sentences = { ...en, noSuchSentence: '' }
  // @ts-expect-error: it is told the time and nothing else
  const told: Sentences = { ...en, savedAt: ({ day }: { day: string }) => day }
  expect([missing, another, told]).toHaveLength(3)
})

test('[L20] numbers are written as the language writes them', () => {
  expect(translator('da')('changesWait', { n: 1200 })).toBe('1.200 ændringer venter')
  expect(translator('en')('changesWait', { n: 1200 })).toBe('1,200 changes are waiting')
  expect(translator('en')('changesWait', { n: 1 })).toBe('1 change is waiting')
})

test('[L21] the language is the one that the browser remembers, and Danish where it remembers none of ours', () => {
  expect(languageIn('session=abc; language=en')).toBe('en')
  expect(languageIn('language=da')).toBe('da')
  for (const cookies of [
    undefined,
    '',
    'session=en',
    'language=de',
    'language=',
    'language=toString',
    'slanguage=en',
  ])
    expect(languageIn(cookies), cookies).toBe('da')
})

test('[L23] names are sorted as the language sorts them; what the agenda holds, in Danish', () => {
  const names = ['Åse', 'Zenia', 'Ærø', 'Anders', 'Øland', 'Odense', 'anton']
  const danish = ['Anders', 'anton', 'Odense', 'Zenia', 'Ærø', 'Øland', 'Åse']
  expect(names.toSorted(namesComparedIn('da'))).toEqual(danish)
  expect(names.toSorted(compareNames)).toEqual(danish)
  expect(names.toSorted(namesComparedIn('en'))).toEqual([
    'Ærø',
    'Anders',
    'anton',
    'Åse',
    'Odense',
    'Øland',
    'Zenia',
  ])
})
