import { describe, expect, it } from 'vitest'
import { day_in_words, type Calendar, type Digits, type Language } from './calendar'
import { day_after } from './days'
import { typed_day } from './typed'

describe('a day that is typed', () => {
  it.each([
    ['2017-11-09', '2017-11-09'], ['2017/11/9', '2017-11-09'], ['9/11/2017', '2017-11-09'], ['09.11.2017', '2017-11-09'], ['٩/١١/٢٠١٧', '2017-11-09'],
    ['9 November 2017', '2017-11-09'], ['9 nov 2017', '2017-11-09'], ['9 نوفمبر 2017', '2017-11-09'], ['٩ تشرين الثاني ٢٠١٧', '2017-11-09'], ['9 Tishrin II 2017', '2017-11-09'],
    ['20 صفر 1439 هـ', '2017-11-09'], ['20 Safar 1439', '2017-11-09'], [' 2017-11-09\u200f', '2017-11-09'],
  ])('%j is %s', (text, day) => expect(typed_day(text)).toBe(day))
  it.each(['', 'yesterday', '2017-02-30', '31/11/2017', '9/13/2017', '0201-11-09', '9 Nonsense 2017', '31 Safar 1439', '<b>', '9 2017', '9 ma 2017'])('%j is none', (text) => expect(typed_day(text)).toBeNull())

  it('is read back in every language, calendar and kind of digits', () => {
    for (const language of ['ar', 'en'] as Language[]) {
      for (const calendar of ['gregorian', 'levantine', 'hijri'] as Calendar[]) {
        for (const digits of ['western', 'arabic'] as Digits[]) {
          for (let i = 0; i < 800; i += 7) {
            const day = day_after('2016-12-28', i)
            expect(typed_day(day_in_words(day, { language, calendar, digits }))).toBe(day)
          }
        }
      }
    }
  })
})
