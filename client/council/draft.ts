/** A council's settings while somebody edits them: what is half typed has a place, and each line an id. */
import type { TemplateField } from '../../shared/agenda/document.ts'
import { standardPhrases } from '../../shared/agenda/phrases.ts'
import type { CouncilSettings, CouncilTemplate } from '../../shared/council/settings.ts'
import { newId } from '../../shared/ids.ts'
import { linesOf, nodesOf, type StandingLine } from './standingLines.ts'

export interface PhraseLine {
  /** Of this page alone. */
  id: string
  words: string
}

export interface SettingsDraft extends Omit<CouncilTemplate, 'standing' | 'phrases'> {
  standing: readonly StandingLine[]
  /** `null`: those that come with the program. */
  phrases: readonly PhraseLine[] | null
  deadlines: CouncilSettings['deadlines']
  comments: CouncilSettings['comments']
  paper: CouncilSettings['paper']
  remindsByItself: boolean
  /** As it was typed: `3, 1`. */
  reminderDays: string
}

export function draftOf({ template, deadlines, reminders, comments, paper }: CouncilSettings): SettingsDraft {
  return {
    ...templateDraft(template),
    deadlines,
    comments,
    paper,
    remindsByItself: reminders.isAutomatic,
    reminderDays: reminders.workdaysBefore.join(', '),
  }
}

/** What a template decides. */
export const templateDraft = ({ standing, phrases, ...template }: CouncilTemplate) => ({
  ...template,
  standing: linesOf(standing, newId),
  phrases: phrases === null ? null : phrases.map(phraseLine),
})

export const phraseLine = (words: string): PhraseLine => ({ id: newId(), words })

/** Those that come with the program, to be changed. */
export const ownPhrases = (council: string): PhraseLine[] =>
  standardPhrases(council).map(({ name }) => phraseLine(name))

export const newField = (): TemplateField => ({
  ...{ key: newId(), heading: '', placeholder: '', required: true, hidden: false, main: false },
})

/** @returns what would be saved; what is no number is `NaN`, and so told by `problemsIn` */
export function settingsOf(draft: SettingsDraft): CouncilSettings {
  const { fields, asksCaseNumber, numbering, standing, phrases, deadlines, comments, paper } = draft
  return {
    template: {
      fields: fields.map((field) => ({
        ...{ key: field.key, heading: field.heading.trim(), placeholder: field.placeholder.trim() },
        ...{ required: field.required, hidden: field.hidden, main: field.main },
      })),
      asksCaseNumber,
      numbering: { first: numbering.first, style: numbering.style },
      standing: nodesOf(standing),
      phrases: phrases === null ? null : phrases.map(({ words }) => words.trim()),
    },
    deadlines,
    reminders: { isAutomatic: draft.remindsByItself, workdaysBefore: daysIn(draft.reminderDays) },
    comments: { readers: comments.readers },
    paper: { ...paper, logo: paper.logo && { ...paper.logo, alt: paper.logo.alt.trim() } },
  }
}

/** The largest first, each once, as they are kept. */
function daysIn(typed: string): number[] {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  return [...new Set(words.map((word) => (/^\d+$/.test(word) ? Number(word) : Number.NaN)))].sort(
    (a, b) => b - a,
  )
}
