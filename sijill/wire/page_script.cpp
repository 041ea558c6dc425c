// What the page does: builds the article and the list of its claims from the JSON beside it and marks the spans.
#include "sijill/wire/page_assets.h"

namespace sijill {

constinit const std::string_view page_script = R"js(
'use strict';
(() => {
  const roles = {trigger: 'الحدث', actor: 'الفاعل', recipient: 'المتلقي', from: 'من', object: 'المفعول', place: 'المكان',
    time: 'الزمان', narrator: 'الراوي', cue: 'لفظ الرواية', evidence: 'الدليل'};
  const types = {control: 'سيطرة', assault: 'اعتداء', mobilize: 'حشد', coerce: 'إكراه', people: 'سكان', retreat: 'تراجع',
    agree: 'اتفاق', consult: 'تشاور', support: 'تأييد', cooperate: 'تعاون', aid: 'مساعدة', concede: 'تنازل',
    request: 'طلب', reject: 'رفض', threaten: 'تهديد', sanction: 'عقوبة', protest: 'احتجاج', accuse: 'اتهام',
    finding: 'عثور'};
  const marks = {denied: 'منفي', probable: 'مرجح', possible: 'محتمل', unknown: 'غير مؤكد', ongoing: 'مستمر',
    attempt: 'محاولة', failed: 'فشل', intended: 'مقصود', future: 'مستقبل', hypothetical: 'افتراض', background: 'خلفية'};
  const stances = {relay: 'ينقل', state: 'يقول', announce: 'يعلن', confirm: 'يؤكد', allege: 'يزعم', accuse: 'يتهم',
    deny: 'ينفي', claim_responsibility: 'يتبنى', retract: 'يتراجع', predict: 'يتوقع', demand: 'يطالب'};
  const marksText = typeof CSS === 'object' && 'highlights' in CSS && typeof Highlight === 'function';
  const pages = [];

  const element = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);  // strings become text nodes
    return node;
  };
  const data = (text, direction = 'auto') => element('bdi', {dir: direction}, text);

  // Code points, which the record counts, to UTF-16 units, which the browser counts.
  const unitsOf = (text) => {
    const astral = [];
    let n = 0;
    for (const character of text) {
      if (character.length === 2) astral.push(n);
      n += 1;
    }
    return (offset) => {
      let low = 0, high = astral.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (astral[middle] < offset) low = middle + 1; else high = middle;
      }
      return offset + low;
    };
  };

  const partsOf = (claim) => {
    const parts = [];
    const add = (role, span) => { if (span && Number.isInteger(span.start)) parts.push([role, span.start, span.end]); };
    add('evidence', claim.evidence);
    for (const role of ['object', 'from', 'place', 'recipient', 'actor']) {
      for (const entity of claim.event[role]) add(role, entity);
    }
    add('time', claim.event.time);
    for (const link of claim.chain) {
      add('narrator', link.narrator);
      add('cue', link.cue);
    }
    add('trigger', claim.event.trigger);
    return parts;
  };

  const nameOf = (entity) => entity.name_ar || entity.text || entity.name_en || entity.entity || '؟';
  const whenOf = (time) => {
    if (time.earliest === time.latest) return time.earliest;
    return (time.earliest || '…') + ' – ' + (time.latest || '…');
  };
  const amountOf = (amount, scale = 1) => {
    const bounds = [amount.min, amount.max].filter((bound) => bound !== null).map((bound) => bound * scale);
    if (amount.op !== '=') return amount.op + bounds[0];
    return bounds[0] === bounds[1] ? String(bounds[0]) : bounds.join('–');
  };

  const describe = (claim) => {
    const list = element('dl', {});
    const row = (label, ...values) => {
      if (values.length === 0) return;
      const cell = element('dd', {});
      values.forEach((value, i) => cell.append(i > 0 ? '، ' : '', value));
      list.append(element('dt', {}, label), cell);
    };
    const event = claim.event;
    for (const role of ['actor', 'recipient', 'from', 'object', 'place']) {
      row(roles[role], ...event[role].map((entity) => data(nameOf(entity))));
    }
    if (event.time) row(roles.time, data(whenOf(event.time), 'ltr'));
    row('العدد', ...event.quantity.map((quantity) => data(quantity.kind + ' ' + amountOf(quantity), 'ltr')));
    if (event.extent) row('القدر', data(amountOf(event.extent, 100) + '%', 'ltr'));
    const chain = claim.chain.slice().reverse().map((link) => {
      const stance = stances[link.stance];
      return data(nameOf(link.narrator) + (stance ? ' (' + stance + ')' : ''));
    });
    row(roles.narrator, ...chain);
    if (claim.evidence) row(roles.evidence, data(claim.evidence.text));
    return list;
  };

  const highlight = (role, priority) => {
    const made = Reflect.construct(Highlight, []);
    made.priority = priority;
    CSS.highlights.set(role, made);
    return made;
  };
  const layers = {};
  if (marksText) {
    ['evidence', 'object', 'from', 'cue', 'time', 'place', 'recipient', 'actor', 'narrator', 'trigger']
      .forEach((role, priority) => { layers[role] = highlight(role, priority); });
  }

  const rangeOf = (page, start, end) => {
    const range = document.createRange();
    range.setStart(page.node, page.units(start));
    range.setEnd(page.node, page.units(end));
    return range;
  };
  // Marks one claim, or all of all articles where there is none.
  const show = (page, index) => {
    for (const layer of Object.values(layers)) layer.clear();
    for (const each of pages) {
      each.reading.claims.forEach((claim, i) => {
        const chosen = each === page && i === index;
        each.buttons[i].setAttribute('aria-pressed', String(chosen));
        if (!marksText || (page && !chosen)) return;
        for (const [role, start, end] of partsOf(claim)) layers[role].add(rangeOf(each, start, end));
      });
    }
  };
  const choose = (page, index) => {
    if (page.buttons[index].getAttribute('aria-pressed') === 'true') {
      show(null, -1);
      return;
    }
    show(page, index);
    const {start, end} = page.reading.claims[index].event.trigger;
    const box = rangeOf(page, start, end).getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) scrollBy({top: box.top - innerHeight / 3});
    if (!marksText) getSelection().setBaseAndExtent(page.node, page.units(start), page.node, page.units(end));
  };
  // The claim with the shortest evidence around a place in the text.
  const claimAt = (page, unit) => {
    let best = -1, length = Infinity;
    page.reading.claims.forEach((claim, i) => {
      if (!claim.evidence) return;
      const start = page.units(claim.evidence.start), end = page.units(claim.evidence.end);
      if (start <= unit && unit < end && end - start < length) {
        best = i;
        length = end - start;
      }
    });
    return best;
  };

  const build = (reading) => {
    const facts = reading.document;
    const page = {reading, buttons: [], node: document.createTextNode(reading.text), units: unitsOf(reading.text)};
    const text = element('div', {class: 'text', dir: 'auto'}, page.node);
    text.addEventListener('click', (event) => {
      if (!getSelection().isCollapsed) return;
      const place = document.caretPositionFromPoint
        ? document.caretPositionFromPoint(event.clientX, event.clientY)
        : document.caretRangeFromPoint(event.clientX, event.clientY);
      if (!place) return;
      const index = claimAt(page, place.offset ?? place.startOffset);
      if (index < 0) return;
      show(page, index);
      page.buttons[index].scrollIntoView({block: 'nearest'});
    });
    const claims = element('ol', {class: 'claims', 'aria-label': 'المزاعم'});
    reading.claims.forEach((claim, i) => {
      const event = claim.event;
      const button = element('button', {type: 'button', 'aria-pressed': 'false'}, (i + 1) + '. ',
        element('b', {}, types[event.type] || event.type), ' ',
        data(event.type + (event.mode ? '.' + event.mode : ''), 'ltr'), ' «', data(event.trigger.text), '» ',
        [event.polarity, event.certainty, event.modality].map((mark) => marks[mark]).filter(Boolean).join('، '));
      button.addEventListener('click', () => choose(page, i));
      page.buttons.push(button);
      claims.append(element('li', {}, button, describe(claim)));
    });
    const outlet = facts.outlet ? [data(nameOf(facts.outlet)), ' · '] : [];
    const published = facts.published ? [data(facts.published, 'ltr'), ' · '] : [];
    const section = element('section', {},
      element('h1', {dir: 'auto'}, facts.title || reading.text.trim().split('\n')[0].slice(0, 160)),
      element('p', {class: 'facts'}, ...outlet, ...published, 'عدد المزاعم: ' + reading.claims.length),
      element('div', {class: 'columns'}, text, claims));
    if (reading.rejections.length > 0) {
      const rejected = element('ul', {class: 'rejections', 'aria-label': 'ما لم يؤخذ'});
      for (const one of reading.rejections) {
        rejected.append(element('li', {}, '«', data(one.trigger ? one.trigger.text : ''), '» ',
          data(one.type + (one.mode ? '.' + one.mode : '') + ': ' + (one.reason || ''), 'ltr')));
      }
      section.append(rejected);
    }
    pages.push(page);
    return section;
  };

  const main = document.getElementById('articles');
  const legend = element('ul', {class: 'legend'});
  for (const [role, label] of Object.entries(roles)) {
    legend.append(element('li', {}, element('span', {class: role}, label)));
  }
  main.append(legend);
  if (!marksText) main.append(element('p', {}, 'هذا المتصفح لا يعلّم النص؛ القائمة تقول الأمر نفسه بالكلمات.'));
  for (const script of document.querySelectorAll('script.reading')) main.append(build(JSON.parse(script.textContent)));
  const heading = document.querySelector('h1');
  if (heading) document.title = heading.textContent;
  show(null, -1);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') show(null, -1); });
})();
)js";

constinit const std::string_view page_script_digest = "sha256-wMyh0brDU32Blcjeh3mnUOPklw4p8wwBgqYml/RxgJk=";

}  // namespace sijill
