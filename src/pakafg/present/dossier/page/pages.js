// A page of a folder: links into texts that stand on other pages, what rests on characters of this
// one, and how to cite either. Places are named as in the dossier of one page.
const slip = one('#slip');
const marks = all('.mark');
const references = new Map(all('.cited').map((each) => [each.dataset.d, each.textContent]));
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
let cited = () => '';
let origin = null; // where the keyboard goes back to

// With a script a link goes to all the characters of its citation, not only to the first.
for (const kind of ['click', 'auxclick']) {
  document.addEventListener(kind, (event) => {
    const link = event.target.closest('a[data-e]:not(.mark)');
    if (link && !link.dataset.whole) {
      link.href += `_${link.dataset.e}`;
      link.dataset.whole = 'yes';
    }
  }, true);
}

function unlit() {
  for (const each of all('.lit')) each.classList.remove('lit');
}
function unfold(from) {
  for (let at = from.closest('details'); at; at = at.parentNode.closest('details')) at.open = true;
}
function bring(element) {
  element.tabIndex = -1;
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
}
function show(heading, rows = []) {
  one('#h-slip').textContent = heading;
  one('#resting').replaceChildren(...rows);
  one('#citation').hidden = true;
  one('#copied').textContent = '';
  slip.hidden = false;
}
function close() {
  slip.hidden = true;
  if (origin) origin.focus();
  origin = null;
}

// The characters from a mark to an end, and what rests on them.
function light(mark, end) {
  const start = Number(mark.dataset.a);
  const lit = marks.filter(({ dataset }) => dataset.a >= start && dataset.a < end);
  unlit();
  for (const each of lit) each.classList.add('lit');
  const numbers = new Set(mark.dataset.r.split(' '));
  const rows = all('#all-resting li').filter((each) => numbers.has(each.dataset.n)).map((each) => each.cloneNode(true));
  show('Rests on these characters', rows);
  const [[name, reference]] = references;
  const quote = oneLine(lit.map((each) => each.textContent).join(''));
  cited = () => [`${reference} “${quote}” (${start}–${end})`, `${location.href.split('#')[0]}#at_${name}_${start}_${end}`].join('\n');
}

// A figure, a question or a date, and the characters that it rests on.
function point(block) {
  const by = new Map();
  for (const link of all('a.chip, a.more', block).filter((each) => !each.closest('[hidden], .out'))) {
    const [, document, start] = /#at_([^_]+)_(\d+)/.exec(link.hash);
    by.set(document, (by.get(document) || new Set()).add(`${link.title} (${start}–${link.dataset.e})`));
  }
  const range = block.dataset.c && one('.range', block) ? `: ${tidy(one('.range', block))}` : '';
  const sums = all('.sum:not([hidden]) li', block).map((sum) => sum.firstChild.textContent.trim());
  const chosen = chosenWords(); // a figure of a reader's own choice says so
  const lines = [...by].map(([document, quotes]) => `${references.get(document)} ${[...quotes].join('; ')}`);
  cited = () => [(block.dataset.l || block.dataset.c) + range, ...(chosen ? [chosen] : []), ...sums, ...lines, `${location.href.split('#')[0]}#${block.id}`].join('\n');
  show('The link to this is in the address bar');
}

function follow() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (!name) return;
  const cut = name.lastIndexOf('_');
  const target = document.getElementById(name);
  const start = document.getElementById(name.slice(0, cut));
  unlit();
  if (target && target.matches('.mark')) {
    light(target, Number(target.dataset.e));
    bring(target);
  } else if (target) {
    unfold(target);
    target.classList.add('lit');
    bring(target);
  } else if (start && start.matches('.mark')) {
    light(start, Number(name.slice(cut + 1)));
    bring(start);
  } else if (one('a[rel=next]')) { // a place moves on to a later page where documents come
    location.replace(one('a[rel=next]').href + location.hash);
  }
}

if (slip) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches('.mark')) {
      event.preventDefault();
      origin = link;
      history.pushState(null, '', `#${link.id}`);
      light(link, Number(link.dataset.e));
      one('#h-slip').focus({ preventScroll: true });
    } else if (link.matches('.here')) {
      event.preventDefault();
      origin = link;
      history.pushState(null, '', link.hash);
      point(document.getElementById(decodeURIComponent(link.hash.slice(1))));
      one('#copy').focus({ preventScroll: true });
    }
  });
  one('#copy').addEventListener('click', () => copy(cited()));
  one('#close').addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !slip.hidden) close();
  });
}
addEventListener('hashchange', follow);
addEventListener('popstate', follow);
// On paper nothing is folded but what explains a contradiction.
addEventListener('beforeprint', () => {
  for (const each of all('.group:not([open])')) each.open = true;
});
follow();
