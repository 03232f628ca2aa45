/** Run before each file of `pure`, which follow each other in one process: each has our modules to itself, with what they remember. */
import { vi } from 'vitest'

vi.resetModules()
