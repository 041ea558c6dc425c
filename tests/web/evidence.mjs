// Marks on hard texts: overlapping spans, a span that begins inside a word, a long article. The answers are made here.
import assert from 'node:assert/strict'
import { open, test } from './harness.mjs'

/** A claim over a text, spans in code points; `spans` by role. */
export function claim_of(text, spans, more = {}) {
  const points = [...text]
  const words = (span) => (span ? { start: span[0], end: span[1], text: points.slice(span[0], span[1]).join('') } : { start: null, end: null, text: null })
  const mention = (name, span) => ({ entity: `x:${name}`, name_ar: name, name_en: null, kind: 'group', ...words(span) })
  const id = more.id ?? 'd'.repeat(64)
  const article = { id, url: null, outlet: mention(more.outlet ?? 'ناشر', null), title: more.title ?? 'عنوان', byline: more.byline ?? null, published: '2017-11-10', language: 'ar' }
  return {
    schema: 'sijill.claim/1', id: `${id}#1`, document: article,
    event: {
      type: 'control', mode: 'capture', trigger: words(spans.trigger), actor: (spans.actor ?? []).map((span) => mention(more.actor ?? 'فاعل', span)), recipient: [], from: [], object: [],
      place: (spans.place ?? []).map((span) => ({ ...mention(more.place ?? 'مكان', span), lat: 34.4, lon: 40.9, precision: 'locality', relation: null, anchor: null })),
      time: null, extent: null, quantity: [], polarity: 'affirmed', certainty: 'certain', modality: 'actual',
    },
    chain: [{ narrator: mention(more.outlet ?? 'ناشر', null), role: 'outlet', stance: 'publish' }],
    evidence: words(spans.evidence), confidence: 0.9, trace: [more.trace ?? 'event:control.capture'],
    ledger: { known: '2017-11-10', incident: null, interest: 'third_party', review: null, originator: null },
  }
}

export async function answer(page, text, claim) {
  const json = (body) => ({ contentType: 'application/json', body: JSON.stringify(body) })
  const paper = { document: { document: claim.document, outlet: null, version: 1, copy_of: null, claims: 1, snippet: null }, text, notes: [], claims: [claim], reviews: [] }
  await page.route('**/api/documents/**', (route) => route.fulfill(json(paper)))
  await page.route('**/api/claims/**', (route) => route.fulfill(json({ claim, relations: [], reviews: [] })))
  await page.route(/\/api\/claims(\?|$)/, (route) => route.fulfill(json({ items: [claim], next: null, facets: { counted: 1, complete: true, values: {} } })))
}

const marked = (page, role) => page.evaluate((name) => [...(CSS.highlights.get(`sj-${name}`) ?? [])].map((range) => range.toString()), role)
const at = (text, words, from = 0) => {
  const start = [...text.slice(0, text.indexOf(words, from))].length
  return [start, start + [...words].length]
}

test('spans overlap, begin inside a word, and follow characters of two units; the letters stay one text', async ({ browser, base }) => {
  const text = 'خبر 😀 عاجل: استعاد الجيش وحلفاؤه مدينة البوكمال.'
  const word = at(text, 'وحلفاؤه')
  const claim = claim_of(text, {
    evidence: at(text, 'استعاد الجيش وحلفاؤه مدينة البوكمال'), trigger: at(text, 'استعاد'),
    actor: [at(text, 'الجيش وحلفاؤه'), [word[0] + 1, word[1]]], // «حلفاؤه» after the clitic و, inside a word
    place: [at(text, 'مدينة البوكمال'), at(text, 'البوكمال')],
  })
  const { page, close } = await open(browser, base, 'read', { language: 'ar' })
  await answer(page, text, claim)
  await page.goto(`${base}/#/claim/${encodeURIComponent(claim.id)}`)
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  assert.deepEqual(await marked(page, 'actor'), ['الجيش وحلفاؤه', 'حلفاؤه'])
  assert.deepEqual(await marked(page, 'place'), ['مدينة البوكمال', 'البوكمال'])
  assert.deepEqual(await marked(page, 'trigger'), ['استعاد'])
  const nodes = await page.locator('.text').evaluate((node) => ({ count: node.childNodes.length, kind: node.firstChild?.nodeType, text: node.textContent }))
  assert.deepEqual(nodes, { count: 1, kind: 3, text })
  await close()
})

test('an article of 200,000 characters, all in one line, opens at its sentence', async ({ browser, base }) => {
  const filler = 'وقالت مصادر محلية إن الأوضاع في المنطقة ما زالت على حالها منذ أيام. '
  const lead = filler.repeat(Math.ceil(150_000 / filler.length))
  const said = 'أعلن الجيش سيطرته على البوكمال.'
  const text = lead + said + ' ' + filler.repeat(Math.ceil(50_000 / filler.length))
  assert.ok(text.length >= 200_000)
  const claim = claim_of(text, { evidence: at(text, said), trigger: at(text, 'سيطرته', lead.length), place: [at(text, 'البوكمال', lead.length)] })
  const { page, close } = await open(browser, base, 'read', { language: 'ar' })
  await answer(page, text, claim)
  const began = Date.now()
  await page.goto(`${base}/#/claim/${encodeURIComponent(claim.id)}`)
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  await page.waitForFunction(() => {
    const [range] = CSS.highlights.get('sj-evidence')
    const box = range.getBoundingClientRect()
    return box.top >= 0 && box.bottom <= innerHeight
  })
  assert.ok(Date.now() - began < 8000, `${Date.now() - began} ms`)
  assert.deepEqual(await marked(page, 'evidence'), [said])
  await close()
})
