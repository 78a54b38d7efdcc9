function page() {
  const facts = data('facts');
  const documents = data('documents');
  const leaves = data('leaves');
  const names = ['rows', 'rejects', ...(leaves.all > 0 ? ['leaves'] : []), 'coverage', 'run'];
  const titles = { rows: ['Rows', facts.rows], rejects: ['Rejects', facts.rejects], leaves: ['Taxonomy', leaves.all], coverage: ['Coverage', null], run: ['Run', null] };

  byId('name').textContent = facts.recipe;
  byId('summary').textContent = facts.summary;
  if (facts.state && facts.state !== 'finished') {
    byId('notice').hidden = false;
    byId('notice').textContent = `This run is marked ${facts.state}${facts.why ? `: ${facts.why}` : '.'}`;
  }
  const figures = [['rows', number(facts.rows)], ['rejects', number(facts.rejects)]];
  if (leaves.all > 0) figures.push([leaves.all === 1 ? 'leaf' : 'leaves', number(leaves.all)]);
  if (facts.documents > 0 || leaves.all === 0) figures.push(['documents', number(facts.documents)]);
  if (facts.chunks > 0) figures.push(['chunks', number(facts.chunks)], ['of chunks gave rows', share(facts.gave, facts.chunks)]);
  for (const [name, value] of figures) byId('figures').append(el('div', null, el('dt', null, name), el('dd', null, value)));

  // A part is drawn when it is first looked at, so that the page is there at once.
  const draw = {
    rows: panel => {
      const chunks = new Map(data('chunks').map(chunk => [chunk.key, chunk]));
      rows = rowsPanel(panel, facts, data('rows'), chunks);
    },
    rejects: panel => rejectsPanel(panel, facts, data('rejects')),
    leaves: panel => leavesPanel(panel, leaves, leaf => { open('rows'); rows.only('leaf', leaf); scrollTo(0, 0); }),
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
  const asked = location.hash.slice(1);
  open(names.includes(asked) ? asked : 'rows');
}

page();
