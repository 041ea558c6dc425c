import { describe, expect, it } from 'vitest'
import type { Claim } from '../api/client'
import { Offsets } from '../text/offsets'
import { marks_of, sentence_around } from './marks'

const text = '😀 نفى المرصد أن يكون الجيش قد استعاد المدينة الخميس. وقال آخرون غير ذلك.'
const at = (words: string) => {
  const start = [...text.slice(0, text.indexOf(words))].length
  return { start, end: start + [...words].length, text: words }
}
const mention = (words: string) => ({ entity: 'x', name_ar: words, name_en: null, kind: 'group', ...at(words) })

function claim(changed: object = {}): Claim {
  return {
    schema: 'sijill.claim/1', id: 'd#1',
    document: { id: 'd', url: null, outlet: null, title: null, byline: null, published: null, language: 'ar' },
    event: {
      type: 'control', mode: 'recapture', trigger: at('استعاد'), actor: [mention('الجيش')], recipient: [], from: [], object: [],
      place: [mention('المدينة')], time: { earliest: null, latest: null, precision: 'day', anchor: null, ...at('الخميس') },
      extent: null, quantity: [], polarity: 'denied', certainty: 'certain', modality: 'actual', ...changed,
    },
    chain: [
      { narrator: { entity: 'o', name_ar: 'ناشر', name_en: null, kind: 'media', start: null, end: null, text: null }, role: 'outlet', stance: 'publish' },
      { narrator: mention('المرصد'), role: 'originator', stance: 'deny', named: 'named', cue: at('نفى'), party_to_event: false },
    ],
    evidence: at('الجيش قد استعاد المدينة الخميس'), confidence: 1, trace: [],
  } as unknown as Claim
}

describe('the marks of a claim', () => {
  const offsets = new Offsets(text)
  it('spell their own words, also after a character of two units', () => {
    const marks = marks_of(claim(), text, offsets)
    expect(marks.map((mark) => [mark.role, mark.words])).toEqual([
      ['evidence', 'الجيش قد استعاد المدينة الخميس'], ['trigger', 'استعاد'], ['actor', 'الجيش'], ['place', 'المدينة'],
      ['time', 'الخميس'], ['narrator', 'المرصد'], ['cue', 'نفى'],
    ])
  })
  it('a span that begins inside a word and one that overlaps it both stay whole', () => {
    const whole = at('المدينة')
    const inside = { start: whole.start + 2, end: whole.end + 3 }
    const marks = marks_of(claim({ place: [mention('المدينة'), { ...mention('المدينة'), ...inside }] }), text, offsets)
    expect(marks.filter((mark) => mark.role === 'place').map((mark) => mark.words)).toEqual(['المدينة', 'مدينة ال'])
  })
  it('a span of another text marks nothing', () => {
    expect(marks_of(claim({ trigger: { start: 900, end: 910, text: 'x' } }), text, offsets).some((mark) => mark.role === 'trigger')).toBe(false)
  })
  it('the sentence around the evidence ends with its own full stop', () => {
    const [evidence] = marks_of(claim(), text, offsets)
    const sentence = sentence_around(text, evidence!.span)
    expect(text.slice(sentence.start, sentence.end)).toBe('😀 نفى المرصد أن يكون الجيش قد استعاد المدينة الخميس.')
  })
})
