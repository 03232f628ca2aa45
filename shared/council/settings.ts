/**
 * What a council has decided for all of its agendas: its template, its deadlines, its reminders, who comments. Kept with the council and edited by its
 * secretariat; a new agenda takes what it needs of it into its own document, so that a later change alters no agenda that is there.
 */
import { KEY_PATTERN, type Numbering, type PersonId, type TemplateField } from '../agenda/document.ts'
import { FIRST_COUNCIL_TEMPLATE } from '../agenda/template.ts'
import { asRecord, asString, oneOf } from '../agenda/values.ts'
import { CHANGES_SHOWN, type ChangesShown, DEFAULT_LOOK, type PaperLook, readPaperLook } from './paperLook.ts'

export interface CouncilSettings {
  template: CouncilTemplate
  deadlines: DeadlineRules
  reminders: ReminderRules
  comments: CommentRules
  paper: PaperRules
}

/** What a new agenda of the council looks like. */
export interface CouncilTemplate {
  fields: readonly TemplateField[]
  /** Whether an item without a case number lacks it. */
  asksCaseNumber: boolean
  numbering: Numbering
  /** Sections and items that every agenda begins with. */
  standing: readonly StandingNode[]
  /** For the slash menu; a line each. `null`: those of the first council, which name the council. */
  phrases: readonly string[] | null
}

export interface StandingNode {
  kind: 'section' | 'item'
  title: string
  responsibles: readonly PersonId[]
  /** An item of which nothing is asked, as «Eventuelt»; not there where it is asked. */
  withoutText?: true
  children: readonly StandingNode[]
}

/** When something is due: so many working days («hverdage») before the meeting's day, at this time of that day (`12:00`). */
export interface DeadlineRule {
  workdaysBefore: number
  time: string
}

/** `null`: the council has no such deadline. */
export interface DeadlineRules {
  items: DeadlineRule | null
  material: DeadlineRule | null
  saturdayIsWorkday: boolean
}

/** Who lacks something is reminded by itself so many working days before the deadline. */
export interface ReminderRules {
  isAutomatic: boolean
  workdaysBefore: readonly number[]
}

/** The secretariat and contributors always comment on drafts. */
export interface CommentRules {
  /** Whether those who only read do, too. */
  readers: boolean
}

/** What goes out, and how. */
export interface PaperRules extends PaperLook {
  /** Whether the mail that a version was sent has the PDF with it. */
  mailsPdf: boolean
  /** In the files of a version that is not the first. */
  changes: ChangesShown
}

export const DEFAULT_SETTINGS: CouncilSettings = {
  template: {
    fields: FIRST_COUNCIL_TEMPLATE,
    asksCaseNumber: true,
    numbering: { first: 1, style: 'nested' },
    standing: [],
    phrases: null,
  },
  deadlines: {
    items: { workdaysBefore: 5, time: '12:00' },
    material: { workdaysBefore: 5, time: '12:00' },
    saturdayIsWorkday: false,
  },
  reminders: { isAutomatic: true, workdaysBefore: [3, 1] },
  comments: { readers: true },
  paper: { ...DEFAULT_LOOK, mailsPdf: false, changes: 'line' },
}

/** No council plans longer ahead, and no template is larger. */
export const LIMITS = { workdaysBefore: 60, fields: 30, standing: 300, phrases: 100, line: 1000 } as const

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** What was stored, by this program or another; what is not there, or no such thing, is as in `DEFAULT_SETTINGS`. Never throws. */
export function readCouncilSettings(value: unknown): CouncilSettings {
  const { template, deadlines, reminders, comments, paper } = asRecord(value)
  return {
    template: readCouncilTemplate(template),
    deadlines: readDeadlineRules(deadlines),
    reminders: readReminderRules(reminders),
    comments: readCommentRules(comments),
    paper: readPaperRules(paper),
  }
}

export function readCouncilTemplate(value: unknown): CouncilTemplate {
  const template = asRecord(value)
  const otherwise = DEFAULT_SETTINGS.template
  const numbering = asRecord(template.numbering)
  const fields = readFields(template.fields)
  return {
    fields: fields.length > 0 ? fields : otherwise.fields,
    asksCaseNumber: template.asksCaseNumber !== false,
    numbering: {
      first: isCount(numbering.first, Number.MAX_SAFE_INTEGER) ? numbering.first : otherwise.numbering.first,
      style: oneOf(numbering.style, ['nested', 'continuous'], 'nested'),
    },
    standing: readStanding(template.standing, { left: LIMITS.standing }),
    phrases: Array.isArray(template.phrases)
      ? template.phrases.filter((phrase): phrase is string => isLine(phrase)).slice(0, LIMITS.phrases)
      : null,
  }
}

/** Of two fields with one key the first is kept; exactly one is the main field: the first that says so, else the last that is shown. */
function readFields(value: unknown): TemplateField[] {
  const fields = new Map<string, TemplateField>()
  for (const one of Array.isArray(value) ? value.slice(0, LIMITS.fields) : []) {
    const { key, heading, placeholder, required, hidden, main } = asRecord(one)
    if (typeof key !== 'string' || !KEY_PATTERN.test(key) || fields.has(key)) continue
    fields.set(key, {
      key,
      heading: asString(heading).slice(0, LIMITS.line) || key,
      placeholder: asString(placeholder).slice(0, LIMITS.line),
      ...{ required: required === true, hidden: hidden === true, main: main === true },
    })
  }
  const all = [...fields.values()]
  const main = all.find((field) => field.main) ?? all.findLast((field) => !field.hidden) ?? all.at(-1)
  return all.map((field) => ({ ...field, main: field === main }))
}

function readStanding(value: unknown, room: { left: number }): StandingNode[] {
  return (Array.isArray(value) ? value : []).flatMap((one): StandingNode[] => {
    const { kind: of, title, responsibles, withoutText, children } = asRecord(one)
    if (!isLine(title) || room.left <= 0) return []
    room.left -= 1
    const kind = oneOf(of, ['section', 'item'], 'item')
    return [
      {
        kind,
        title,
        responsibles: Array.isArray(responsibles)
          ? responsibles.filter((id): id is PersonId => typeof id === 'string' && KEY_PATTERN.test(id))
          : [],
        ...(kind === 'item' && withoutText === true && { withoutText }),
        children: readStanding(children, room),
      },
    ]
  })
}

function readDeadlineRules(value: unknown): DeadlineRules {
  const rules = asRecord(value)
  const read = (which: 'items' | 'material') =>
    rules[which] === null ? null : (readDeadlineRule(rules[which]) ?? DEFAULT_SETTINGS.deadlines[which])
  return {
    items: read('items'),
    material: read('material'),
    saturdayIsWorkday: rules.saturdayIsWorkday === true,
  }
}

function readDeadlineRule(value: unknown): DeadlineRule | null {
  const { workdaysBefore, time } = asRecord(value)
  const isTime = typeof time === 'string' && TIME.test(time)
  return isCount(workdaysBefore, LIMITS.workdaysBefore) && isTime ? { workdaysBefore, time } : null
}

function readReminderRules(value: unknown): ReminderRules {
  const { isAutomatic, workdaysBefore } = asRecord(value)
  return {
    isAutomatic: isAutomatic !== false,
    workdaysBefore: Array.isArray(workdaysBefore)
      ? [...new Set(workdaysBefore.filter((days) => isCount(days, LIMITS.workdaysBefore)))].sort(
          (a, b) => b - a,
        )
      : DEFAULT_SETTINGS.reminders.workdaysBefore,
  }
}

export const readCommentRules = (value: unknown): CommentRules => ({
  readers: asRecord(value).readers !== false,
})

export const readPaperRules = (value: unknown): PaperRules => ({
  ...readPaperLook(value),
  mailsPdf: asRecord(value).mailsPdf === true,
  changes: oneOf(asRecord(value).changes, CHANGES_SHOWN, DEFAULT_SETTINGS.paper.changes),
})

const isLine = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LIMITS.line

const isCount = (value: unknown, most: number): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most
