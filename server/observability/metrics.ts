/** What the server counts and measures, as `GET /metrics` tells it to Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** From a commit on a quiet disk to one that waits for a busy one, in seconds. */
const COMMIT_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

export type Metrics = ReturnType<typeof createMetrics>

/** A registry of its own each time, so that two servers in one process do not count together. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    rooms: new Gauge({ name: 'dagsorden_rooms', help: 'Agendas in memory', registers }),
    connections: new Gauge({ name: 'dagsorden_connections', help: 'Open sockets', registers }),
    updatesAccepted: new Counter({
      name: 'dagsorden_updates_accepted_total',
      help: 'Updates accepted and durable',
      registers,
    }),
    updatesRefused: new Counter({
      name: 'dagsorden_updates_refused_total',
      help: 'Updates refused, by the code of the refusal',
      labelNames: ['code'],
      registers,
    }),
    commitSeconds: new Histogram({
      name: 'dagsorden_commit_seconds',
      help: 'Seconds that a commit of the log took',
      buckets: COMMIT_BUCKETS,
      registers,
    }),
    slowReadersDropped: new Counter({
      name: 'dagsorden_slow_readers_dropped_total',
      help: 'Sockets closed because they did not read fast enough',
      registers,
    }),
    presenceDropped: new Counter({
      name: 'dagsorden_presence_dropped_total',
      help: 'Presence entries dropped because they were too large or too many',
      registers,
    }),
  }
}
