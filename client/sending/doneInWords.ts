/** That a version was sent, and by whom where that is a colleague. */
import { t } from '../app/language.ts'
import type { SendingState } from './sendingWork.ts'

export const doneInWords = ({ version: { number }, by }: Extract<SendingState, { is: 'sent' }>): string =>
  by === undefined ? t('sendDone', { number }) : t('sendDoneBy', { number, name: by })
