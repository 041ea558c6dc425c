import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => {
  Object.assign(globalThis, { location: { hash: '' } })
  vi.stubGlobal('navigator', { language: 'ar', languages: ['ar'] })
})
const { learn, name_of, name_of_key } = await import('./names.svelte')
const { reason_in } = await import('./reasons')
const { settings } = await import('../state/settings.svelte')

beforeEach(() => {
  settings.language = 'ar'
})

describe('reasons in Arabic', () => {
  learn([{ key: 'org.reuters', name_ar: 'وكالة رويترز', name_en: 'Reuters' }])
  it.each([
    ['denied by a third party', 'نفاه طرف ثالث'],
    ['said by Reuters', 'المصدر: وكالة رويترز'],
    ['said by Reuters; denied by SANA', 'المصدر: وكالة رويترز؛ النافي: SANA'],
    ['said by A, B and 2 more; told otherwise by C', 'المصدر: A وB و2 غيرهم؛ رواية أخرى: C'],
    ['2 independent originators: Reuters and SANA', 'الأصوات المستقلة 2: وكالة رويترز وSANA'],
    ['said by Reuters, in 3 claims of one voice or side (unnamed)', 'المصدر: وكالة رويترز (بلا اسم)، والأقوال 3 لصوت واحد أو جانب واحد'],
    ['two claimants, two counts: dead: 31, then at least 47', 'قائلان وعددان: القتلى: 31 ثم لا أقل من 47'],
    ['said by a party that it serves', 'قاله طرف يكسب به'],
    ['ordered in time: of 2017-11-09 the one, of 2017-11-10 the other; both may be true', 'مرتّبان في الزمن: أحدهما عن 2017-11-09 والآخر عن 2017-11-10، وقد يصح كلاهما'],
  ])('%s', (english, arabic) => expect(reason_in('ar', english)).toBe(arabic))
  it('what the phrase book does not know stays as it is', () => expect(reason_in('ar', 'a new rule')).toBe('a new rule'))
  it('English stays English', () => expect(reason_in('en', 'said by Reuters')).toBe('said by Reuters'))
})

describe('names', () => {
  it('follow the reader, then the other language, then the words, then the key', () => {
    expect(name_of({ key: 'k', name_ar: 'س', name_en: 'S' })).toBe('س')
    settings.language = 'en'
    expect(name_of({ key: 'k', name_ar: 'س', name_en: 'S' })).toBe('S')
    expect(name_of({ key: 'k', name_ar: 'س', name_en: null })).toBe('س')
    expect(name_of({ entity: 'name:مدار', name_ar: null, name_en: null, text: null })).toBe('مدار')
    expect(name_of(null)).toBe('')
  })
  it('a key is a name once some answer has told it', () => {
    learn({ items: [{ entity: { key: 'gn.1', name_ar: 'تدمر', name_en: 'Palmyra' } }] })
    settings.language = 'en'
    expect(name_of_key('gn.1')).toBe('Palmyra')
    expect(name_of_key('4f471b3ffd2b:مصادر')).toBe('مصادر')
  })
})
