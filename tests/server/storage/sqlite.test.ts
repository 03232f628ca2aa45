/** The embedded database keeps what every database promises. */
import { openStorage } from '../../../server/storage/open.ts'
import { directorySuite } from '../../suites/directorySuite.ts'
import { notificationSuite } from '../../suites/notificationSuite.ts'
import { progressSuite } from '../../suites/progressSuite.ts'
import { recordSuite } from '../../suites/recordSuite.ts'
import { reminderSuite } from '../../suites/reminderSuite.ts'
import { closedAfterTest, type TestDatabase } from '../../suites/testDatabase.ts'
import { updateLogSuite } from '../../suites/updateLogSuite.ts'
import { versionSuite } from '../../suites/versionSuite.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

async function makeDatabase(): Promise<TestDatabase> {
  const dataDir = await temporaryFolder()
  return { open: async () => closedAfterTest(await openStorage({ dataDir })) }
}

updateLogSuite('SQLite', makeDatabase)
directorySuite('SQLite', makeDatabase)
recordSuite('SQLite', makeDatabase)
reminderSuite('SQLite', makeDatabase)
progressSuite('SQLite', makeDatabase)
notificationSuite('SQLite', makeDatabase)
versionSuite('SQLite', makeDatabase)
