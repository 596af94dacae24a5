// Search over the index of a folder: its files are scripts, for a page opened from disk may load
// those, and each calls `found` once. A word asked for is the beginning of a word, or all of it
// where it has fewer than three letters.
const MOST = 25; // of each kind are listed; how many more there are is said
const LEAST = 3; // letters of a beginning
const WORD = /[\u2e80-\u9fff\uf900-\ufaff]|(?:(?![\u2e80-\u9fff\uf900-\ufaff])[\p{L}\p{N}])+/gu;
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const waiting = new Map();
const loaded = new Map();
window.found = (name, data) => waiting.get(name)(data);

function load(name) {
  if (!loaded.has(name)) {
    loaded.set(name, new Promise((done, fail) => {
      waiting.set(name, done);
      document.head.append(Object.assign(document.createElement('script'), { src: `search/${name}.js`, onerror: fail }));
    }));
  }
  return loaded.get(name);
}

// The last of ascending beginnings that is not after a word or a number.
function lastBefore(firsts, wanted) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

async function placesOf(word, { words }) {
  const whole = word.length < LEAST;
  const places = new Set();
  for (let at = lastBefore(words, word); at < words.length && (words[at] <= word || words[at].startsWith(word)); at += 1) {
    for (const [each, steps] of Object.entries(await load(`words-${at}`))) {
      if (whole ? each === word : each.startsWith(word)) {
        let place = 0;
        for (const step of steps.split(' ')) places.add(place += parseInt(step, 36));
      }
    }
  }
  return places;
}

async function itemsOf(places, { items }) {
  const batches = await Promise.all(places.map((place) => load(`items-${lastBefore(items, place)}`)));
  return places.map((place, at) => batches[at][place - items[lastBefore(items, place)]]);
}

async function listed(heading, places, words, index) {
  const items = await itemsOf(places.slice(0, MOST), index);
  const list = document.createElement('ul');
  list.append(...items.map(([address, text]) => {
    const row = document.createElement('li');
    const at = Math.max(folded(text).indexOf(words[0]), 0); // near enough, where folding moves letters
    const shown = `${at > 60 ? '…' : ''}${text.slice(Math.max(at - 60, 0), at + 160).trim()}${text.length > at + 160 ? '…' : ''}`;
    row.append(Object.assign(make('a', shown), { href: `pages/${address}` }));
    return row;
  }));
  const rest = places.length > MOST ? [make('p', `and ${(places.length - MOST).toLocaleString('en')} more`, 'note')] : [];
  return [make('h3', `${heading} (${places.length.toLocaleString('en')})`), list, ...rest];
}

let asked = 0;
async function search() {
  const turn = asked += 1;
  const words = folded(one('#find').value).match(WORD) || [];
  one('#found').hidden = !words.length;
  one('#n-found').textContent = '';
  if (!words.length) return;
  try {
    const index = await load('index');
    const sets = await Promise.all(words.map((word) => placesOf(word, index)));
    const [first, ...others] = sets.sort((one, other) => one.size - other.size);
    const places = [...first].filter((place) => others.every((each) => each.has(place))).sort((one, other) => one - other);
    const lines = places.filter((place) => place < index.lines);
    const said = places.filter((place) => place >= index.lines);
    const shown = [...await listed('In the texts', lines, words, index), ...await listed('Among the findings', said, words, index)];
    if (turn !== asked) return;
    one('#n-found').textContent = `${lines.length.toLocaleString('en')} in the texts, ${said.length.toLocaleString('en')} among the findings`;
    one('#found').replaceChildren(...shown);
  } catch {
    one('#n-found').textContent = 'The index, the folder “search”, is not beside this page.';
  }
}
for (const box of all('#find')) {
  box.addEventListener('input', search);
  if (location.hash === '#find') box.focus();
  if (box.value) search();
}
