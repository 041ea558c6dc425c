// Areas under the points: what is said of their places, and never that they are held. The outlines are made here.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { settled, tab_to } from './hands.mjs'
import { open, root, serve, test, violations } from './harness.mjs'
import { json } from './synthetic.mjs'

const words = {
  ar: { areas: 'الوحدات الإدارية', area: 'الوحدة الإدارية', rests: 'من أصل', close: 'أغلق', contested: 'متنازع عليه', same: 'كل ما ذُكر من أماكنها يُقال إنه بيد', untold: 'وحدات لم يُقل عنها شيء: 1', after: 'يوم إلى الأمام', sands: 'ناحية الرمل', river: 'ناحية النهر', of: '1 من 3' },
  en: { areas: 'Areas', area: 'Area', rests: 'of 3 known places', close: 'Close', contested: 'contested', same: 'All its places told of are said to be held by', untold: 'Areas of which nothing is said: 1', after: 'A day later', sands: 'Sands', river: 'Riverside', of: '1 of 3' },
}
const square = (west, south, east, north) => ({ type: 'MultiPolygon', coordinates: [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]] })
const feature = (code, name_ar, name_en, geometry, places) => ({ type: 'Feature', geometry, properties: { code, level: 3, parent: null, name_ar, name_en, source: 'own', places } })

/** Three areas of our own over the towns of the samples: one about Al-Bukamal, one about Deir ez-Zor, one where nothing is told. */
export async function with_areas(page, base) {
  const { places } = await (await fetch(`${base}/api/holdings/intervals`)).json()
  const key = (name) => places.find((one) => one.name_en === name)?.key
  const bukamal = places.find((one) => one.key === 'gn.174448')
  const deir = places.find((one) => one.name_ar === 'دير الزور') ?? places.find((one) => key('Deir ez-Zor') === one.key)
  const around = ({ lat, lon }, by) => square(lon - by, lat - by, lon + by, lat + by)
  const collection = {
    type: 'FeatureCollection', level: 3, levels: [3],
    sources: [{ key: 'own', level: 3, areas: 3, publisher: 'ours', licence: 'CC0', attribution: 'Outlines of our own <b>', dated: null, imported: '2026-11-23T05:00:00Z' }],
    features: [
      feature('OWN01', 'ناحية الرمل', 'Sands', around(bukamal, 0.25), ['gn.174448']),
      feature('OWN02', 'ناحية النهر', 'Riverside', around(deir, 0.3), [deir.key, 'x.nowhere', 'x.elsewhere']),
      feature('OWN03', 'ناحية الصمت', 'Silence', around({ lat: 35.6, lon: 41 }, 0.2), ['x.silent']),
    ],
  }
  await page.route('**/api/areas', (route) => route.fulfill(json(collection)))
}

for (const language of ['ar', 'en']) {
  const w = words[language]
  test(`an area is coloured by what is said of its places, says of how many, and never that it is held (${language})`, async ({ browser, base }) => {
    const { page, close } = await open(browser, base, 'read', { language })
    await with_areas(page, base)
    await page.goto(`${base}/#/map?day=2017-11-13${language === 'en' ? '&plain=1' : ''}`)
    await settled(page)
    const section = page.locator('section').filter({ has: page.getByRole('heading', { name: w.areas, exact: true }) }).last()
    await section.getByRole('row').filter({ hasText: w.sands }).filter({ hasText: w.contested }).waitFor()
    const river = section.getByRole('row').filter({ hasText: w.river })
    assert.ok((await river.textContent()).includes(w.of), 'it rests on one place of three')
    assert.ok((await river.textContent()).includes(w.same), 'what is said is said of its places')
    await section.getByText(w.untold).waitFor()
    await page.getByText('Outlines of our own <b>').waitFor()
    assert.equal(await page.locator('.legend ul.muted img').count(), 9, 'the legend says what an area looks like')
    // The places that it rests on, by keyboard; the address keeps the choice.
    await tab_to(page, river.getByRole('button'), 200)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('region', { name: w.area, exact: true })
    await panel.getByText(w.rests).waitFor()
    assert.ok(page.url().includes('area=OWN02'))
    assert.equal(await panel.getByRole('link').count(), 1)
    assert.ok(await panel.getByRole('heading').evaluate((node) => node === document.activeElement))
    assert.deepEqual(await violations(page), [])
    await tab_to(page, panel.getByRole('button', { name: w.close }))
    await page.keyboard.press('Enter')
    await panel.waitFor({ state: 'detached' })
    if (language === 'en') {
      const fills = await page.locator('svg path.area').evaluateAll((all) => all.map((one) => one.getAttribute('fill')))
      assert.equal(fills.length, 3)
      assert.match(fills[0], /^url\(#.*crossed\)$/, 'places differ: crossed lines')
      assert.match(fills[1], /^#[0-9a-f]{6}$/, 'one holder: a light ground')
      assert.equal(fills[2], 'none', 'nothing is said: blank')
      await page.locator('svg text.area-name', { hasText: 'Riverside 1 of 3' }).waitFor()
    }
    await close()
  })
}

test('areas that were imported are on the map, and the page says of them on each day what the server says', async ({ browser }) => {
  const server = await serve((ledger, folder, sijill) => {
    const made = spawnSync('python3', ['-c', 'import sys; sys.path.insert(0, sys.argv[1]); import area_files; area_files.write_areas(sys.argv[2])', join(root, 'tests', 'cli'), join(folder, 'areas')], { encoding: 'utf8' })
    assert.equal(made.status, 0, made.stderr)
    sijill('places', 'import', 'ocha', join(folder, 'areas'), '--ledger', ledger, '--attribution', 'Outlines of ours')
  })
  try {
    const { page, close } = await open(browser, server.base, 'map?day=2017-11-08&plain=1', { language: 'en' })
    await page.getByText('Outlines of ours').waitFor()
    assert.equal(await page.locator('svg path.area').count(), 2)
    const standing = { 'Its places differ, or one of them is contested': 'contested', 'All its places told of are said to be held by': 'same_holder', 'Its places told of are said to be left': 'same_holder' }
    const seen = new Set()
    for (const day of ['2017-11-04', '2017-11-08', '2017-11-09', '2017-11-10', '2017-11-11', '2017-11-16', '2017-11-19']) {
      const { areas } = await (await fetch(`${server.base}/api/areas/holdings?at=${day}`)).json()
      await page.goto(`${server.base}/#/map?day=${day}&plain=1`)
      await page.waitForFunction((text) => document.querySelector('main input[type=range]')?.getAttribute('aria-valuetext')?.includes(text), `${Number(day.slice(8))} November`)
      for (const area of areas) {
        const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: area.name_en, exact: true }) })
        const text = (await row.count()) > 0 ? await row.textContent() : ''
        const shown = Object.entries(standing).find(([words]) => text.includes(words))?.[1] ?? 'unknown'
        assert.equal(shown, area.standing, `${area.name_en} on ${day}: ${text}`)
        seen.add(shown)
        if (shown !== 'unknown') assert.ok(text.includes(`${area.rests_on.length} of ${area.known_places}`), `${text}, wanted ${area.rests_on.length} of ${area.known_places}`)
      }
    }
    assert.ok(seen.has('unknown') && seen.has('contested'), `the days differ: ${[...seen]}`)
    await close()
  } finally {
    server.stop()
  }
})
