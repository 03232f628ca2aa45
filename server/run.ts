/** The server as a process: the environment, the signals, the exit code. */
import { CannotListen } from './http/listen.ts'
import { ClientMissing } from './http/web/build.ts'
import { type RunningServer, start } from './main.ts'
import { createLog, type Log } from './observability/log.ts'
import { readSettings, SettingsError } from './settings.ts'
import { DataDirInUse } from './storage/sqlite/lock.ts'
import { StorageRefused } from './storage/storage.ts'

/** A stop that takes longer (ms) than this is broken off: the contract promises 10 s. */
const LONGEST_STOP = 9500

/** What the person who starts the server can put right: one sentence, no stack. */
const EXPECTED = [SettingsError, DataDirInUse, StorageRefused, ClientMissing, CannotListen]

/** @param dev see `StartOptions` */
export async function run({ dev = false } = {}): Promise<void> {
  try {
    const settings = readSettings(process.env)
    const log = createLog(settings.logLevel)
    endOnFaults(log)
    // Drafts and sign-in links in the data folder are for the server's own user alone.
    process.umask(0o077)
    const onBroken = (error: Error) => end(log, 'storage.broken', error)
    const say = (text: string) => process.stdout.write(text)
    const starting = start(settings, { log, say, onBroken, dev })
    stopOnSignals(starting, log)
    await starting
  } catch (error) {
    const expected = EXPECTED.some((kind) => error instanceof kind)
    console.error(expected ? (error as Error).message : error)
    process.exit(1)
  }
}

/** A signal during the start is obeyed once the start is over. */
function stopOnSignals(starting: Promise<RunningServer>, log: Log): void {
  const stop = async (signal: string) => {
    log.info({ event: 'server.stopping', signal })
    setTimeout(() => end(log, 'server.stop.slow', null), LONGEST_STOP).unref()
    await (await starting).stop()
    log.info({ event: 'server.stopped' })
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** A fault that nobody caught leaves an unknown state behind: end, and start anew from what is on disk. */
function endOnFaults(log: Log): void {
  process.on('uncaughtException', (error) => end(log, 'process.failed', error))
}

function end(log: Log, event: string, error: Error | null): never {
  log.fatal({ event, error })
  process.exit(1)
}
