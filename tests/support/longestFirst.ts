/** In which order the files of tests are run: `vitest.config.ts` asks. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take far longer than others of their size, which is what the order goes by where nothing was measured yet. */
const LONG = [
  'browser/gallery',
  'browser/keeping',
  'browser/doneAgain',
  'browser/saving',
  'browser/states',
  'faults/kill',
  'server/storage/sqlite',
  'server/storage/killedAtEachStep',
  'server/cli/cli',
  'server/process',
  'server/gate/fuzz',
]

const isLong = ({ moduleId }: TestSpecification): boolean =>
  LONG.some((name) => moduleId.endsWith(`/tests/${name}.test.ts`))

/** Long files come first, so that nobody waits for one that runs alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
