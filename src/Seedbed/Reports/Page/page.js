function page() {
  const facts = data('facts');
  const documents = data('documents');
  const leaves = data('leaves');
  const names = ['rows', 'rejects', ...(leaves.all > 0 ? ['taxonomy'] : []), 'coverage', 'run'];
  const titles = { rows: ['Rows', facts.rows], rejects: ['Rejects', facts.rejects], taxonomy: ['Taxonomy', leaves.all], coverage: ['Coverage', null], run: ['Run', null] };

  byId('name').textContent = facts.recipe;
  byId('summary').textContent = facts.summary;
  if (facts.state && facts.state !== 'finished') {
    byId('notice').hidden = false;
    byId('notice').textContent = `This run is marked ${facts.state}${facts.why ? `: ${facts.why}` : '.'}`;
  }
  const figure = (count, one, many) => [count === 1 ? one : many, number(count)];
  const figures = [figure(facts.rows, 'row', 'rows'), figure(facts.rejects, 'reject', 'rejects')];
  if (leaves.all > 0) figures.push(figure(leaves.all, 'leaf', 'leaves'));
  if (facts.documents > 0 || leaves.all === 0) figures.push(figure(facts.documents, 'document', 'documents'));
  if (facts.chunks > 0) figures.push(figure(facts.chunks, 'chunk', 'chunks'), ['of chunks gave rows', share(facts.gave, facts.chunks)]);
  for (const [name, value] of figures) byId('figures').append(el('div', null, el('dt', null, name), el('dd', null, value)));

  // A part is drawn when it is first looked at, so that the page is there at once.
  const draw = {
    rows: panel => {
      const chunks = new Map(data('chunks').map(chunk => [chunk.key, chunk]));
      rows = rowsPanel(panel, facts, data('rows'), chunks);
    },
    rejects: panel => rejectsPanel(panel, facts, data('rejects')),
    taxonomy: panel => leavesPanel(panel, leaves, leaf => { open('rows'); rows.only('leaf', leaf); scrollTo(0, 0); }),
    coverage: panel => coveragePanel(panel, facts, documents, path => { open('rows'); rows.only('document', path); scrollTo(0, 0); }),
    run: panel => runPanel(panel, facts),
  };
  let rows = null;
  const open = name => {
    for (const other of names) {
      const chosen = other === name;
      byId(`tab-${other}`).setAttribute('aria-selected', String(chosen));
      byId(`tab-${other}`).tabIndex = chosen ? 0 : -1;
      byId(`panel-${other}`).hidden = !chosen;
    }
    if (draw[name]) {
      draw[name](byId(`panel-${name}`));
      draw[name] = null;
    }
    history.replaceState(null, '', `#${name}`);
  };

  for (const name of names) {
    const [title, count] = titles[name];
    byId('tabs').append(el('button', {
      id: `tab-${name}`, type: 'button', role: 'tab', 'aria-controls': `panel-${name}`, onclick: () => open(name),
    }, title, count === null ? null : el('span', { class: 'count' }, number(count))));
  }
  byId('tabs').addEventListener('keydown', event => {
    const at = names.findIndex(name => byId(`tab-${name}`) === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const name = names[(to + names.length) % names.length];
    open(name);
    byId(`tab-${name}`).focus();
  });
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    open('rows');
    rows.search.focus();
  });
  // A part that this run has not is none; earlier pages called the taxonomy's by its leaves.
  const show = () => {
    const asked = location.hash.slice(1).replace(/^leaves$/, 'taxonomy');
    open(names.includes(asked) ? asked : 'rows');
  };
  addEventListener('hashchange', show);
  show();
}

page();
