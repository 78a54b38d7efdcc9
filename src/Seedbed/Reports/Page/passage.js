// Spans count Unicode code points; a string's own positions count UTF-16 units.
function positions(text) {
  if (!/[\ud800-\udbff]/.test(text)) return point => point;
  const starts = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return point => starts[Math.min(point, starts.length - 1)];
}

// Where the evidence stands in the passage: at its span, else wherever its quote is found; sorted, overlaps joined.
function evidenceSpans(row, chunk) {
  const at = positions(chunk.text);
  const spans = [];
  for (const [start, end, quote] of row.evidence) {
    let from = start === null ? -1 : at(start - chunk.start);
    let to = start === null ? -1 : at(end - chunk.start);
    if (start === null || start < chunk.start || chunk.text.slice(from, to) !== quote) {
      from = quote.length === 0 ? -1 : chunk.text.indexOf(quote);
      to = from + quote.length;
    }
    if (from >= 0 && to > from) spans.push([from, to]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const joined = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else joined.push(span);
  }
  return joined;
}

function marked(text, spans, from, to) {
  const parts = [];
  let at = from;
  for (const [start, end] of spans) {
    if (end <= from || start >= to) continue;
    parts.push(text.slice(at, Math.max(at, start)), el('mark', null, text.slice(Math.max(at, start), Math.min(to, end))));
    at = Math.min(to, end);
  }
  parts.push(text.slice(at, to));
  return parts;
}

// A row that brings its own context has its evidence in it, counted from the context's beginning.
const contextOf = row => row.passage && { title: 'Context', headings: [], start: 0, text: row.passage };

// The stretch around the evidence, cut between words.
function excerpt(text, spans) {
  const around = 260;
  const first = spans.length ? spans[0][0] : 0;
  const last = spans.length ? Math.min(spans[spans.length - 1][1], first + 1200) : 0;
  let from = Math.max(0, first - around);
  let to = Math.min(text.length, last + around);
  if (text.length - (to - from) < 2 * around) return [0, text.length];
  while (from > 0 && from < first && !/\s/.test(text[from - 1])) from++;
  while (to < text.length && to > last && !/\s/.test(text[to])) to--;
  return [from, to];
}

function passage(row, chunk) {
  if (!chunk) {
    if (row.evidence.length === 0) return null;
    const quotes = row.evidence.map(([, , quote]) => el('p', { dir: 'auto' }, el('mark', null, quote)));
    return el('div', { class: 'source' }, el('p', { class: 'headings' }, 'Evidence'), el('div', { class: 'passage quotes' }, quotes));
  }

  const spans = evidenceSpans(row, chunk);
  const body = el('div', { class: 'passage', dir: 'auto' });
  const [from, to] = excerpt(chunk.text, spans);
  const cut = from > 0 || to < chunk.text.length;
  const draw = whole => {
    body.classList.toggle('whole', whole && cut);
    if (whole) body.tabIndex = 0;
    else body.removeAttribute('tabindex');
    body.replaceChildren(...(whole
      ? marked(chunk.text, spans, 0, chunk.text.length)
      : [from > 0 ? '… ' : '', ...marked(chunk.text, spans, from, to).map((part, i) => i === 0 && from > 0 && typeof part === 'string' ? part.trimStart() : part), to < chunk.text.length ? ' …' : '']));
  };
  draw(!cut);
  const toggle = cut && el('button', {
    class: 'link', type: 'button', 'aria-expanded': 'false', onclick: event => {
      const whole = event.currentTarget.getAttribute('aria-expanded') === 'false';
      event.currentTarget.setAttribute('aria-expanded', String(whole));
      event.currentTarget.textContent = whole ? 'Only around the evidence' : 'Whole passage';
      draw(whole);
      if (whole) body.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
    },
  }, 'Whole passage');
  const place = [...chunk.headings];
  if (place[0] !== chunk.title) place.unshift(chunk.title);
  return el('div', { class: 'source' }, el('p', { class: 'headings', dir: 'auto' }, place.join(' › ')), body, toggle || null);
}
