// The text on the left. Python counts characters, a browser counts UTF-16 units: offsets are
// turned as they come in and go out, and nowhere else.
import { make, one } from './elements.js';

let units = null; // the unit at which each character begins, where the two counts differ
let text = '';
let pieces = [];
let sentences = [];

export function setText(given) {
  text = given;
  units = null;
  if (/[\ud800-\udfff]/.test(given)) {
    units = [];
    let at = 0;
    for (const letter of given) {
      units.push(at);
      at += letter.length;
    }
    units.push(at);
  }
}

export const inUnits = ([start, end]) => (units ? [units[start], units[end]] : [start, end]);

const character = (unit) => {
  if (!units) return unit;
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle] <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
};

export const inCharacters = ([start, end]) => [character(start), character(end)];

export const quoted = ([start, end]) => text.slice(start, end);

// The characters of a quotation that somebody typed: the place that is nearest to where it stood.
export function find(quotation, near) {
  let best = -1;
  for (let at = text.indexOf(quotation); at >= 0 && quotation; at = text.indexOf(quotation, at + 1)) {
    if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best < 0 ? null : [best, best + quotation.length];
}

// Lay the text out anew: sentences, and within them the pieces between all borders.
export function layOut(state, onMark, onSentence) {
  sentences = state.sentences;
  const borders = new Set([0, text.length]);
  for (const span of [...sentences, ...state.proposals.flatMap((p) => p.spans), ...state.records.flatMap((r) => r.spans)]) {
    borders.add(span[0]);
    borders.add(span[1]);
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const article = make('article', { name: 'text', id: 'text' });
  pieces = [];
  let number = 0;
  let holder = article;
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const [start, end] = [sorted[index], sorted[index + 1]];
    while (number < sentences.length && sentences[number][1] <= start) number += 1;
    const within = number < sentences.length && sentences[number][0] <= start;
    if (!within) holder = article;
    else if (holder === article || holder.dataset.n !== String(number)) {
      const here = number;
      holder = make('span', { name: 'sentence', onclick: () => onSentence(here) });
      holder.dataset.n = String(here);
      article.append(holder);
    }
    const element = make('span', { text: text.slice(start, end) });
    element.dataset.start = String(start);
    element.addEventListener('click', () => onMark(start));
    holder.append(element);
    pieces.push({ start, end, element });
  }
  one('#text').replaceWith(article);
}

const within = (piece, span) => span[0] < piece.end && piece.start < span[1];

function first(offset) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function marked(spans, name) {
  for (const span of spans) {
    for (let index = first(span[0]); index < pieces.length && within(pieces[index], span); index += 1) pieces[index].element.classList.add('mark', name);
  }
}

// Show which characters are recorded, proposed, and those of the card in focus.
export function mark(state, waiting, lit, here) {
  for (const piece of pieces) piece.element.className = '';
  marked(state.records.flatMap((each) => each.spans), 'recorded');
  marked(waiting.flatMap((each) => each.spans), 'waiting');
  marked(lit, 'lit');
  for (const element of document.querySelectorAll('.sentence')) {
    element.className = `sentence ${state.progress[Number(element.dataset.n)]}`;
    element.classList.toggle('here', Number(element.dataset.n) === here);
  }
}

export function bring(offset) {
  const piece = pieces[first(offset)];
  const pane = one('#reader');
  if (!piece) return;
  const box = piece.element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 40 || box.bottom > frame.bottom - 60) pane.scrollTop += box.top - frame.top - frame.height / 3;
}

// What is selected in the text: start and end, or nothing.
export function selected() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  if (!one('#text').contains(range.commonAncestorContainer)) return null;
  const offset = (node, at) => {
    if (node.nodeType === Node.TEXT_NODE) return Number(node.parentElement.dataset.start) + at;
    const child = node.childNodes[at];
    const span = child && (child.dataset?.start ? child : child.querySelector?.('[data-start]'));
    return span ? Number(span.dataset.start) : null;
  };
  const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : [start, end];
}
