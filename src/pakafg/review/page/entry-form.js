// The form of an entry: one line a key, and the quotations that it cites.
import { make, plain, shown } from './elements.js';
import { find, quoted, selected } from './text-pane.js';

const MANY = 6;
let lists = 0;

function suggestions(pairs) {
  lists += 1;
  const list = make('datalist', { id: `list-${lists}` }, ...pairs.map(([id, name]) => make('option', { value: id, label: name })));
  return list;
}

function control(field, value, candidates, known) {
  const label = { 'aria-label': plain(field.key) };
  if (field.form === 'word' || field.form === 'yes_no') {
    const words = field.form === 'word' ? Object.keys(field.words) : ['yes', 'no'];
    const given = typeof value === 'boolean' ? shown(value) : (value ?? '');
    const options = ['', ...words, ...(given && !words.includes(given) ? [given] : [])];
    return make('select', label, ...options.map((each) => make('option', { value: each, text: each ? plain(each) : '(not known)', selected: each === given })));
  }
  if (field.form === 'data') return make('textarea', { ...label, value: value === null || value === undefined ? '' : JSON.stringify(value, null, 1) });
  const input = make('input', { ...label, type: 'text', autocomplete: 'off', spellcheck: false, value: value === null || value === undefined ? '' : shown(value) });
  if (field.form === 'reference' || Object.keys(field.words).length) {
    const first = (candidates[field.key] ?? []).map((id) => [id, 'may be meant']);
    const names = field.catalogues.flatMap((name) => known[name] ?? []);
    const list = suggestions([...first, ...names, ...Object.entries(field.words)]);
    input.setAttribute('list', list.id);
    return make('span', { name: 'pair' }, input, list);
  }
  return input;
}

function read(field, element) {
  const given = element.value.trim();
  if (given === '') return null;
  if (field.form === 'yes_no') return given === 'yes';
  if (field.form === 'number') return Number.isFinite(Number(given)) ? Number(given) : given;
  if (field.form === 'references' || field.form === 'texts') return given.split(/\s*,\s*/).filter(Boolean);
  return field.form === 'data' ? JSON.parse(given) : given;
}

// The id of a record for what somebody typed: the id itself, a name, or a part that only one has.
function meant(field, given, known) {
  const records = field.catalogues.flatMap((name) => known[name] ?? []);
  const low = given.toLowerCase();
  const is = (test) => {
    const found = records.filter((names) => names.some((each) => test(each.toLowerCase())));
    return found.length === 1 ? found[0][0] : null;
  };
  if (!low || records.some(([id]) => id === given)) return given;
  return is((each) => each === low) ?? is((each) => each.startsWith(low)) ?? is((each) => each.includes(low)) ?? given;
}

// Many quotations, as of a name, would hide the rest.
const folding = (quotations, number) => (number > MANY ? make('details', {}, make('summary', { text: `${number} quotations` }), quotations) : quotations);

// Make a form. `onDone(verb, record, spans)` is called with what was written; `onNew(catalogue,
// name, take)` asks for a new record of a catalogue, whose id `take` is given; `known()` tells the
// records that there are by now.
export function entryForm({ title, description, fields, record, spans, cites, known, candidates, canKeep, onDone, onLeave, onNew, onChange }) {
  const controls = new Map();
  const cited = spans.map((span) => [...span]);
  const line = (field) => {
    const held = control(field, record[field.key], candidates, known());
    const input = held.matches('input, select, textarea') ? held : held.querySelector('input');
    controls.set(field.key, [field, input]);
    const hint = make('p', { name: 'hint' });
    const tell = () => { hint.textContent = field.words[input.value] ?? ''; };
    const settle = () => { if (field.form === 'reference') input.value = meant(field, input.value.trim(), known()); };
    input.addEventListener('change', () => { settle(); tell(); onChange(values()); });

    tell();
    const makes = field.form === 'reference' && field.catalogues.length === 1 && onNew ? make('button', { type: 'button', text: 'New…', title: `A new record among ${field.catalogues[0]}`, onclick: () => onNew(field.catalogues[0], input.value.trim(), (id) => { input.value = id; input.focus(); onChange(values()); }) }) : null;
    if (makes && held !== input) held.append(makes);
    const label = make('label', { text: plain(field.key), title: field.meaning, name: field.needed ? 'needed' : '' });
    input.title = field.meaning;
    input.dataset.key = field.key;
    return make('div', { name: 'field' }, label, held, hint);
  };
  const quotations = make('div', { name: 'fields' });
  const listQuotations = () => quotations.replaceChildren(
    ...cited.map((span, index) => {
      const input = make('input', { 'aria-label': `quotation ${index + 1}`, type: 'text', spellcheck: false, value: span ? quoted(span).replace(/\s+/g, ' ') : '' });
      input.addEventListener('change', () => {
        const found = find(input.value.trim(), (span ?? cited.find(Boolean) ?? [0])[0]);
        input.classList.toggle('invalid', found === null);
        input.title = found === null ? 'These characters do not stand in the text' : '';
        if (found) { cited[index] = found; onChange(values()); }
      });
      const drop = make('button', { type: 'button', text: 'Drop', onclick: () => { cited.splice(index, 1); listQuotations(); onChange(values()); } });
      return make('div', { name: 'field' }, make('label', { text: `quotation ${index + 1}` }), make('span', { name: 'pair' }, input, drop));
    }),
    make('div', { name: 'field' }, make('span'), make('button', { type: 'button', name: 'add', text: 'Add a quotation', title: 'Of the selected characters; without, of what you type', onmousedown: (event) => event.preventDefault(), onclick: addQuotation })),
  );
  function addQuotation() {
    cited.push(selected());
    listQuotations();
    onChange(values());
    if (!cited.at(-1)) quotations.querySelector(`[aria-label='quotation ${cited.length}']`).focus();
  }
  listQuotations();
  const isFilled = (field) => record[field.key] !== null && record[field.key] !== undefined;
  const isFirst = (field) => field.key !== 'id' && (field.needed || field.asked || isFilled(field) || (candidates[field.key] ?? []).length > 0);
  const further = fields.filter((field) => !isFirst(field));
  const body = make('div', { name: 'fields' }, ...fields.filter(isFirst).map(line));
  const folded = further.length ? make('details', { open: !fields.some(isFirst) }, make('summary', { text: `More: ${further.map((each) => plain(each.key)).join(', ')}` }), make('div', { name: 'fields' }, ...further.map(line))) : null;

  function values() {
    const written = {};
    if (quotations.querySelector('.invalid')) return null;
    for (const [key, [field, input]] of controls) {
      try {
        written[key] = read(field, input);
        input.classList.remove('invalid');
      } catch {
        input.classList.add('invalid');
        return null;
      }
    }
    return { record: written, spans: cited.filter(Boolean) };
  }

  const done = (verb) => {
    if (sheet.contains(document.activeElement)) document.activeElement.dispatchEvent(new Event('change')); // typed, and not left
    const written = values();
    if (written) onDone(verb, written.record, written.spans);
    else sheet.querySelector('.invalid').focus();
  };
  const findings = make('ul', { name: 'findings' });
  const sheet = make('section', { name: 'sheet', 'aria-label': title },
    make('h3', { text: title }), description ? make('p', { name: 'rule', text: description }) : null,
    body, folded, cites ? folding(quotations, cited.length) : null, findings,
    make('div', { name: 'actions' },
      make('button', { type: 'button', name: 'main', text: 'Accept', title: 'Ctrl+Enter', onclick: () => done('accept') }),
      canKeep ? make('button', { type: 'button', text: 'Keep for later', title: 'Ctrl+S', onclick: () => done('edit') }) : null,
      make('button', { type: 'button', text: 'Leave', title: 'Esc', onclick: onLeave })));
  sheet.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done('accept');
    else if (event.key === 's' && (event.ctrlKey || event.metaKey) && canKeep) done('edit');
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { sheet, findings, values, first: () => [...controls.values()].find(([field, input]) => field.needed && !input.value)?.[1] ?? sheet.querySelector('input, select, textarea, button') };
}
