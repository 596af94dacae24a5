// The laws of this file: what the program says is the state, this page only shows it; each
// decision goes there at once, with the version that was seen; what is typed is kept until it is
// written; what comes from documents becomes text, never markup.
import { isWaiting, card, tellFindings } from './cards.js';
import { notice, send } from './conversation.js';
import { entryForm } from './entry-form.js';
import { cut, make, one, plain } from './elements.js';
import { formStack } from './form-stack.js';
import { mergeForm } from './merge-form.js';
import { tellProgress } from './progress.js';
import { recordChoice } from './record-choice.js';
import { before, nextSentence, openRun, saidOf } from './sentences.js';
import * as pane from './text-pane.js';

const MOST = 60; // cards that are shown at once
let state = null;
let focus = null; // the id of a proposal
let sentence = null; // the number of a sentence
const forms = formStack(one('#form'));
let busy = false;
let timer = 0;
let asked = 0;

// --- the state, as it comes in -----------------------------------------------------------------

const turned = (proposal) => ({ ...proposal, spans: proposal.spans.map(pane.inUnits) });

function takeRecords(data) {
  data.records = data.records.map((each) => ({ ...each, spans: each.spans.map(pane.inUnits) }));
}

async function load(document_) {
  const answer = await send(`state?document=${encodeURIComponent(document_ ?? '')}`);
  if (!answer) return;
  if (answer.status !== 200) {
    notice(['The corpus cannot be read:', ...(answer.data.problems ?? [answer.data.error])].join(' '), true);
    return;
  }
  const given = answer.data;
  pane.setText(given.text);
  given.proposals = given.proposals.map(turned);
  given.sentences = given.sentences.map(pane.inUnits);
  takeRecords(given);
  state = given;
  one('#title').textContent = given.document.name;
  document.title = `Review: ${given.document.name}`;
  history.replaceState(null, '', `#${encodeURIComponent(given.document.id)}`);
  one('#documents').replaceChildren(...given.documents.map((each) => make('option', { value: each.id, text: `${each.id} ${cut(each.name, 60)}`, selected: each.id === given.document.id })));
  pane.layOut(state, atCharacter, (number) => { sentence = number; });
  if (!state.proposals.some((each) => each.id === focus)) focus = listed()[0]?.id ?? null;
  show();
}

function takeChanges(data) {
  const changed = new Map(data.proposals.map((each) => [each.id, turned(each)]));
  const gone = new Set(data.gone);
  const kept = state.proposals.filter((each) => !gone.has(each.id)).map((each) => changed.get(each.id) ?? each);
  const known = new Set(kept.map((each) => each.id));
  takeRecords(data);
  const held = state;
  state = { ...state, ...data, known: { ...state.known, ...(data.known ?? {}) }, proposals: [...kept, ...[...changed.values()].filter((each) => !known.has(each.id))] };
  const cut_ = ({ proposals, records }) => JSON.stringify([proposals.map((each) => each.spans), records.map((each) => each.spans)]);
  if (cut_(held) !== cut_(state)) pane.layOut(state, atCharacter, (number) => { sentence = number; });
}

// --- what is shown -----------------------------------------------------------------------------

// Records that documents share come first, for others name them; mentions of names come last.
const place = (proposal) => (state.kinds[proposal.kind].shared ? 0 : proposal.kind.endsWith('_mention') ? 2 : 1);
const byPlace = (one_, other) => place(one_) - place(other) || (one_.spans[0]?.[0] ?? -1) - (other.spans[0]?.[0] ?? -1);

function listed() {
  const all = one('#filter').value === 'all';
  return state.proposals.filter((each) => all || isWaiting(each)).sort(byPlace);
}

const focused = () => state.proposals.find((each) => each.id === focus) ?? null;

function show({ scroll = true } = {}) {
  const list = listed();
  const at = Math.max(0, list.findIndex((each) => each.id === focus));
  const first = Math.max(0, Math.min(at - 5, list.length - MOST));
  const seen = list.slice(first, first + MOST);
  const findings = make('ul', { name: 'findings', 'aria-live': 'polite' });
  const more = (text, id) => make('li', {}, make('button', { type: 'button', name: 'further', text, onclick: () => move(id) }));
  one('#cards').replaceChildren(
    ...(first > 0 ? [more(`${first} before these`, list[first - 1].id)] : []),
    ...seen.map((each) => card(each, state, each.id === focus, actions, findings)),
    ...(first + MOST < list.length ? [more(`${list.length - first - MOST} after these`, list[first + MOST].id)] : []),
    ...(list.length ? [] : [make('li', { name: 'none', text: nothingLeft() })]),
  );
  const here = focused();
  pane.mark(state, state.proposals.filter(isWaiting), here ? here.spans : [], sentence);
  one('#undo').disabled = !state.undo;
  one('#undo').title = state.undo ? `Take back: ${state.undo.verb} ${state.undo.proposal}` : '';
  tellProgress(state);
  if (scroll) {
    one('.card.focused')?.scrollIntoView({ block: 'nearest' });
    if (here?.spans.length) pane.bring(here.spans[0][0]);
  }
  if (here && isWaiting(here) && !forms.now) preview({ verb: 'accept', proposal: here.id }, findings);
}

function nothingLeft() {
  if (state.proposals.length) return 'Everything is decided. The keys s and n find what nothing cites yet.';
  return `No proposals: pakafg draft DIR ${state.document.id} makes some. The key n makes a record of the selected characters.`;
}

function preview(action, list) {
  clearTimeout(timer);
  asked += 1;
  const mine = asked;
  timer = setTimeout(async () => {
    const answer = await send('preview', { document: state.document.id, version: state.version, action });
    if (!answer || mine !== asked) return;
    tellFindings(list, answer.status === 200 ? answer.data : { problems: answer.data.problems ?? [answer.data.error], warnings: [] });
  }, 250);
}

// --- decisions ---------------------------------------------------------------------------------

async function act(action, done) {
  if (busy) return false;
  busy = true;
  clearTimeout(timer); // what it was to find out is decided now
  const after = next();
  try {
    const answer = await send('act', { document: state.document.id, version: state.version, action });
    if (!answer) return false;
    if (answer.status === 409) {
      await load(state.document.id);
      notice('This has changed since you looked, in another window or in its files. Nothing of yours was written; look again.', true);
      return false;
    }
    if (answer.status !== 200) {
      const told = { problems: answer.data.problems?.length ? answer.data.problems : [answer.data.error], warnings: answer.data.warnings ?? [] };
      const list = forms.now?.findings ?? one('.card.focused .findings');
      asked += 1;
      if (list) tellFindings(list, told);
      notice(`Nothing was written. ${told.problems[0] ?? ''}`, true);
      return false;
    }
    const held = new Set(state.proposals.filter((each) => each.state === 'filed').map((each) => each.id));
    takeChanges(answer.data);
    notice([done, ...doubtsOf(answer.data, held)].join(' '));
    if (forms.now) forms.leave();
    if (action.verb === 'undo') focus = answer.data.proposals[0]?.id ?? focus;
    else if (!(focused() && isWaiting(focused()))) focus = after;
    if (!focused()) focus = listed()[0]?.id ?? null;
    show();
    return answer.data;
  } finally {
    busy = false;
  }
}

// What looks doubtful in the record that a decision has just made.
function doubtsOf({ proposals, warnings }, held) {
  const made = new Set(proposals.filter((each) => each.state === 'filed' && !held.has(each.id)).map((each) => each.record.id));
  return warnings.filter((each) => made.has(each.record)).map((each) => `But it looks doubtful (${plain(each.rule)}): ${each.reason}.`);
}

// The next proposal to decide behind the one in focus.
function next() {
  const list = listed();
  const at = list.findIndex((each) => each.id === focus);
  const further = [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))];
  return (further.find((each) => isWaiting(each)) ?? further[0])?.id ?? focus;
}

const actions = {
  focus(id) { if (!forms.now) { focus = id; sentence = null; show(); } },
  accept(proposal) { act({ verb: 'accept', proposal: proposal.id }, `${proposal.id} is a record now.`); },
  reject(proposal) { act({ verb: 'reject', proposal: proposal.id }, `${proposal.id} was rejected.`); },
  take(proposal, key, id) { act({ verb: 'edit', proposal: proposal.id, record: { ...proposal.record, [key]: id } }, `${plain(key)} is ${id} now.`); },
  edit(proposal) {
    const kind = state.kinds[proposal.kind];
    open({
      title: `${plain(proposal.kind)}: ${proposal.id}`,
      description: kind.meaning,
      fields: kind.fields,
      record: proposal.record,
      spans: proposal.spans,
      cites: true,
      candidates: proposal.candidates,
      canKeep: true,
      onDone: (verb, record, spans) => act({ verb, proposal: proposal.id, record, spans: spans.map(pane.inCharacters) }, verb === 'edit' ? `${proposal.id} is kept for later.` : `${proposal.id} is a record now.`),
      checks: (written) => ({ verb: 'accept', proposal: proposal.id, record: written.record, spans: written.spans.map(pane.inCharacters) }),
    });
  },
  merge(proposal) {
    open({
      ...mergeForm(proposal, state),
      canKeep: false,
      onDone: (verb, record) => act({ verb: 'merge', proposal: proposal.id, into: record.into, reason: record.reason ?? null }, `${proposal.id} is merged into ${record.into}.`),
    });
  },
};

// --- forms -------------------------------------------------------------------------------------

function open({ checks, ...given }) {
  const made = entryForm({
    ...given,
    known: () => state.known,
    onLeave: () => { forms.leave(); show(); },
    onNew: (catalogue, name, take) => openNew(kindOf(catalogue), [], name, take),
    onChange: (written) => {
      if (!written) return;
      pane.mark(state, state.proposals.filter(isWaiting), written.spans, sentence);
      if (checks) preview(checks(written), made.findings);
    },
  });
  forms.open(made);
  if (checks) {
    pane.mark(state, state.proposals.filter(isWaiting), given.spans, sentence);
    preview(checks(made.values()), made.findings);
  }
}

const kindOf = (catalogue) => Object.keys(state.kinds).find((each) => state.kinds[each].shared && state.kinds[each].catalogue === catalogue);

function openNew(kind, spans, name = '', take = null) {
  if (!kind) return;
  const described = state.kinds[kind];
  const made = (record, spans_) => ({ verb: 'add', kind, record, spans: described.cites ? spans_.map(pane.inCharacters) : [] });
  open({
    title: `New: ${plain(kind)}`,
    description: described.meaning,
    fields: described.fields,
    record: kind === 'omission' ? { reason: 'heading' } : { name: name || null },
    spans,
    cites: described.cites,
    candidates: {},
    canKeep: false,
    checks: (written) => made(written.record, written.spans),
    onDone: async (verb, record, spans_) => {
      const written = await act(made(record, spans_), `A new ${plain(kind)} stands in the corpus.`);
      if (written && take) {
        const entry = written.proposals.at(-1);
        if (entry?.record.id) take(entry.record.id);
      }
    },
  });
}

// A record that nobody proposed: of the selected characters, or of the sentence at hand.
function choose() {
  const span = pane.selected() ?? (sentence === null ? null : state.sentences[sentence]);
  forms.open(recordChoice(state.kinds, span, {
    onGo: (kind) => { forms.leave(); openNew(kind, span ? [span] : []); },
    onLeave: () => { forms.leave(); show(); },
  }));
}

// --- moving about ------------------------------------------------------------------------------

function move(id) {
  focus = id;
  sentence = null;
  show();
}

function step(by) {
  const list = listed();
  const at = list.findIndex((each) => each.id === focus);
  const to = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by));
  if (list[to]) move(list[to].id);
}

// Go to another sentence: one that is open, or any, beginning with that of the card in focus.
function stepSentence(by, isOpen = true) {
  const at = nextSentence(state, sentence ?? (isOpen ? null : before(state, focused())), by, isOpen);
  if (at === null) {
    notice(`No ${by > 0 ? 'further sentence' : 'sentence before this one'}${isOpen ? ' is open' : ''}.`);
    return;
  }
  sentence = at;
  show({ scroll: false });
  pane.bring(state.sentences[at][0]);
  notice(`${saidOf(state.progress[at])}: “${cut(pane.quoted(state.sentences[at]), 160)}”`);
}

function atCharacter(offset) {
  if (forms.now || pane.selected()) return;
  const here = listed().filter((each) => each.spans.some(([start, end]) => start <= offset && offset < end));
  if (here.length) {
    const at = here.findIndex((each) => each.id === focus);
    move(here[(at + 1) % here.length].id);
    return;
  }
  const records = state.records.filter((each) => each.spans.some(([start, end]) => start <= offset && offset < end));
  if (records.length) notice(`Recorded: ${records.map((each) => each.id).join(', ')}`);
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  s: () => stepSentence(1),
  S: () => stepSentence(-1),
  t: () => stepSentence(1, false),
  T: () => stepSentence(-1, false),
  u: () => undo(),
  n: () => choose(),
  i: () => openNew('incident', []),
  c: () => openNew('actor', []),
  o: () => leaveOut(() => [state.sentences[sentence]]),
  O: () => leaveOut(() => openRun(state, sentence)),
  '?': () => one('#keys').showModal(),
};
const leaveOut = (which) => (sentence === null ? notice('First choose a sentence: the key s, or click it.') : openNew('omission', which()));
const ofCard = { a: 'accept', e: 'edit', r: 'reject', m: 'merge' };

function undo() {
  if (state.undo) act({ verb: 'undo' }, `Taken back: ${state.undo.verb} ${state.undo.proposal}.`);
}

document.addEventListener('keydown', (event) => {
  if (!state || forms.now || event.ctrlKey || event.metaKey || event.altKey || one('#keys').open) return;
  if (event.target.matches?.('input, textarea, select')) return;
  const here = focused();
  if (event.key in keys) keys[event.key]();
  else if (event.key === 'm' && here && !state.kinds[here.kind].merges) notice(`A ${plain(here.kind)} cannot be merged: edit which record it names.`);
  else if (event.key in ofCard && here && (isWaiting(here) || (event.key === 'e' && here.state === 'rejected'))) actions[ofCard[event.key]](here);
  else if (/^[1-9]$/.test(event.key)) one(`.card.focused [data-candidate='${event.key}']`)?.click();
  else return;
  event.preventDefault();
});
one('#undo').addEventListener('click', undo);
one('#new').addEventListener('mousedown', (event) => event.preventDefault());
one('#new').addEventListener('click', () => { if (!forms.now) choose(); });
one('#help').addEventListener('click', () => one('#keys').showModal());
// Chosen with a mouse, a list gives the keys back; with keys, it keeps them until Enter or Escape.
let byPointer = false;
for (const list of [one('#filter'), one('#documents')]) {
  list.addEventListener('pointerdown', () => { byPointer = true; });
  list.addEventListener('keydown', (event) => {
    byPointer = false;
    if (event.key === 'Enter' || event.key === 'Escape') list.blur();
  });
  list.addEventListener('change', () => { if (byPointer) list.blur(); });
}
one('#filter').addEventListener('change', () => show());
one('#documents').addEventListener('change', (event) => {
  if (forms.now) { event.target.value = state.document.id; notice('First leave the form that is open.'); return; }
  focus = null;
  sentence = null;
  load(event.target.value);
});
addEventListener('beforeunload', (event) => { if (forms.now) event.preventDefault(); });
load(decodeURIComponent(location.hash.slice(1)));
