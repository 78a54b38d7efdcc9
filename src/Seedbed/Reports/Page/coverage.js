function targetBlock(facts) {
  const weighted = facts.targetGroups.some(group => group.wanted !== facts.target);
  // Weights share one target out, or multiply one for each.
  const shared = weighted && facts.targetGroups.reduce((sum, group) => sum + group.wanted, 0) === facts.target;
  const missed = facts.targetGroups.filter(group => group.why).length;
  return el('div', { class: 'block' }, el('h2', null, 'Target'),
    el('p', { class: 'hint' }, `${counted(facts.target, 'row', 'rows')} wanted${facts.targetGroupsAll > 1 ? ` of ${shared ? 'all' : 'each of'} ${number(facts.targetGroupsAll)} groups` : ''}${weighted ? ', by weights' : ''}; ${missed === 0 ? 'met' : `missed by ${number(missed)}`}.`,
      facts.targetGroups.length < facts.targetGroupsAll ? ` The first ${number(facts.targetGroups.length)} are listed.` : ''),
    table([['Group'], ['Rows', 'num'], ['Draws', 'num'], ['', 'wide']],
      facts.targetGroups.map(group => [group.group || (facts.targetGroupsAll > 1 ? '(none)' : 'all'), weighted ? `${number(group.rows)} of ${number(group.wanted)}` : number(group.rows), number(group.draws),
        [meter(group.rows, group.wanted, 'good'), group.why && el('span', { class: 'sub' }, group.why)]])));
}

function coveragePanel(panel, facts, documents, showRows) {
  const body = el('tbody');
  const paged = new Paged(100, shown => body.replaceChildren(...shown.map(item => el('tr', null,
    el('td', null,
      item.rows > 0 ? el('button', { class: 'link', type: 'button', onclick: () => showRows(item.path) }, item.path) : item.path,
      item.title && item.title !== item.path && el('span', { class: 'sub', dir: 'auto' }, item.title),
      item.notes && el('span', { class: 'sub' }, `Note: ${item.notes}`)),
    el('td', { class: 'num' }, number(item.chunks)), el('td', { class: 'num' }, number(item.asked)),
    el('td', { class: 'num' }, number(item.gave)), el('td', { class: 'num' }, number(item.rows)),
    el('td', { class: 'wide' }, meter(item.gave, item.chunks, 'good'), item.lost && el('span', { class: 'sub' }, `lost to ${item.lost}`))))), panel);

  let order = { key: null, down: false };
  const heads = [];
  const sorted = key => {
    order = { key, down: order.key === key ? !order.down : key !== 'path' };
    const sign = order.down ? -1 : 1;
    for (const head of heads) {
      if (head.key === key) head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    paged.set([...documents].sort((a, b) => sign * (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0)));
  };
  const head = (key, name, kind) => {
    const cell = el('th', { scope: 'col', class: kind }, el('button', { type: 'button', onclick: () => sorted(key) }, name));
    cell.key = key;
    heads.push(cell);
    return cell;
  };

  if (facts.targetGroups.length > 0) panel.append(targetBlock(facts));
  if (facts.unitsAsked !== undefined) {
    panel.append(el('div', { class: 'block' }, el('h2', null, 'Coverage of the source'), el('p', { class: 'hint' },
      `${facts.units === undefined ? counted(facts.unitsAsked, 'unit', 'units') : `${number(facts.unitsAsked)} of ${counted(facts.units, 'unit', 'units')}`} worked, ${number(facts.unitsGave)} gave rows.`,
      facts.lost && ` The others lost their last row to ${facts.lost}.`,
      facts.costPerRow ? ` Each row cost ${usd(facts.costPerRow)}.` : '')));
  }
  panel.append(el('div', { class: 'block' },
    el('h2', null, 'Coverage by document'),
    el('p', { class: 'hint' },
      `${counted(facts.chunks, 'chunk', 'chunks')} of ${counted(facts.documents, 'document', 'documents')}: ${number(facts.asked)} worked, ${number(facts.gave)} gave rows (${share(facts.gave, facts.chunks)} of all).`,
      documents.length < facts.documents ? ` The first ${number(documents.length)} documents are listed.` : ''),
    el('div', { class: 'scroll' }, el('table', null,
      el('thead', null, el('tr', null, head('path', 'Document'), head('chunks', 'Chunks', 'num'), head('asked', 'Worked', 'num'),
        head('gave', 'Gave rows', 'num'), head('rows', 'Rows', 'num'), el('th', { scope: 'col', class: 'wide' }, 'Chunks that gave rows'))), body)),
    el('div', { class: 'foot' }, paged.pager(true))));
  paged.set(documents);
}
