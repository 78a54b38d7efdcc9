'use strict';

// Everything that comes from the run reaches the page through text nodes and set properties: never as markup.
function el(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

const data = id => JSON.parse(document.getElementById(`data-${id}`).textContent);
const byId = id => document.getElementById(id);
const number = value => value.toLocaleString('en');
const counted = (value, one, many) => `${number(value)} ${value === 1 ? one : many}`;

function share(part, whole) {
  if (!whole) return '–';
  const percent = 100 * part / whole;
  return percent > 0 && percent < 1 ? '< 1 %' : percent > 99 && percent < 100 ? '> 99 %' : `${Math.round(percent)} %`;
}

function meter(part, whole, kind) {
  const fill = el('i');
  fill.style.width = `${whole ? Math.min(100, 100 * part / whole) : 0}%`;
  return el('span', { class: `meter ${kind || ''}`, 'aria-hidden': 'true' }, fill);
}

function later(action, milliseconds) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...given), milliseconds);
  };
}

// All words must occur, in any order; the lowered text is made once an item and kept.
function matcher(query) {
  const words = query.toLowerCase().split(/\s+/).filter(word => word.length > 0);
  return (item, textOf) => {
    if (words.length === 0) return true;
    item.sought ??= textOf(item).toLowerCase();
    return words.every(word => item.sought.includes(word));
  };
}

// A list shown a page at a time: the page holds what is on screen and no more, however long the list.
class Paged {
  constructor(size, show, host) {
    this.size = size;
    this.show = show;
    this.host = host;
    this.page = 0;
    this.items = [];
    this.pagers = [];
  }

  pager(live) {
    const where = el('span', live ? { class: 'where', role: 'status' } : { class: 'where' });
    const back = el('button', { class: 'plain', type: 'button', onclick: () => this.turn(-1) }, 'Previous');
    const on = el('button', { class: 'plain', type: 'button', onclick: () => this.turn(1) }, 'Next');
    this.pagers.push({ where, back, on });
    return el('div', { class: 'pager' }, where, back, on);
  }

  set(items) {
    this.items = items;
    this.page = 0;
    this.draw();
  }

  turn(by) {
    this.page += by;
    this.draw();
    this.host.scrollIntoView({ block: 'start' });
  }

  draw() {
    const from = this.page * this.size;
    const to = Math.min(this.items.length, from + this.size);
    for (const { where, back, on } of this.pagers) {
      where.textContent = this.items.length === 0 ? 'None' : `${number(from + 1)}–${number(to)} of ${number(this.items.length)}`;
      back.disabled = from === 0;
      on.disabled = to === this.items.length;
    }
    this.show(this.items.slice(from, to));
  }
}
