/** Rows of versions on their way. */
import type { Sending } from '../../storage.ts'

export type SendingRow = Omit<Sending, 'is'> & { state: Sending['is'] }

export const sendingOf = ({ state, ...row }: SendingRow): Sending => ({ ...row, is: state })
