/** What the server tells its operator: one JSON line an event, on stdout. Never words from an agenda, never a token. */
import { type DestinationStream, type Logger, pino } from 'pino'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type Log = Logger

/**
 * Every line names its event: `log.info({ event: 'agenda.loaded', agenda, seq })`.
 * @param stream where the lines go; stdout unless told
 */
export function createLog(level: LogLevel, stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err },
  }
  return stream ? pino(options, stream) : pino(options)
}
