import { describe, expect, it } from 'vitest'
import { day_in_words, days_in_words, in_digits, month_in_words, type Date_style } from './calendar'
import { day_after, day_number, day_text, is_whole_day } from './days'

const english: Date_style = { language: 'en', calendar: 'gregorian', digits: 'western' }
const arabic: Date_style = { language: 'ar', calendar: 'levantine', digits: 'arabic' }

describe('days', () => {
  it('are counted and written back', () => {
    for (const day of ['1970-01-01', '2017-11-10', '2020-02-29', '1948-05-15']) expect(day_text(day_number(day)!)).toBe(day)
    expect(day_number('2017-11-10T21:15:00')).toBe(day_number('2017-11-10'))
  })
  it.each(['2017-02-30', '2017-13-01', 'yesterday', '', '2017-1-1', '<b>'])('%j is none', (text) => expect(day_number(text)).toBeNull())
  it('a year that is being typed is no day yet', () => {
    expect(is_whole_day('0201-11-09')).toBe(false)
    expect(is_whole_day('2017-11-09')).toBe(true)
    expect(is_whole_day('')).toBe(false)
  })
  it('step over a month', () => expect(day_after('2017-10-31', 1)).toBe('2017-11-01'))
})

describe('days in words', () => {
  it('Gregorian in English', () => expect(day_in_words('2017-11-10', english)).toBe('10 November 2017'))
  it('Levantine in Arabic with Arabic digits', () => expect(day_in_words('2017-11-10', arabic)).toBe('١٠ تشرين الثاني ٢٠١٧'))
  it('Gregorian in Arabic', () => expect(day_in_words('2017-11-10', { ...arabic, calendar: 'gregorian', digits: 'western' })).toBe('10 نوفمبر 2017'))
  it('Hijri: 10 November 2017 is 21 Safar 1439', () => {
    expect(day_in_words('2017-11-10', { ...english, calendar: 'hijri' })).toBe('21 Safar 1439 AH')
    expect(day_in_words('2017-11-10', { ...arabic, calendar: 'hijri' })).toBe('٢١ صفر ١٤٣٩ هـ')
  })
  it('the weekday', () => expect(day_in_words('2017-11-10', english, { weekday: true })).toBe('Friday 10 November 2017'))
  it('a range says once what both ends share', () => {
    expect(days_in_words('2017-11-08', '2017-11-10', english)).toBe('8–10 November 2017')
    expect(days_in_words('2017-10-30', '2017-11-02', english)).toBe('30 October – 2 November 2017')
    expect(days_in_words('2016-12-30', '2017-01-02', english)).toBe('30 December 2016 – 2 January 2017')
    expect(days_in_words('2017-11-08', null, english)).toBe('8 November 2017')
  })
  it('what is no day is shown as it is', () => expect(day_in_words('soon', english)).toBe('soon'))
  it('a month that claims are counted by', () => {
    expect(month_in_words('2017-11', english)).toBe('November 2017')
    expect(month_in_words('2017-11', { ...arabic, calendar: 'levantine' })).toBe('تشرين الثاني ٢٠١٧')
    expect(month_in_words('2017-13', english)).toBe('2017-13')
  })
  it('digits only', () => expect(in_digits('a12', 'arabic')).toBe('a١٢'))
})
