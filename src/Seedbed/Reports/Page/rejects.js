function rejectsPanel(panel, facts, rejects) {
  if (facts.rejects === 0) {
    panel.append(el('p', { class: 'empty' }, 'Nothing was rejected.'));
    return;
  }

  const state = { group: null };
  const list = el('div');
  const title = el('h2', { class: 'sr' }, 'Rejected items');
  const hint = el('p', { class: 'hint' });
  const paged = new Paged(25, shown => list.replaceChildren(...(shown.length === 0
    ? [el('p', { class: 'empty' }, 'No rejected item fits.')]
    : shown.map(item => el('article', { class: 'reject' },
      el('p', { class: 'why' }, el('b', null, item.reason), item.detail ? ` · ${item.detail}` : ''),
      said(item, 'h3'), el('p', { class: 'meta' }, `${item.step} · ${item.id}`), columnsOf(item))))), list);
  const search = el('input', {
    type: 'search', placeholder: 'Search rejected items', 'aria-label': 'Search rejected items', autocomplete: 'off', spellcheck: 'false',
    oninput: later(() => apply(), 120),
  });
  const sought = item => [item.question, item.answer, item.id, item.detail, ...item.columns.map(([, text]) => text)].join('\n');
  const apply = () => {
    const fits = matcher(search.value);
    const group = state.group;
    paged.set(rejects.filter(item => (!group || (item.step === group.step && item.reason === group.reason)) && fits(item, sought)));
    const [all, shown] = group ? [group.count, group.shown] : [facts.rejects, facts.rejectsShown];
    hint.textContent = shown < all ? `${number(shown)} of ${number(all)} are on this page, evenly spread; all stand in rejects.jsonl.` : '';
    for (const button of panel.querySelectorAll('.groups button')) button.setAttribute('aria-pressed', String(button.group === group));
  };

  const most = Math.max(...facts.rejectGroups.map(group => group.count));
  const choose = (group, name, count) => {
    const button = el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => { state.group = group; apply(); } },
      el('span', null, name), el('span', { class: 'count' }, number(count)), group && meter(count, most));
    button.group = group;
    return button;
  };
  const steps = [...new Set(facts.rejectGroups.map(group => group.step))];

  panel.append(el('div', { class: 'split' },
    el('div', { class: 'groups' }, el('h2', null, 'By step and reason'), choose(null, 'All', facts.rejects),
      steps.map(step => [el('h3', null, step), facts.rejectGroups.filter(group => group.step === step).map(group => choose(group, group.reason, group.count))])),
    el('div', null, title,
      el('div', { class: 'bar' }, el('div', { class: 'grow' }, search), paged.pager(true)),
      hint, list, el('div', { class: 'foot' }, paged.pager(false)))));
  apply();
}
