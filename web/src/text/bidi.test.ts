import { describe, expect, it } from 'vitest'
import { direction, pieces, shown, stand_in, without_controls } from './bidi'

describe('direction controls', () => {
  it('are named instead of obeyed', () => {
    expect(pieces('a\u202eb\u2069')).toEqual([{ text: 'a' }, { control: 'RLO' }, { text: 'b' }, { control: 'PDI' }])
    expect(pieces('')).toEqual([])
  })
  it('keep every offset of an article', () => {
    const text = 'قال\u200f إن\u202e الجيش'
    const made = shown(text)
    expect(made.text.length).toBe(text.length)
    expect(made.text).toBe(`قال${stand_in} إن${stand_in} الجيش`)
    expect(made.controls).toEqual([{ at: 3, name: 'RLM' }, { at: 7, name: 'RLO' }])
  })
  it('the first letter gives the direction', () => {
    expect(direction('«12 قتيلاً» in Idlib')).toBe('rtl')
    expect(direction('(3) Reuters عن')).toBe('ltr')
    expect(direction('123')).toBe('ltr')
    expect(direction(null)).toBe('ltr')
  })
  it('an endless line is broken at blanks, and every offset stays', () => {
    const text = `${'كلمة '.repeat(40_000)}نهاية`
    const made = shown(text).text
    expect(made.length).toBe(text.length)
    expect(made.replaceAll('\n', ' ')).toBe(text)
    expect(Math.max(...made.split('\n').map((line) => line.length))).toBeLessThanOrEqual(8001)
    const poem = 'كلمة '.repeat(800)
    expect(shown(`${poem}\n${poem}\n${poem}`).text).toBe(`${poem}\n${poem}\n${poem}`)
  })
  it('joiners stay, since Persian and emoji need them', () => {
    expect(shown('می\u200cخواهم').controls).toEqual([])
  })
  it('are dropped where no chip can stand', () => {
    expect(without_controls('a\u202eb')).toBe('ab')
  })
  it('control characters of old terminals become a visible mark', () => {
    expect(shown('a\u0000b\nc').text).toBe('a\ufffdb\nc')
  })
})
