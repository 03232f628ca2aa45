/** What this browser has of earlier lives of an agenda goes with its next welcome, but where words wait or a tab has one open. */
import type { IDBPTransaction } from 'idb'
import { type KeptDatabase, type KeptSchema, type Life, lifeKey, readLifeKey } from './database.ts'

/** Holds what is kept of a life, and what says whether anything waits in it. */
const STORES = ['copies', 'headlines', 'confirmed', 'waiting'] as const
type Stores = IDBPTransaction<KeptSchema, [...typeof STORES], 'readwrite'>

/** Whoever has an agenda open holds this lock, for the life that they have. */
export const copyLock = (life: Life): string => `dagsorden-copy ${lifeKey(life)}`

/** @param life the one that the server told of */
export async function forgetEarlierLives(database: KeptDatabase, life: Life): Promise<void> {
  const keys = await Promise.all([
    database.getAllKeys('copies'),
    database.getAll('confirmed').then((rows) => rows.map((row) => row.life)),
  ])
  const earlier = [...new Set(keys.flat())].map(readLifeKey).filter((other) => isEarlier(other, life))
  for (const other of earlier)
    await navigator.locks.request(copyLock(other), { ifAvailable: true }, async (lock) => {
      if (lock !== null) await forgetLife(database.transaction(STORES, 'readwrite') as Stores, other)
    })
}

/** What the server refused is in a life of its own (`retired`), and goes when its words stand somewhere else. */
const isEarlier = ({ agenda, person, epoch }: Life, now: Life): boolean =>
  agenda === now.agenda && person === now.person && epoch !== now.epoch && !epoch.includes('!')

async function forgetLife(stores: Stores, life: Life): Promise<void> {
  const key = lifeKey(life)
  if ((await stores.objectStore('waiting').index('life').count(key)) === 0) {
    const confirmed = stores.objectStore('confirmed')
    for (const id of await confirmed.index('life').getAllKeys(key)) await confirmed.delete(id)
    await stores.objectStore('copies').delete(key)
    await stores.objectStore('headlines').delete(key)
  }
  await stores.done
}
