import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ar } from '../src/i18n/ar'
import { en } from '../src/i18n/en'
import * as vocabulary from '../src/i18n/words'

const blanks = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('both languages', () => {
  it.each(Object.keys(en))('%s is said in both, with the same blanks', (key) => {
    expect(ar[key].trim()).not.toBe('')
    expect(blanks(ar[key])).toEqual(blanks(en[key]))
  })
  it('no Arabic word of the vocabulary is missing or left in English', () => {
    for (const [name, table] of Object.entries(vocabulary)) {
      for (const [value, [arabic, english]] of Object.entries(table)) {
        expect(arabic, `${name}.${value}`).toMatch(/\p{Script=Arabic}/u)
        expect(english, `${name}.${value}`).toMatch(/[a-z]/)
      }
    }
  })
  it('every type and mode of the engine has a word', () => {
    const source = readFileSync(new URL('../../sijill/core/event.cpp', import.meta.url), 'utf8')
    const names = (begin) => {
      const from = source.indexOf('{', source.indexOf(begin))
      return [...source.slice(from, source.indexOf('}', from)).matchAll(/"(\w+)"/g)].map((match) => match[1])
    }
    const types = names('type_names =')
    const modes = names('mode_names =')
    expect(types.length).toBeGreaterThan(15)
    expect(modes.length).toBeGreaterThan(60)
    expect(types.filter((type) => !(type in vocabulary.types))).toEqual([])
    expect(modes.filter((mode) => !(mode in vocabulary.modes))).toEqual([])
  })
})
