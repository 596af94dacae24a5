// A link to a figure, a question, an incident or a date, and what it rests on.
function point(block) {
  reveal(block);
  const links = all('a[data-e]', block).filter((link) => !link.closest('[hidden], .out')).map((link) => [document.getElementById(link.hash.slice(1)), Number(link.dataset.e)]);
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
