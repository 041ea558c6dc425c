import { expect, test } from 'vitest'
import { numbered } from './numbered'

test('one has a form of its own, nothing and many share the other', () => {
  const text = '{n} independent {n|voice|voices}'
  expect(numbered(text, { n: 1 })).toBe('{n} independent voice')
  expect(numbered(text, { n: 0 })).toBe('{n} independent voices')
  expect(numbered(text, { n: 11 })).toBe('{n} independent voices')
})

test('other braces stay, and a value that is not told counts as many', () => {
  expect(numbered('{name}: {m|is|are} {n}', { n: 1 })).toBe('{name}: are {n}')
})
