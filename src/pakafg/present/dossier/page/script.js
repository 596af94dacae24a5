'use strict';
(() => {
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  document.documentElement.classList.add('js');

  const pages = one('.pages');
  const texts = all('.text');
  const marks = all('.mark');
  const slip = one('#slip');
  const resting = one('#resting');
  const back = one('#back');
  const entries = new Map(all('[data-l]').map((each) => [each.id.slice(1), each]));
  const wide = matchMedia('(min-width: 66rem)');
  const kinds = new Map(all('input[name=k]').map((box) => [box.value, box.parentNode.textContent.trim()]));
  let origin = null; // the figure that led into the text

  // Documents: one at a time.
  function open(text) {
    for (const each of texts) each.classList.toggle('open', each === text);
    for (const link of all('.shelf a')) {
      if (link.dataset.doc === text.id.slice(4)) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  function unlit() {
    for (const each of all('.lit')) each.classList.remove('lit');
  }

  function bring(into) {
    if (wide.matches && pages.contains(into)) {
      const top = pages.getBoundingClientRect().top;
      const free = Math.min(pages.clientHeight, innerHeight - top - slip.offsetHeight);
      pages.scrollTop += into.getBoundingClientRect().top - top - Math.max(free / 3, 8);
    } else into.scrollIntoView({ block: 'center' });
  }

  // From a figure to the characters that it rests on.
  function enter(mark, end, from) {
    origin = from;
    const text = mark.closest('.text');
    open(text);
    unlit();
    const start = Number(mark.dataset.a);
    for (const each of all('.mark', text)) {
      const at = Number(each.dataset.a);
      if (at >= start && at < end) each.classList.add('lit');
    }
    if (from) from.classList.add('lit');
    tell(mark.dataset.r);
    bring(mark);
    mark.focus({ preventScroll: true });
  }

  // What rests on these characters.
  function tell(numbers) {
    resting.replaceChildren(...numbers.split(' ').map((number) => {
      const entry = entries.get(number);
      const item = document.createElement('li');
      const link = document.createElement('a');
      const kind = document.createElement('span');
      link.href = '#r' + number;
      link.textContent = entry.dataset.l;
      kind.className = 'note';
      kind.textContent = kinds.get(entry.dataset.k) || '';
      item.append(link, kind);
      return item;
    }));
    back.hidden = !origin;
    slip.hidden = false;
  }

  function close() {
    slip.hidden = true;
    const lit = one('.mark.lit');
    unlit();
    if (lit) lit.focus({ preventScroll: true });
  }

  // From characters to what the page says on their strength.
  function reveal(entry) {
    if (entry.closest('.gone')) {
      one('.filter form').reset();
      filter();
    }
    for (let at = entry.closest('details'); at; at = at.parentNode.closest('details')) at.open = true;
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
    for (let at = from.closest('details'); at; at = at.parentNode.closest('details')) at.open = true;
    from.classList.add('lit');
    from.scrollIntoView({ block: 'center' });
    from.focus({ preventScroll: true });
  }

  function follow(hash) {
    const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    if (!target) return;
    if (target.matches('.mark')) enter(target, Number(target.dataset.e), null);
    else if (target.matches('[data-l]')) reveal(target);
    else if (target.matches('.text')) open(target);
  }

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const hash = link.getAttribute('href');
    const target = document.getElementById(hash.slice(1));
    if (link.matches('.mark')) {
      event.preventDefault();
      history.pushState(null, '', '#' + link.id);
      origin = null;
      unlit();
      link.classList.add('lit');
      tell(link.dataset.r);
      if (link.getBoundingClientRect().bottom > slip.getBoundingClientRect().top) bring(link);
      one('#h-slip').focus({ preventScroll: true });
    } else if (target && target.matches('.mark')) {
      event.preventDefault();
      history.pushState(null, '', hash);
      enter(target, Number(link.dataset.e), link);
    } else if (target && target.matches('[data-l]')) {
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

  // The filter: within a group any, across groups all.
  const homes = new Map(marks.filter((mark) => mark.href).map((mark) => [mark, mark.getAttribute('href')]));
  const total = one('#count').textContent;
  function filter() {
    const picked = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
    const [documents, sides, chosen] = ['d', 's', 'k'].map(picked);
    const words = (text) => (text ? text.split(' ') : []);
    let seen = 0;
    for (const entry of entries.values()) {
      const { d, s, k } = entry.dataset;
      const fits = (!documents.size || words(d).some((each) => documents.has(each)))
        && (!sides.size || (s ? words(s).some((each) => sides.has(each)) : sides.has('')))
        && (!chosen.size || chosen.has(k));
      entry.classList.toggle('gone', !fits);
      seen += fits;
    }
    for (const each of all('.saying, .block, main > section, main details')) {
      if (each.matches('.difference, .difference details')) continue;
      each.classList.toggle('gone', !one('[data-l]:not(.gone)', each));
    }
    for (const mark of marks) {
      const kept = mark.dataset.r.split(' ').some((number) => !entries.get(number).classList.contains('gone'));
      mark.classList.toggle('off', !kept);
      if (!kept) mark.removeAttribute('href');
      else if (homes.has(mark)) mark.setAttribute('href', homes.get(mark));
    }
    const shown = one('.text.open');
    const picks = all('.shelf a').filter((link) => documents.has(link.textContent));
    if (picks.length && !picks.some((link) => '#' + shown.id === link.getAttribute('href'))) {
      open(one(picks[0].getAttribute('href')));
    }
    const narrowed = documents.size || sides.size || chosen.size;
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
  filter();
  follow(location.hash);
})();
