const pagesOf = pages => !pages ? '' : pages[0] === pages[1] ? `page ${pages[0]}` : `pages ${pages[0]}–${pages[1]}`;

function metaOf(row) {
  const place = [...(row.headings || []).slice(-2), pagesOf(row.pages)].filter(part => part);
  return el('p', { class: 'meta' },
    row.document && el('span', { class: 'path' }, row.document),
    row.document && place.length > 0 && ' · ', place.join(' · '),
    row.document && el('br'), row.id);
}

function columnsOf(row) {
  const short = row.columns.filter(([, text]) => text.length <= 60);
  const long = row.columns.filter(([, text]) => text.length > 60);
  const pair = ([name, text]) => el('div', null, el('dt', null, name), el('dd', { dir: 'auto' }, text));
  return [
    short.length > 0 && el('dl', { class: 'pairs' }, short.map(pair)),
    long.length > 0 && el('details', { class: 'more' },
      el('summary', null, long.map(([name]) => name).join(', ')), el('dl', null, long.map(pair))),
  ];
}

function said(row, level) {
  return [
    row.question && el(level, { class: 'question', dir: 'auto' }, row.question),
    row.answer && el('div', { class: 'answer', dir: 'auto' }, row.answer),
  ];
}

function rowsPanel(panel, facts, rows, chunks) {
  const state = { document: '', leaf: '', type: '' };
  const list = el('div', { class: 'list' });
  const paged = new Paged(20, shown => list.replaceChildren(...(shown.length === 0
    ? [el('p', { class: 'empty' }, rows.length === 0 ? 'The run has no rows.' : 'No row fits the search and filters.')]
    : shown.map(row => el('article', { class: 'row' },
      el('div', { class: 'said' }, said(row, 'h2'), metaOf(row), columnsOf(row)),
      passage(row, chunks.get(row.chunk) ?? contextOf(row))))) ), list);
  const sought = row => [row.question, row.answer, row.id, row.document, ...row.columns.map(([, text]) => text)].join('\n');
  const apply = () => {
    const fits = matcher(search.value);
    paged.set(rows.filter(row =>
      (state.document === '' || row.document === state.document) && (state.leaf === '' || row.leaf === state.leaf) && (state.type === '' || row.type === state.type) && fits(row, sought)));
  };

  const search = el('input', {
    type: 'search', id: 'search', placeholder: 'Search questions, answers, ids', 'aria-label': 'Search rows', autocomplete: 'off', spellcheck: 'false',
    oninput: later(() => apply(), 120),
  });
  const choice = (name, all, values, key) => values.length < 2 || values.length > 3000 ? null : el('div', { class: 'choice' },
    el('select', { id: `filter-${key}`, 'aria-label': name, onchange: event => { state[key] = event.target.value; apply(); } },
      el('option', { value: '' }, all), values.map(([value, count]) => el('option', { value }, `${value} (${number(count)})`))));
  const tally = (key, fits = () => true) => {
    const counts = new Map();
    for (const row of rows) if (row[key] && fits(row)) counts.set(row[key], (counts.get(row[key]) || 0) + 1);
    return [...counts];
  };
  const documents = tally('document', row => row.document !== `${row.leaf}/qna.yaml`);
  const leaves = tally('leaf');

  panel.append(
    el('div', { class: 'bar' }, el('div', { class: 'grow' }, search),
      choice('Leaf', `All ${number(leaves.length)} leaves`, leaves, 'leaf'),
      choice('Document', `All ${number(documents.length)} documents`, documents, 'document'),
      choice('Question type', 'All question types', tally('type'), 'type'), paged.pager(true)),
    facts.rowsShown < facts.rows && el('p', { class: 'notice' },
      `The run has ${number(facts.rows)} rows. ${number(facts.rowsShown)} of them, evenly spread over the whole, are on this page; all stand in dataset.jsonl.`) || '',
    list, el('div', { class: 'foot' }, paged.pager(false)));
  apply();

  return {
    search,
    only(key, value) {
      for (const other of ['document', 'leaf']) {
        state[other] = other === key ? value : '';
        const select = byId(`filter-${other}`);
        if (select) select.value = state[other];
      }
      search.value = '';
      apply();
    },
  };
}
