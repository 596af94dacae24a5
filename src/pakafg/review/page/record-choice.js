// Which kind of record a person makes of some characters, or of none.
import { cut, make, plain } from './elements.js';
import { quoted } from './text-pane.js';

export function recordChoice(known, span, { onGo, onLeave }) {
  const kinds = Object.keys(known).filter((each) => span || known[each].shared);
  const select = make('select', { 'aria-label': 'kind of record' }, ...kinds.map((each) => make('option', { value: each, text: plain(each) })));
  const meaning = make('p', { name: 'hint' });
  const tell = () => { meaning.textContent = known[select.value].meaning; };
  select.addEventListener('change', tell);
  select.value = kinds.includes('casualty') ? 'casualty' : kinds[0];
  tell();
  const go = () => onGo(select.value);
  const sheet = make('section', { name: 'sheet', 'aria-label': 'New record' },
    make('h3', { text: 'New record' }),
    make('p', { name: 'quote', text: span ? `“${cut(quoted(span), 300)}”` : 'Without a selection: a record that documents share. Select characters first for what a document says.' }),
    make('div', { name: 'fields' }, make('div', { name: 'field' }, make('label', { text: 'kind' }), select, meaning)),
    make('div', { name: 'actions' }, make('button', { type: 'button', name: 'main', text: 'Go on', onclick: go }), make('button', { type: 'button', text: 'Leave', onclick: onLeave })));
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onLeave(); else if (event.key === 'Enter') go(); else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { sheet, findings: null, first: () => select };
}
