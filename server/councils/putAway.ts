/** Agendas that were put away: for how long they can be brought back, and what becomes of them then. */
import type { Log } from '../observability/log.ts'
import type { Directory } from '../storage/storage.ts'

const DAY = 24 * 60 * 60 * 1000

/** How long an agenda that was put away can be brought back (ms). */
export const WAY_BACK = 30 * DAY

/** Looked at this often (ms). */
const LOOK_EVERY = 60 * 60 * 1000

/** Until when it can be brought back: milliseconds since 1970 (UTC). */
export const wayBackUntil = ({ putAwayAt }: { putAwayAt: number }): number => putAwayAt + WAY_BACK

/** Marks as deleted whatever can be brought back no more; who owns the rooms removes it, log and files included. */
export async function deleteWhatIsDue(
  directory: Pick<Directory, 'markPutAwayDeleted'>,
  now: number,
): Promise<void> {
  await directory.markPutAwayDeleted(now - WAY_BACK, now)
}

/** Looks at once, and every hour. @returns what stops it */
export function watchPutAway(
  directory: Pick<Directory, 'markPutAwayDeleted'>,
  log: Log,
  now: () => number,
): () => void {
  const look = () =>
    void deleteWhatIsDue(directory, now()).catch((error: unknown) =>
      log.error({ event: 'put-away.failed', error }),
    )
  look()
  const timer = setInterval(look, LOOK_EVERY)
  return () => clearInterval(timer)
}
