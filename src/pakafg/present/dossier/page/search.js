// Search: every word, in a line of a text or in what the page says on its strength.
const MOST = 40; // of each are listed; how many more there are is said
const plain = (text) => [...text].map((letter) => letter.normalize('NFKD')[0].toLowerCase().padEnd(letter.length)).join('').replace(/[‘’]/g, "'").replace(/[–—]/g, '-');
let index = null;
function indexed() {
  index ||= {
    lines: texts.flatMap((text) => all('.line', text).map((line) => ({ text, line, plain: plain(line.textContent) }))),
    records: [...entries.values()].map((entry) => ({ entry, plain: plain([entry.dataset.l, ...new Set(all('a.chip, a.more', entry).map(words))].join(' ')) })),
  };
  return index;
}
function found(query) {
  const asked = plain(query).split(/\s+/).filter(Boolean);
  const fits = (each) => asked.every((word) => each.plain.includes(word));
  const { lines, records } = indexed();
  return { asked, lines: lines.filter(fits), records: records.filter(fits) };
}
// Light words in a line as a reader selects them.
function choose({ text, line, plain: folded }, word) {
  open(text);
  slip.hidden = true;
  const from = folded.indexOf(word);
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let at = 0, node = walk.nextNode(); node; at += node.length, node = walk.nextNode()) {
    if (from >= at && from < at + node.length) range.setStart(node, from - at);
    if (from + word.length > at && from + word.length <= at + node.length) range.setEnd(node, from + word.length - at);
  }
  bring(line);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}
function listed(heading, items, row) {
  const list = document.createElement('ul');
  list.append(...items.slice(0, MOST).map((each) => {
    const item = document.createElement('li');
    item.append(...row(each));
    return item;
  }));
  const rest = items.length > MOST ? [make('p', `and ${items.length - MOST} more`, 'note')] : [];
  return [make('h3', `${heading} (${items.length.toLocaleString('en')})`), list, ...rest];
}
function search() {
  const query = one('#find').value.trim();
  one('#found').hidden = query.length < 2;
  one('#n-found').textContent = '';
  if (query.length < 2) return;
  const { asked, lines, records } = found(query);
  one('#n-found').textContent = `${lines.length} in the texts, ${records.length} among the findings`;
  one('#found').replaceChildren(
    ...listed('In the texts', lines, (each) => {
      const at = each.plain.indexOf(asked[0]);
      const words = each.line.textContent;
      const button = make('button', `${at > 40 ? '…' : ''}${words.slice(Math.max(at - 40, 0), at + 110).trim()}${words.length > at + 110 ? '…' : ''}`);
      button.type = 'button';
      button.addEventListener('click', () => choose(each, asked[0]));
      return [make('span', all('.shelf a').find((link) => link.hash === '#' + each.text.id).textContent, 'note'), button];
    }),
    ...listed('Among the findings', records, ({ entry }) => {
      const link = make('a', entry.dataset.l);
      link.href = '#' + entry.id;
      return [link, make('span', kinds.get(entry.dataset.k) || '', 'note')];
    }),
  );
}
one('#find').addEventListener('input', search);
