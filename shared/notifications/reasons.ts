/** Why somebody is told of something, and how each person wants to hear of it by mail. */
import { asRecord, oneOf } from '../agenda/values.ts'

/** The strongest first: of one event a person is told once, for the first reason that there is. */
export const REASONS = [
  'sent',
  'task',
  'mentioned',
  'sent-back',
  'replied',
  'commented',
  'resolved',
  'responsible',
  'deadline',
] as const
export type Reason = (typeof REASONS)[number]

/** `daily`: in one mail, each working day in the morning. The bell shows everything, whatever is chosen. */
export const MAIL_CHOICES = ['at-once', 'daily', 'none'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]

export type MailChoices = Readonly<Record<Reason, MailChoice>>

/**
 * What waits for one's answer comes at once; the rest once a day. That something is settled needs no mail. Who is mailed at once that an
 * agenda was sent gets that very mail, with the link and the PDF.
 */
export const DEFAULT_CHOICES: MailChoices = {
  sent: 'at-once',
  task: 'at-once',
  mentioned: 'at-once',
  'sent-back': 'at-once',
  replied: 'daily',
  commented: 'daily',
  resolved: 'none',
  responsible: 'daily',
  deadline: 'at-once',
}

/** What was stored or sent; what is not there, or no choice, is as in `DEFAULT_CHOICES`. Never throws. */
export function readMailChoices(value: unknown): MailChoices {
  const choices = asRecord(value)
  const all = REASONS.map((reason) => [reason, oneOf(choices[reason], MAIL_CHOICES, DEFAULT_CHOICES[reason])])
  return Object.fromEntries(all) as MailChoices
}

export const isReason = (value: unknown): value is Reason => (REASONS as readonly unknown[]).includes(value)

/** @returns which of two is told */
export const stronger = (a: Reason, b: Reason): Reason => (REASONS.indexOf(a) <= REASONS.indexOf(b) ? a : b)
