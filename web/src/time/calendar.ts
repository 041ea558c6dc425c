// Days written for people: Gregorian, Levantine or Hijri months, Western or Arabic digits, in Arabic or English.
import { day_number } from './days'

export type Language = 'ar' | 'en'
export type Calendar = 'gregorian' | 'levantine' | 'hijri'
export type Digits = 'western' | 'arabic'

export interface Date_style {
  language: Language
  calendar: Calendar
  digits: Digits
}

const gregorian_ar = 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' ')
const gregorian_en = 'January February March April May June July August September October November December'.split(' ')
const levantine_ar = [
  'كانون الثاني', 'شباط', 'آذار', 'نيسان', 'أيار', 'حزيران', 'تموز', 'آب', 'أيلول', 'تشرين الأول', 'تشرين الثاني', 'كانون الأول',
]
const levantine_en = [
  'Kanun II', 'Shubat', 'Adhar', 'Nisan', 'Ayyar', 'Haziran', 'Tammuz', 'Ab', 'Aylul', 'Tishrin I', 'Tishrin II', 'Kanun I',
]
const hijri_ar = [
  'محرم', 'صفر', 'ربيع الأول', 'ربيع الآخر', 'جمادى الأولى', 'جمادى الآخرة', 'رجب', 'شعبان', 'رمضان', 'شوال', 'ذو القعدة', 'ذو الحجة',
]
const hijri_en = [
  'Muharram', 'Safar', 'Rabi I', 'Rabi II', 'Jumada I', 'Jumada II', 'Rajab', 'Shaaban', 'Ramadan', 'Shawwal', 'Dhu al-Qadah', 'Dhu al-Hijjah',
]
const weekdays_ar = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت']
const weekdays_en = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** Digits 0–9 of a text as the reader wants them; everything else stays. */
export function in_digits(text: string | number, digits: Digits): string {
  const plain = String(text)
  return digits === 'western' ? plain : plain.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
}

const hijri_format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  day: 'numeric', month: 'numeric', year: 'numeric', timeZone: 'UTC',
})

interface Parts {
  day: number
  month: number // 1..12
  year: number
}

function parts_of(days: number, calendar: Calendar): Parts {
  const date = new Date(days * 86_400_000)
  if (calendar !== 'hijri') {
    return { day: date.getUTCDate(), month: date.getUTCMonth() + 1, year: date.getUTCFullYear() }
  }
  const found: Record<string, number> = {}
  for (const part of hijri_format.formatToParts(date)) found[part.type] = parseInt(part.value, 10)
  return { day: found['day'] ?? 0, month: found['month'] ?? 1, year: found['year'] ?? found['relatedYear'] ?? 0 }
}

function month_name(month: number, style: Date_style): string {
  const tables = {
    gregorian: { ar: gregorian_ar, en: gregorian_en },
    levantine: { ar: levantine_ar, en: levantine_en },
    hijri: { ar: hijri_ar, en: hijri_en },
  }
  return tables[style.calendar][style.language][month - 1] ?? String(month)
}

/** The month of a name in either language, or of a beginning of three letters or more that only one month has. */
export function month_of(name: string): { calendar: Calendar; month: number } | null {
  const wanted = name.trim().toLowerCase()
  const tables: [Calendar, string[]][] = [
    ['gregorian', gregorian_ar], ['gregorian', gregorian_en], ['levantine', levantine_ar], ['levantine', levantine_en], ['hijri', hijri_ar], ['hijri', hijri_en],
  ]
  const fitting = (fits: (one: string) => boolean) =>
    tables.flatMap(([calendar, names]) => names.flatMap((one, i) => (fits(one.toLowerCase()) ? [{ calendar, month: i + 1 }] : [])))
  const [exact] = fitting((one) => one === wanted)
  if (exact) return exact
  const begun = wanted.length < 3 ? [] : fitting((one) => one.startsWith(wanted))
  return begun.length === 1 ? begun[0]! : null
}

/** Days since 1970-01-01 of a day of the Umm al-Qura calendar; null where that month has no such day. */
export function hijri_day(year: number, month: number, day: number): number | null {
  // 1 Muharram 1 is 492,148 days before 1970; a year has 354.367 days. The true day lies within a few.
  const about = Math.round((year - 1) * 354.36707 + (month - 1) * 29.530588 + day - 492_149)
  for (let days = about - 4; days <= about + 4; days += 1) {
    const found = parts_of(days, 'hijri')
    if (found.year === year && found.month === month && found.day === day) return days
  }
  return null
}

/** "10 November 2017", «١٠ تشرين الثاني ٢٠١٧»; "" for no day, the text itself where it is none. */
export function day_in_words(day: string | null | undefined, style: Date_style, options: { weekday?: boolean } = {}): string {
  if (!day) return ''
  const days = day_number(day)
  if (days === null) return day
  const { day: date, month, year } = parts_of(days, style.calendar)
  const era = style.calendar === 'hijri' ? (style.language === 'ar' ? ' هـ' : ' AH') : ''
  const words = `${date} ${month_name(month, style)} ${year}${era}`
  const weekday = (style.language === 'ar' ? weekdays_ar : weekdays_en)[(((days + 4) % 7) + 7) % 7]
  return in_digits(options.weekday ? `${weekday} ${words}` : words, style.digits)
}

/** "November 2017" of "2017-11": a month that the ledger counts by, so always of the Gregorian year; the text itself where it is none. */
export function month_in_words(text: string, style: Date_style): string {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  if (!match) return text
  return in_digits(`${month_name(Number(match[2]), { ...style, calendar: style.calendar === 'hijri' ? 'gregorian' : style.calendar })} ${match[1]}`, style.digits)
}

/** "8–10 November 2017", "30 October – 2 November 2017": what both ends share is said once. Either end may be missing. */
export function days_in_words(from: string | null | undefined, to: string | null | undefined, style: Date_style): string {
  if (!from || !to || from === to) return day_in_words(from ?? to, style)
  const [first, last] = [day_number(from), day_number(to)]
  if (first === null || last === null) return `${from} – ${to}`
  const [a, b] = [parts_of(first, style.calendar), parts_of(last, style.calendar)]
  if (a.year !== b.year) return `${day_in_words(from, style)} – ${day_in_words(to, style)}`
  if (a.month !== b.month) return `${in_digits(a.day, style.digits)} ${month_name(a.month, style)} – ${day_in_words(to, style)}`
  return `${in_digits(a.day, style.digits)}–${day_in_words(to, style)}`
}
