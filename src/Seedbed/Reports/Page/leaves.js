// Leaves below the folders of their paths; a folder with one folder in it and nothing else is shown in one line with it.
function treeOf(leaves) {
  const root = { name: '', folders: new Map(), leaves: [] };
  for (const leaf of leaves) {
    const parts = leaf.path.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) {
      if (!folder.folders.has(part)) folder.folders.set(part, { name: part, folders: new Map(), leaves: [] });
      folder = folder.folders.get(part);
    }
    folder.leaves.push({ name: parts[parts.length - 1], leaf });
  }
  const joined = folder => {
    let [name, at] = [folder.name, folder];
    while (at.leaves.length === 0 && at.folders.size === 1) {
      [at] = at.folders.values();
      name += `/${at.name}`;
    }
    const folders = [...at.folders.values()].map(joined);
    const leaf = at.leaves.map(item => item.leaf);
    return { name, folders, leaves: at.leaves, all: [...leaf, ...folders.flatMap(below => below.all)] };
  };
  return [...root.folders.values()].map(joined).concat(root.leaves.length > 0 ? [{ name: '', folders: [], leaves: root.leaves, all: root.leaves.map(item => item.leaf) }] : []);
}

const sumOf = (leaves, key) => leaves.reduce((sum, leaf) => sum + (leaf[key] || 0), 0);

// What passed every step, the surplus of a target included, of what was begun.
const yieldOf = leaves => share(sumOf(leaves, 'rows') + sumOf(leaves, 'over'), sumOf(leaves, 'written'));

function leafNumbers(leaves) {
  const units = leaves.every(leaf => leaf.units !== undefined);
  const wanted = leaves.every(leaf => leaf.wanted !== undefined);
  const cell = (name, value) => el('td', { class: 'num', 'data-name': name }, value);
  const of = (part, whole) => [number(part), el('span', { class: 'of' }, ` of ${number(whole)}`)];
  return [
    cell('Units', units ? of(sumOf(leaves, 'asked'), sumOf(leaves, 'units')) : number(sumOf(leaves, 'asked'))),
    cell('Tries', number(sumOf(leaves, 'tries'))),
    cell('Written', number(sumOf(leaves, 'written'))),
    cell('Rows', wanted ? of(sumOf(leaves, 'rows'), sumOf(leaves, 'wanted')) : number(sumOf(leaves, 'rows'))),
    cell('Yield', yieldOf(leaves)),
  ];
}

function leafSteps(leaf) {
  const details = el('details', { class: 'more' }, el('summary', null, 'All steps'));
  details.addEventListener('toggle', () => details.append(table([['Step'], ['In', 'num'], ['Made', 'num'], ['Out', 'num'], ['Rejected', 'num']],
    leaf.steps.map(([name, ...counts]) => [name, ...counts.map(number)]))), { once: true });
  return details;
}

function leafLosses(leaf) {
  const losses = leaf.lost.map(([step, reason, count]) => el('li', null, el('b', null, number(count)), ` ${step}`, reason === 'keep' ? '' : `: ${reason}`));
  if (leaf.over > 0) losses.push(el('li', { class: 'over' }, el('b', null, number(leaf.over)), ' beyond the target'));
  return el('td', { class: 'losses' },
    leaf.wanted > 0 && meter(leaf.rows, leaf.wanted, 'good'),
    leaf.why && el('p', { class: 'short' }, leaf.why),
    leaf.faults.map(fault => el('p', { class: 'sub' }, fault)),
    losses.length > 0 && el('ul', { class: 'lost' }, losses),
    leaf.steps.length > 0 && leafSteps(leaf));
}

const breakable = path => path.split('/').flatMap((part, i) => i > 0 ? ['/', el('wbr'), part] : [part]);

function indented(depth, row) {
  row.style.setProperty('--depth', depth);
  return row;
}

function leafRow(name, leaf, depth, showRows) {
  const about = [leaf.kind, leaf.pairs !== undefined && counted(leaf.pairs, 'seed pair', 'seed pairs'), leaf.documents > 0 && counted(leaf.documents, 'document', 'documents')].filter(part => part);
  const first = el('th', { scope: 'row' },
    leaf.rows > 0 ? el('button', { class: 'link', type: 'button', title: leaf.path, onclick: () => showRows(leaf.path) }, breakable(name)) : breakable(name),
    about.length > 0 && el('span', { class: 'sub' }, about.join(' · ')));
  return indented(depth, el('tr', { class: leaf.why || leaf.rows === 0 ? 'leaf missed' : 'leaf' }, first, leafNumbers([leaf]), leafLosses(leaf)));
}

function folderRows(folder, depth, showRows) {
  const [only] = folder.leaves;
  if (folder.all.length === 1 && only) return [leafRow(folder.name ? `${folder.name}/${only.name}` : only.name, only.leaf, depth, showRows)];
  return [
    indented(depth, el('tr', { class: 'folder' }, el('th', { scope: 'row' }, folder.name ? `${folder.name}/` : '(no folder)'), leafNumbers(folder.all), el('td', { class: 'losses' }))),
    ...folder.leaves.map(({ name, leaf }) => leafRow(name, leaf, depth + 1, showRows)),
    ...folder.folders.flatMap(below => folderRows(below, depth + 1, showRows)),
  ];
}

function leavesPanel(panel, facts, showRows) {
  const leaves = facts.leaves;
  const short = leaves.filter(leaf => leaf.why).length;
  const wanted = leaves.some(leaf => leaf.wanted !== undefined);
  panel.append(el('div', { class: 'block foot-room' },
    el('h2', null, 'Leaves'),
    el('p', { class: 'hint' },
      `${counted(facts.all, 'leaf', 'leaves')}${wanted ? short === 0 ? '; each has the rows that it was to have' : `; ${number(short)} fell short` : ''}.`,
      leaves.length < facts.all ? ` The first ${number(leaves.length)} are listed; run.json has all.` : '',
      ' A unit is a seed example, in knowledge with one chunk; a try is one working of it. Written rows = rows + those lost to a step + those beyond the target; the yield is the share that no step dropped.',
      facts.elsewhere > 0 ? ` ${counted(facts.elsewhere, 'item', 'items')} more ${facts.elsewhere === 1 ? 'was' : 'were'} rejected that ${facts.elsewhere === 1 ? 'belongs' : 'belong'} to no leaf of the run.` : ''),
    el('table', { class: 'tree' },
      el('thead', null, el('tr', null, [['Leaf'], ['Units', 'num'], ['Tries', 'num'], ['Written', 'num'], ['Rows', 'num'], ['Yield', 'num'], ['Lost to']]
        .map(([name, kind]) => el('th', { scope: 'col', class: kind }, name)))),
      el('tbody', null, treeOf(leaves).flatMap(folder => folderRows(folder, 0, showRows)),
        leaves.length > 1 && el('tr', { class: 'folder' }, el('th', { scope: 'row' }, 'All'), leafNumbers(leaves), el('td', { class: 'losses' }))))));
}
