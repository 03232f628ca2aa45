import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { observeChanges } from '../../../client/agenda/changes.ts'
import { deletedBy, deleterOf, rootOf } from '../../../client/structure/deletion.ts'
import { deleteItem, restoreItem } from '../../../shared/agenda/edits.ts'
import { agenda, idOf, item } from '../../support/agenda.ts'

test('[V27] what a colleague deletes is known, with the section that it went along with, and by whose client', () => {
  const here = agenda().section('Drøftelse', item('AI'), item('Data')).doc()
  const there = new Y.Doc()
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  const heard: string[][] = []
  observeChanges(here, (changes) => heard.push(deletedBy(here, changes)))
  const send = () => Y.applyUpdate(here, Y.encodeStateAsUpdate(there, Y.encodeStateVector(here)))
  const [section, ai, data] = ['Drøftelse', 'AI', 'Data'].map((title) => idOf(here, title))
  deleteItem(there, section!, 1)
  send()
  expect(heard.pop()!.toSorted()).toEqual([section, ai, data].toSorted())
  expect(rootOf(here, ai!)).toBe(section)
  expect(deleterOf(here, ai!)).toBe(there.clientID)
  restoreItem(there, section!)
  send()
  expect(heard.pop()).toEqual([])
})
