// The cards on the right: one a proposal, the one in focus with all that it holds.
import { cut, make, plain, shown } from './elements.js';
import { quoted } from './text-pane.js';

const BRIEF = ['name', 'count', 'outcome', 'when', 'words', 'text', 'topic', 'relation', 'actor', 'place', 'speaker', 'by', 'event', 'reason', 'answer'];

export const isWaiting = (proposal) => ['proposed', 'edited', 'accepted'].includes(proposal.state);

export function brief(proposal) {
  const told = BRIEF.map((key) => proposal.record[key]).filter((each) => typeof each === 'string' && each);
  return cut(told.slice(0, 2).join(' '), 90);
}

export const named = (id, fields, known) => {
  for (const name of fields.catalogues) {
    const found = (known[name] ?? []).find(([each]) => each === id);
    if (found) return found[1];
  }
  return null;
};

export function tellFindings(list, findings) {
  const told = [
    ...findings.problems.map((text) => make('li', { name: 'problem', text })),
    ...findings.warnings.map((each) => make('li', { name: 'warning', text: `${plain(each.rule)}: ${each.reason}` })),
  ];
  list.replaceChildren(...(told.length ? told : [make('li', { name: 'fine', text: 'It would load, and nothing looks doubtful.' })]));
}

function value(field, given, known) {
  if (given === null || given === undefined || (Array.isArray(given) && !given.length)) return make('dd', { name: 'unknown', text: 'not known yet' });
  const name = typeof given === 'string' && field.catalogues.length ? named(given, field, known) : null;
  return make('dd', { text: name ?? shown(given), title: name ? given : '' });
}

function inside(proposal, state, actions, findings) {
  const kind = state.kinds[proposal.kind];
  const missing = (field) => proposal.record[field.key] === null || proposal.record[field.key] === undefined;
  const isShown = (field) => field.key !== 'id' && (!missing(field) || field.needed || (proposal.candidates[field.key] ?? []).length);
  const values = kind.fields.filter(isShown).flatMap((field) => [make('dt', { text: plain(field.key), title: field.meaning }), value(field, proposal.record[field.key], state.known)]);
  const children = [make('dl', { name: 'values' }, ...values)];
  if (proposal.doubts.length && isWaiting(proposal)) children.push(make('ul', { name: 'doubts' }, ...proposal.doubts.map((text) => make('li', { text }))));
  if (isWaiting(proposal)) {
    let number = 0;
    for (const field of [...kind.fields.filter((each) => each.needed), ...kind.fields.filter((each) => !each.needed)]) {
      const key = field.key;
      const offered = proposal.candidates[key] ?? [];
      if (!offered.length) continue;
      const buttons = offered.slice(0, 9).map((id) => {
        number += 1;
        const isTaken = id === proposal.record[key];
        return make('button', { type: 'button', onclick: () => isTaken || actions.take(proposal, key, id), 'aria-pressed': String(isTaken), 'data-candidate': String(number) }, number < 10 ? make('kbd', { text: String(number) }) : null, ` ${named(id, field, state.known) ?? id}`);
      });
      children.push(make('div', { name: 'candidates' }, make('span', { name: 'kind', text: `${plain(key)}:` }), ...buttons));
    }
    children.push(findings);
    const button = (key, text, act, name = '') => make('button', { type: 'button', name, onclick: () => act(proposal) }, `${text} `, make('kbd', { text: key }));
    children.push(make('div', { name: 'actions' }, button('a', 'Accept', actions.accept, 'main'), button('e', 'Edit', actions.edit), button('r', 'Reject', actions.reject), kind.merges ? button('m', 'Merge', actions.merge) : null));
  } else {
    const id = proposal.record.id;
    const doubts = state.warnings.filter((each) => each.record === id);
    if (doubts.length) children.push(make('ul', { name: 'findings' }, ...doubts.map((each) => make('li', { name: 'warning', text: `${plain(each.rule)}: ${each.reason}` }))));
    if (proposal.state === 'rejected') children.push(make('div', { name: 'actions' }, make('button', { type: 'button', text: 'Edit', onclick: () => actions.edit(proposal) })));
  }
  const who = proposal.at ? `; ${plain(proposal.state)}${proposal.into ? ` into ${proposal.into}` : ''} by ${proposal.by ?? 'nobody named'}, ${proposal.at}` : '';
  children.push(make('p', { name: 'rule', text: `${proposal.id}: ${proposal.rule}${who}` }));
  return make('div', { name: 'inside' }, ...children);
}

export function card(proposal, state, isFocused, actions, findings) {
  const most = isFocused ? 6 : 2;
  const further = proposal.spans.length > most ? ` and ${proposal.spans.length - most} more` : '';
  const quotes = proposal.spans.slice(0, most).map(quoted).map((each) => `“${each.replace(/\s+/g, ' ')}”`).join(' … ') + further;
  const row = make('button', { type: 'button', name: 'row', 'aria-expanded': String(isFocused), onclick: () => actions.focus(proposal.id) },
    make('span', { name: 'kind', text: plain(proposal.kind) }),
    make('span', { name: 'brief', text: brief(proposal) }),
    make('span', { name: 'state', text: proposal.state === 'proposed' ? '' : plain(proposal.state) }),
    make('span', { name: 'said', text: isFocused ? quotes : cut(quotes, 160) }));
  const item = make('li', { name: `card ${proposal.state}${isFocused ? ' focused' : ''}` }, row, isFocused ? inside(proposal, state, actions, findings) : null);
  item.dataset.id = proposal.id;
  return item;
}
