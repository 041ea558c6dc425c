// Hostile data in every field that a newspaper, a person or a file name can fill: shown, and inert.
import assert from 'node:assert/strict'
import { answer, claim_of } from './evidence.mjs'
import { open, test } from './harness.mjs'

/** 200 strings that have run script somewhere: each with its own number, so that one that ran can be named. */
function attacks() {
  const call = (n) => `window.ran=(window.ran||[]).concat(${n})`
  const shapes = [
    (n) => `<script>${call(n)}</script>`, (n) => `<img src=x onerror="${call(n)}">`, (n) => `"><svg onload=${call(n)}>`, (n) => `'><body onpageshow=${call(n)}>`,
    (n) => `javascript:${call(n)}`, (n) => `<a href="javascript:${call(n)}">x</a>`, (n) => `<iframe srcdoc="<script>parent.${call(n)}</script>">`, (n) => `<math><mtext></p><img src onerror=${call(n)}>`,
    (n) => `{@html "<img src=x onerror=${call(n)}>"}`, (n) => '${' + call(n) + '}', (n) => `{{constructor.constructor('${call(n)}')()}}`, (n) => `</textarea><script>${call(n)}</script>`,
    (n) => `</title><script>${call(n)}</script>`, (n) => `<details open ontoggle=${call(n)}>`, (n) => `<style>@import'data:,${n}';</style>`, (n) => `<svg><use href="data:image/svg+xml,${n}"/></svg>`,
    (n) => `&lt;script&gt;${call(n)}&lt;/script&gt;`, (n) => `\u2028${call(n)}//`, (n) => `<input autofocus onfocus=${call(n)}>`, (n) => `<template><script>${call(n)}</script></template>`,
  ]
  return Array.from({ length: 200 }, (_, n) => shapes[n % shapes.length](n))
}

test('200 strings of script in title, body, outlet, byline, actor, place and trace run nothing', async ({ browser, base }) => {
  const all = attacks()
  const { page, close } = await open(browser, base, 'read', { language: 'en' })
  for (let i = 0; i < all.length; i += 40) {
    const some = all.slice(i, i + 40)
    const text = `${some.join('\n')}\nأعلن الجيش سيطرته على البوكمال.`
    const one = (k) => some[k % some.length]
    const claim = claim_of(text, { evidence: [0, [...some[0]].length], actor: [[0, 3]], place: [[0, 3]], trigger: [0, 3] }, {
      id: String(i).padStart(64, 'a'), title: one(1), byline: one(2), outlet: one(3), actor: one(4), place: one(5), trace: one(6),
    })
    await page.unrouteAll()
    await answer(page, text, claim)
    for (const address of [`claim/${encodeURIComponent(claim.id)}`, `claims?text=${encodeURIComponent(one(7))}`, `claims?place=${encodeURIComponent(one(8))}`]) {
      await page.goto(`${base}/#/${address}`)
      await page.locator('main article.claim').first().waitFor()
      await page.waitForTimeout(60)
    }
    await page.goto(`${base}/#/claim/${encodeURIComponent(claim.id)}`)
    await page.locator('.text').waitFor()
    await page.waitForFunction((wanted) => document.querySelector('.text')?.textContent === wanted, text)
    assert.equal(await page.evaluate(() => globalThis.ran), undefined)
    assert.equal(await page.locator('main script, main iframe, main img:not([alt=""]), main math, main style, main [onerror], main [onload]').count(), 0)
  }
  await close()
})

test('direction controls in names, titles and articles are chips, not commands', async ({ browser, base }) => {
  const text = 'قال المتحدث \u202eإن الجيش\u202c سيطر على \u2067البوكمال\u2069 أمس.'
  const claim = claim_of(text, { evidence: [0, [...text].length], actor: [[13, 21]], place: [[33, 41]], trigger: [24, 27] }, {
    title: 'عنوان\u202e مقلوب', outlet: 'ناشر\u2066', actor: 'الجيش\u202d', place: 'مكان\u200f',
  })
  const { page, close } = await open(browser, base, 'read', { language: 'ar' })
  await answer(page, text, claim)
  await page.goto(`${base}/#/claim/${encodeURIComponent(claim.id)}`)
  await page.waitForFunction(() => (CSS.highlights.get('sj-evidence')?.size ?? 0) > 0)
  const whole = await page.evaluate(() => document.body.textContent + document.title + [...document.querySelectorAll('[aria-label],[title]')].map((one) => `${one.getAttribute('aria-label')}${one.getAttribute('title')}`).join(''))
  assert.doesNotMatch(whole, /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/)
  for (const name of ['RLO', 'LRO', 'LRI', 'RLM']) await page.locator('.chip-control', { hasText: name }).first().waitFor()
  const shown = await page.locator('.text').evaluate((node) => node.textContent)
  assert.equal(shown.length, text.length, 'every offset stays')
  assert.equal(await page.evaluate(() => CSS.highlights.get('sj-control')?.size), 4)
  await close()
})
