function table(heads, rows) {
  return el('div', { class: 'scroll' }, el('table', null,
    el('thead', null, el('tr', null, heads.map(([name, kind]) => el('th', { scope: 'col', class: kind }, name)))),
    el('tbody', null, rows.map(cells => el('tr', null, cells.map((cell, i) => el('td', { class: heads[i][1] }, cell)))))));
}

function funnel(step, most) {
  const bar = el('div', { class: 'funnel', 'aria-hidden': 'true' });
  const lost = Object.values(step.rejected).reduce((sum, count) => sum + count, 0);
  for (const [kind, count] of [['out', step.out], ['lost', lost]]) {
    const part = el('div', { class: kind });
    part.style.width = `${most ? 100 * count / most : 0}%`;
    bar.append(part);
  }
  return bar;
}

function stepsBlock(steps) {
  const most = Math.max(1, ...steps.map(step => step.in + step.made));
  return el('div', { class: 'block' },
    el('h2', null, 'Steps'),
    el('p', { class: 'hint' }, 'In + made = out + rejected, at every step.',
      el('span', { class: 'key out' }), 'out', el('span', { class: 'key lost' }), 'rejected'),
    table([['Step'], ['In', 'num'], ['Made', 'num'], ['Out', 'num'], ['Rejected', 'num'], ['', 'wide']], steps.map(step => {
      const reasons = Object.entries(step.rejected);
      return [
        [step.step, step.verb !== step.step && el('span', { class: 'sub' }, step.verb)],
        number(step.in), number(step.made), number(step.out), number(reasons.reduce((sum, [, count]) => sum + count, 0)),
        [funnel(step, most), el('span', { class: 'sub' }, reasons.map(([reason, count]) => `${number(count)} ${reason}`).join(', '))],
      ];
    })));
}

const usd = value => `${value >= 1 ? value.toFixed(2) : Number(value.toPrecision(2))} USD`;

function runPanel(panel, facts) {
  const told = [
    ['Recipe', facts.recipe], ['Recipe SHA-256', facts.recipeHash && el('span', { class: 'code' }, facts.recipeHash)], ['Seed', facts.seed],
    ['Language', facts.language], ['State', facts.state && [facts.state, facts.why ? `: ${facts.why}` : '']],
    ['Made with', facts.versions.map(version => `${version.name} ${version.version}`).join(', ')],
    ['Cost', facts.cost > 0 && `${usd(facts.cost)} in all${facts.costPerRow ? `, ${usd(facts.costPerRow)} for each row` : ''}`],
    ['Models', facts.models.length === 0 && 'none: the rows were made by rules'],
  ].filter(([, value]) => value);
  if (facts.steps.length > 0) panel.append(stepsBlock(facts.steps));
  panel.append(el('div', { class: 'block' }, el('h2', null, 'The run'),
    el('dl', { class: 'facts' }, told.map(([name, value]) => [el('dt', null, name), el('dd', null, value)]))));
  if (facts.models.length > 0) {
    panel.append(el('div', { class: 'block' }, el('h2', null, 'Models'), table(
      [['Model'], ['Role'], ['Requests', 'num'], ['Replayed', 'num'], ['Tokens in', 'num'], ['Tokens out', 'num'], ['Cost', 'num']],
      facts.models.map(model => [model.name, model.role, number(model.requests), number(model.replayed), number(model.inputTokens), number(model.outputTokens), model.cost > 0 ? usd(model.cost) : '']))));
  }
  if (facts.inputs.length > 0) {
    panel.append(el('div', { class: 'block foot-room' }, el('h2', null, 'Inputs'),
      el('p', { class: 'hint' }, facts.inputs.length < facts.inputsAll ? `The first ${number(facts.inputs.length)} of ${number(facts.inputsAll)}; run.json lists all.` : counted(facts.inputsAll, 'file', 'files')),
      table([['File'], ['Bytes', 'num'], ['SHA-256', 'wide']],
        facts.inputs.map(input => [[input.path, input.url && el('span', { class: 'sub' }, input.url)], number(input.bytes), el('span', { class: 'code' }, input.sha256)]))));
  }
}
