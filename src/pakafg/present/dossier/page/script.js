'use strict';
// The laws of this file: the page says everything without it; it fetches nothing and keeps
// nothing; what it writes is text, never markup. Anchors are ids of records: `at_DOCUMENT_START`
// is a character of a document, and with `_END` behind it a citation.
(() => {
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const make = (tag, text, name = '') => Object.assign(document.createElement(tag), { textContent: text, className: name });
  document.documentElement.classList.add('js');

  const pages = one('.pages');
  const texts = all('.text');
  const marks = all('.mark');
  const slip = one('#slip');
  const resting = one('#resting');
  const back = one('#back');
  const entries = new Map(all('[data-l]').map((each) => [each.dataset.n, each]));
  const wide = matchMedia('(min-width: 66rem)');
  const kinds = new Map(all('input[name=k]').map((box) => [box.value, box.parentNode.textContent.trim()]));
  for (const each of all('[data-l], [data-c]')) each.tabIndex = -1;
  let origin = null; // the figure that led into the text
  let cited = null; // what "Copy as citation" cites

  // Documents: one at a time.
  function open(text) {
    for (const each of texts) each.classList.toggle('open', each === text);
    for (const link of all('.shelf a')) {
      if (link.hash === '#' + text.id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  function unlit() {
    for (const each of all('.lit')) each.classList.remove('lit');
  }

  // Bring characters to where neither the menu nor the sheet at the foot covers them.
  function bring(first, last = first) {
    const box = pages.getBoundingClientRect();
    const inside = wide.matches && pages.contains(first);
    const top = inside ? box.top : one('.menu').offsetHeight;
    const foot = (inside ? Math.min(box.bottom, innerHeight) : innerHeight) - (slip.hidden || wide.matches !== inside ? 0 : slip.offsetHeight);
    const from = first.getBoundingClientRect().top;
    const tall = last.getBoundingClientRect().bottom - from;
    const by = from - top - Math.max((foot - top - tall) / 3, 8);
    if (inside) pages.scrollTop += by;
    else scrollBy(0, by);
  }

  // The characters of a citation: the marks from its first to its last.
  const marksOf = new Map(texts.map((text) => [text, all('.mark', text)]));
  function lightable(mark, end) {
    const start = Number(mark.dataset.a);
    return marksOf.get(mark.closest('.text')).filter(({ dataset }) => dataset.a >= start && dataset.a < end);
  }
  function words(link) {
    const mark = document.getElementById(link.hash.slice(1));
    return mark ? lightable(mark, Number(link.dataset.e)).map((each) => each.textContent).join('').replace(/\s+/g, ' ').trim() : '';
  }

  // From a figure to the characters that it rests on.
  function enter(mark, end, from) {
    origin = from;
    open(mark.closest('.text'));
    unlit();
    const lit = lightable(mark, end);
    for (const each of lit) each.classList.add('lit');
    if (from) from.classList.add('lit');
    tell(mark.dataset.r);
    cited = { about: from && from.closest('[data-l], [data-c]'), links: [[mark, end]], hash: `#${mark.id}_${end}` };
    bring(mark, lit.at(-1));
    mark.focus({ preventScroll: true });
  }

  // What rests on these characters.
  function tell(numbers) {
    one('#h-slip').textContent = 'Rests on these characters';
    resting.replaceChildren(...numbers.split(' ').map((number) => {
      const entry = entries.get(number);
      const item = document.createElement('li');
      const link = make('a', entry.dataset.l);
      link.href = '#' + entry.id;
      item.append(link, make('span', kinds.get(entry.dataset.k) || '', 'note'));
      return item;
    }));
    show(Boolean(origin));
  }

  function show(canGoBack) {
    back.hidden = !canGoBack;
    one('#citation').hidden = true;
    one('#copied').textContent = '';
    slip.hidden = false;
  }

  function close() {
    slip.hidden = true;
    const lit = one('.mark.lit');
    unlit();
    if (lit) lit.focus({ preventScroll: true });
  }

  // A citation in words: what is said, the characters, the document, and where in this page.
  function citation({ about, links, hash }) {
    const by = new Map();
    for (const [mark, end] of links) {
      const text = mark.closest('.text');
      const quote = lightable(mark, end).map((each) => each.textContent).join('').replace(/\s+/g, ' ').trim();
      by.set(text, (by.get(text) || new Set()).add(`“${quote}” (${mark.dataset.a}–${end})`));
    }
    const lines = [...by].map(([text, quotes]) => `${text.dataset.cite} ${[...quotes].join('; ')}`);
    const said = about ? about.dataset.l || about.dataset.c : '';
    const range = about && one('.range', about) && about.dataset.c ? `: ${one('.range', about).textContent.replace(/\s+/g, ' ').trim().replace(' no best', ', no best')}` : '';
    return [...(said ? [said + range] : []), ...lines, location.href.split('#')[0] + hash].join('\n');
  }

  one('#copy').addEventListener('click', async () => {
    const box = one('#citation');
    box.value = citation(cited);
    box.hidden = false;
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      one('#copied').textContent = 'Copied.';
    } catch {
      one('#copied').textContent = 'Copy it from here.';
    }
  });

  // A link to a figure, a question, an incident or a date, and what it rests on.
  function point(block) {
    reveal(block);
    const links = all('a[data-e]', block).map((link) => [document.getElementById(link.hash.slice(1)), Number(link.dataset.e)]);
    cited = { about: block, links, hash: '#' + block.id };
    origin = null;
    one('#h-slip').textContent = 'The link to this is in the address bar';
    resting.replaceChildren();
    show(false);
    bring(block);
    one('#copy').focus({ preventScroll: true });
  }

  function unfold(from) {
    for (let at = from.closest('details'); at; at = at.parentNode.closest('details')) at.open = true;
  }

  // From characters to what the page says on their strength.
  function reveal(entry) {
    if (entry.closest('.gone')) {
      one('.filter form').reset();
      filter();
    }
    unfold(entry);
    unlit();
    entry.classList.add('lit');
    if (!wide.matches) slip.hidden = true;
    entry.scrollIntoView({ block: 'center' });
    entry.focus({ preventScroll: true });
  }

  function leave() {
    const from = origin;
    origin = null;
    slip.hidden = true;
    if (!from) return close();
    unlit();
    unfold(from);
    from.classList.add('lit');
    from.scrollIntoView({ block: 'center' });
    from.focus({ preventScroll: true });
  }

  function follow(hash) {
    if (hash.length < 2) return;
    const name = decodeURIComponent(hash.slice(1));
    const cut = name.lastIndexOf('_');
    const target = document.getElementById(name);
    const start = document.getElementById(name.slice(0, cut));
    if (target && target.matches('.mark')) enter(target, Number(target.dataset.e), null);
    else if (target && target.matches('[data-l], [data-c]')) reveal(target);
    else if (target && target.matches('.text')) open(target);
    else if (start && start.matches('.mark')) enter(start, Number(name.slice(cut + 1)), null);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { hash } = link;
    const target = document.getElementById(hash.slice(1));
    if (link.matches('.mark')) {
      event.preventDefault();
      history.pushState(null, '', '#' + link.id);
      origin = null;
      unlit();
      link.classList.add('lit');
      tell(link.dataset.r);
      cited = { about: null, links: [[link, Number(link.dataset.e)]], hash: `#${link.id}_${link.dataset.e}` };
      if (link.getBoundingClientRect().bottom > slip.getBoundingClientRect().top) bring(link);
      one('#h-slip').focus({ preventScroll: true });
    } else if (target && target.matches('.mark')) {
      event.preventDefault();
      history.pushState(null, '', `${hash}_${link.dataset.e}`);
      enter(target, Number(link.dataset.e), link);
    } else if (target && link.matches('.here')) {
      event.preventDefault();
      history.pushState(null, '', hash);
      point(target);
    } else if (target && target.matches('[data-l], [data-c]')) {
      event.preventDefault();
      history.pushState(null, '', hash);
      reveal(target);
    } else if (target && target.matches('.text')) {
      event.preventDefault();
      open(target);
      pages.scrollTop = 0;
      if (!wide.matches) target.scrollIntoView();
    }
  });
  back.addEventListener('click', leave);
  one('#close').addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !slip.hidden) leave();
  });
  addEventListener('popstate', () => follow(location.hash));

  // What a link leads to, for whoever rests on it: the words are in the page once.
  for (const kind of ['mouseover', 'focusin']) {
    document.addEventListener(kind, (event) => {
      const link = event.target.closest('a.chip:not([title]), a.more:not([title])');
      if (link) link.title = `“${words(link)}”`;
    });
  }

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

  // The filter: within a group any, across groups all.
  const homes = new Map(marks.filter((mark) => mark.href).map((mark) => [mark, mark.getAttribute('href')]));
  const total = one('#count').textContent;
  function filter() {
    const picked = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
    const [documents, sides, chosen] = ['d', 's', 'k'].map(picked);
    const split = (text) => (text ? text.split(' ') : []);
    const narrowed = documents.size || sides.size || chosen.size;
    let seen = 0;
    for (const entry of entries.values()) {
      const { d, s, k } = entry.dataset;
      const fits = (!documents.size || split(d).some((each) => documents.has(each)))
        && (!sides.size || (s ? split(s).some((each) => sides.has(each)) : sides.has('')))
        && (!chosen.size || chosen.has(k));
      entry.classList.toggle('gone', !fits);
      seen += fits;
    }
    for (const each of all('.saying, .block, main > section, main details')) {
      if (each.matches('.difference, .difference details')) continue;
      each.classList.toggle('gone', Boolean(narrowed) && !one('[data-l]:not(.gone)', each));
    }
    for (const mark of marks) {
      const kept = mark.dataset.r.split(' ').some((number) => !entries.get(number).classList.contains('gone'));
      mark.classList.toggle('off', !kept);
      if (!kept) mark.removeAttribute('href');
      else if (homes.has(mark)) mark.setAttribute('href', homes.get(mark));
    }
    const shown = one('.text.open');
    const picks = all('.shelf a').filter((link) => documents.has(link.hash.slice(5)));
    if (picks.length && !picks.some((link) => '#' + shown.id === link.hash)) {
      open(document.getElementById(picks[0].hash.slice(1)));
    }
    one('#count').textContent = narrowed ? `${seen.toLocaleString('en')} of ${entries.size.toLocaleString('en')} entries` : total;
  }
  one('.filter form').addEventListener('change', filter);
  one('.filter form').addEventListener('reset', () => setTimeout(filter));

  // On paper no group is folded; what explains a contradiction stays so.
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const each of all('.group:not([open])')) { each.open = true; opened.push(each); }
  });
  addEventListener('afterprint', () => {
    for (const each of opened.splice(0)) each.open = false;
  });

  if (texts.length) open(texts[0]);
  follow(location.hash);
})();
