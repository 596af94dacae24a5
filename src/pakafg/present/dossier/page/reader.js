// The documents, one at a time, and from a figure to the characters that it rests on.
const pages = one('.pages');
const texts = all('.text');
const marks = all('.mark');
const slip = one('#slip');
const resting = one('#resting');
const back = one('#back');
const wide = matchMedia('(min-width: 66rem)');
let origin = null; // the figure that led into the text
let cited = null; // what "Copy as citation" cites

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
