/** Faults given to one system call of a child process; tests that need them are skipped where `strace` is not installed. */
import { spawnSync } from 'node:child_process'

export const STRACE = spawnSync('strace', ['-V']).status === 0

/** @param fault what happens at which call, as `fsync:error=EIO:when=60` (counted for each thread) */
export function withFault(fault: string): string[] {
  const [call] = fault.split(':')
  return ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${fault}`]
}
