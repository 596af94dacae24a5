// Whose word counts, and which rejected dates hold. Every answer was worked out before: a choice
// finds its place in a table, and the answer that stands there takes the place of the one shown.
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_';
const blocks = all('.cell, .event');
const voiced = all('.entry[data-v]');
const shown = new Map(blocks.map((block) => [block, { place: 0, parts: null }]));
const fateWords = (letter) => document.getElementById(`fate_${letter}`).textContent;
const tidy = (element) => element.textContent.replace(/\s+/g, ' ').trim().replace(/,? no best/, ', no best');

// The switches: relations and origins that are off, claims that are taken to hold.
function choice() {
  const off = new Set(all('input[name=off]:not(:checked)').map((box) => box.value));
  const assumed = new Set(all('input[name=assumed]:checked').map((box) => box.value));
  const counts = (voice) => !voice.split('.').some((part) => off.has(part));
  return { off, assumed, counts, holds: (name) => (name[0] === '!' ? assumed.has(name.slice(1)) : counts(name)) };
}

// The place of the answer to a choice; -1 where none was worked out.
function placeOf(block, holds) {
  const { on, of, t = '', w = 1 } = block.dataset;
  let at = 0;
  if (of) {
    const list = document.getElementById(of).dataset;
    const bits = list.on.split(' ').reduce((sum, name, bit) => sum + (holds(name) ? 1n << BigInt(bit) : 0n), 0n);
    at = list.choices.split(' ').indexOf(bits.toString(16));
    if (at < 0) return -1;
  } else if (on) {
    at = on.split(' ').reduce((sum, name, bit) => sum + (holds(name) ? 2 ** bit : 0), 0);
  }
  return [...t.slice(at * w, (at + 1) * w)].reduce((sum, letter) => sum * 64 + LETTERS.indexOf(letter), 0);
}

// Put an answer, part by part, where the one shown stands.
function put(block, place) {
  const state = shown.get(block);
  if (state.place === place) return;
  const others = all(':scope > template', block);
  const other = place < 0 ? one(block.matches('.cell') ? '#unanswered-cell' : '#unanswered-event') : others[place - 1];
  const parts = place ? [...other.content.cloneNode(true).children] : state.parts;
  const replaced = parts.map((part) => {
    const old = one(`.${part.classList[0]}`, block);
    old.replaceWith(part);
    return old;
  });
  state.parts ||= replaced;
  state.place = place;
  state.fates = place > 0 ? other.dataset.f : place ? '' : block.dataset.f;
  const sum = one('.sum', block);
  if (sum) sum.hidden = place !== 0;
}

// What many say alike goes on on another page: of that a choice says nothing here.
const printed = new Map(all('.saying').filter((each) => one('.elsewhere', each)).map((each) => [each, [each.classList.contains('weak'), one('.fate', each)]]));
function unmark(saying) {
  const [isWeak, fate] = printed.get(saying);
  const isChosen = chosenWords() !== '';
  saying.classList.toggle('weak', isWeak && !isChosen);
  if (fate) fate.hidden = isChosen;
}

// Strike through what does not count, and say why.
function mark(block) {
  const state = shown.get(block);
  const held = all('.entry', block);
  const fates = ((state && state.place ? state.fates : block.dataset.f) || '').split(' ').filter(Boolean)
    .map((fate) => [fate[0], new Set(fate.slice(2).split(',').map((place) => held[place]))]);
  for (const saying of all('.saying', block)) {
    if (printed.has(saying)) { unmark(saying); continue; }
    const left = all('.entry', saying).filter((entry) => !entry.classList.contains('out'));
    let found = left.length ? '' : 'x';
    const reached = new Set();
    for (const [letter, claims] of found ? [] : fates) {
      for (const claim of claims) reached.add(claim);
      if (left.every((entry) => reached.has(entry))) { found = letter; break; }
    }
    saying.classList.toggle('weak', found !== '' && found !== 'm');
    const old = one('.fate', saying);
    if (old) old.remove();
    if (found) {
      const note = make('span', fateWords(found), 'note fate');
      saying.insertBefore(note, one('.entry', saying));
      note.after(' ');
    }
  }
}

// What stands in a block, in words; and what stood there to begin with.
function inWords(block, parts = null) {
  const names = block.matches('.cell') ? ['range', 'support'] : ['when', 'state'];
  const [main, more] = names.map((name) => tidy(parts ? parts.find((part) => part.classList.contains(name)) : one(`.${name}`, block)));
  return more ? `${main} (${more})` : main;
}

// The choice in a sentence; empty where nothing is chosen.
function chosenWords() {
  const names = (boxes) => boxes.map((box) => tidy(box.parentNode)).join('; ');
  const off = all('input[name=off]:not(:checked)');
  const assumed = all('input[name=assumed]:checked');
  return [off.length && `Left out: ${names(off)}.`, assumed.length && `Taken to hold: ${names(assumed)}.`].filter(Boolean).join(' ');
}

function apply() {
  const { counts, holds } = choice();
  for (const entry of voiced) entry.classList.toggle('out', !counts(entry.dataset.v));
  for (const block of blocks) put(block, placeOf(block, holds));
  for (const block of [...blocks, ...all('.aside')]) mark(block);
  for (const each of all('[data-when]')) {
    const event = document.getElementById(each.dataset.when); // on another page of a folder
    if (event) each.textContent = tidy(one('.when', event));
  }
  const changed = blocks.filter((block) => shown.get(block).place);
  const words = chosenWords();
  for (const each of all('#told, #to-policy')) each.hidden = !words;
  one('#changes').hidden = !changed.length;
  one('#chosen').hidden = Boolean(words);
  const unanswered = changed.filter((block) => shown.get(block).place < 0).length;
  const told = [changed.length - unanswered && `${changed.length - unanswered} of the figures and dates change`, unanswered && `${unanswered} are not worked out for this choice`].filter(Boolean).join(', ');
  one('#told').textContent = words && `${words} ${told ? `${told}:` : 'No figure and no date changes.'}`;
  one('#changes').replaceChildren(...changed.map((block) => {
    const item = make('li', '');
    const link = make('a', block.dataset.c);
    link.href = '#' + block.id;
    item.append(link, `: ${inWords(block)}; before: ${inWords(block, shown.get(block).parts)}`);
    return item;
  }));
}
for (const form of all('.policy form')) {
  form.addEventListener('change', apply);
  form.addEventListener('reset', () => setTimeout(apply));
}
