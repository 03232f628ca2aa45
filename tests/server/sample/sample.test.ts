import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeSample, samplePeople } from '../../../server/sample/sample.ts'
import { openStorage } from '../../../server/storage/open.ts'
import type { Directory } from '../../../server/storage/storage.ts'
import { makePerson } from '../../support/council.ts'

const NOW = Date.UTC(2024, 0, 2)

async function onEmptyData(work: (directory: Directory) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sample-'))
  const storage = await openStorage({ dataDir })
  try {
    await work(storage.directory)
  } finally {
    await storage.close()
    await rm(dataDir, { recursive: true })
  }
}

/** The directory as it is to a process that ends at its n-th write. */
function endingAtWrite(directory: Directory, n: number): Directory {
  let writes = 0
  return new Proxy(directory, {
    get(target, name) {
      const method = Reflect.get(target, name) as (...args: unknown[]) => unknown
      if (!/^(save|create)/.test(String(name))) return method.bind(target)
      return (...args: unknown[]) => {
        writes++
        if (writes >= n) throw new Error('the process ended')
        return method.apply(target, args)
      }
    },
  })
}

async function expectWholeSample(directory: Directory): Promise<void> {
  const roles = (await samplePeople(directory)).map(({ role }) => role)
  expect(roles).toEqual(['secretariat', 'contributor', 'contributor'])
  const agendas = await directory.agendas()
  expect(agendas).toHaveLength(1)
  const people = await directory.councilPeople(agendas[0]!.council.id)
  expect(people.filter(({ role }) => role !== null)).toHaveLength(3)
  const names = people.map(({ person }) => person.name)
  expect(names.toSorted()).toEqual([...new Set(names)].sort())
}

describe('the sample', () => {
  test('is made once', () =>
    onEmptyData(async (directory) => {
      expect(await makeSample(directory, null, NOW)).toBe(true)
      await expectWholeSample(directory)
      expect(await makeSample(directory, null, NOW)).toBe(false)
      expect(await makeSample(directory, true, NOW)).toBe(false)
      await expectWholeSample(directory)
    }))

  test('is whole after the next start, wherever the first was interrupted', async () => {
    let interrupted = true
    let n = 0
    while (interrupted) {
      n++
      await onEmptyData(async (directory) => {
        const first = makeSample(endingAtWrite(directory, n), null, NOW)
        interrupted = await first.then(
          () => false,
          () => true,
        )
        await makeSample(directory, null, NOW)
        await expectWholeSample(directory)
      })
    }
    expect(n).toBeGreaterThan(5)
  })

  test('is not made where there is somebody already, unless it is asked for', () =>
    onEmptyData(async (directory) => {
      await makePerson(directory, 'Karen')
      expect(await makeSample(directory, null, NOW)).toBe(false)
      expect(await makeSample(directory, false, NOW)).toBe(false)
      expect(await directory.agendas()).toEqual([])
      expect(await makeSample(directory, true, NOW)).toBe(true)
      await expectWholeSample(directory)
    }))
})
